import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { childOf } from "./child";
import { plainArgs } from "./plain-args";

export interface VpcLinkV1Args {
    /**
     * Network Load Balancer of the same account, with the inbound rules of its security groups off for PrivateLink
     * (rule K-3), and in front of no other endpoint service: the link would fail.
     */
    readonly networkLoadBalancerArn: pulumi.Input<string>;
    /** Tags of everything created. */
    readonly tags?: { [name: string]: string };
}

/**
 * A VPC link of version 1: the way from REST APIs to a Network Load Balancer, over PrivateLink.
 *
 * AWS calls it a legacy form and recommends version 2, which leads to Application Load Balancers without another load
 * balancer in between (rule K-1).
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/vpc-links-v1.html (read 2026-11-20)
 */
export class VpcLinkV1 extends pulumi.ComponentResource {
    /** Id of the link, for `connectionId`. */
    public readonly vpcLinkId: pulumi.Output<string>;

    public constructor(name: string, args: VpcLinkV1Args, opts?: pulumi.ComponentResourceOptions) {
        super("private-api:index:VpcLinkV1", name, plainArgs(args), opts);
        const link = new aws.apigateway.VpcLink(
            `${name}-link`,
            { targetArn: args.networkLoadBalancerArn, tags: args.tags },
            childOf(this),
        );
        this.vpcLinkId = link.id;
        this.registerOutputs({ vpcLinkId: this.vpcLinkId });
    }
}
