import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { childOf } from "./child";
import { plainArgs } from "./plain-args";

export interface OnPremisesTargetsArgs {
    /** Group of IP targets that gets them. */
    readonly targetGroupArn: pulumi.Input<string>;
    /** IPv4 addresses of RFC 1918 or 100.64.0.0/10, outside the VPC; at least one. */
    readonly addresses: string[];
    /** TCP port that they listen on, 1..65535. */
    readonly port: number;
}

/**
 * On-premises hosts as the targets of a load balancer.
 *
 * They are registered for all zones: AWS refuses an address outside the VPC in a zone of the VPC (rule L-2).
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetDescription.html (read 2026-11-21)
 */
export class OnPremisesTargets extends pulumi.ComponentResource {
    /** Addresses, once they are registered. */
    public readonly addresses: pulumi.Output<string[]>;

    public constructor(name: string, args: OnPremisesTargetsArgs, opts?: pulumi.ComponentResourceOptions) {
        super("private-api:index:OnPremisesTargets", name, plainArgs(args), opts);
        const attachments = args.addresses.map(
            (address) =>
                new aws.lb.TargetGroupAttachment(
                    `${name}-${address}`,
                    {
                        targetGroupArn: args.targetGroupArn,
                        targetId: address,
                        port: args.port,
                        availabilityZone: "all",
                    },
                    childOf(this),
                ),
        );
        this.addresses = pulumi.all(attachments.map((attachment) => attachment.targetId));
        this.registerOutputs({ addresses: this.addresses });
    }
}
