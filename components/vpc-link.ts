import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { checkAtPreview } from "./account-check";
import { childOf } from "./child";
import { plainArgs } from "./plain-args";
import { admit, send } from "./security-group-rules";
import { judgeLinkZones } from "./vpc-link-zones";

/** One of the link's interfaces. */
export interface LinkSubnetArgs {
    /** Subnet of the interface. */
    readonly subnetId: pulumi.Input<string>;
    /** Availability zone of the subnet, by name. */
    readonly zone: pulumi.Input<string>;
}

/** A load balancer that the link leads to. */
export interface LinkTargetArgs {
    /** Word for the children's names, e.g. `load-balancer`; unique in the list. */
    readonly name: string;
    /** Its security group, which gets the rule that lets the link in. */
    readonly securityGroupId: pulumi.Input<string>;
    /** Port of its listener, 1..65535. */
    readonly port: number;
}

export interface VpcLinkArgs {
    /** VPC of the link. */
    readonly vpcId: pulumi.Input<string>;
    /** Subnets of its interfaces, at least one, each in a zone where links are offered (rule K-10). */
    readonly subnets: LinkSubnetArgs[];
    /** Where the subnets are configured, for messages, e.g. `network.existing.subnetIds`. @defaultValue `network.zones` */
    readonly setting?: string;
    /** Load balancers that it may reach, of the same account; both ends of each connection are opened. */
    readonly targets: LinkTargetArgs[];
    /** Tags of everything created. */
    readonly tags?: { [name: string]: string };
}

/**
 * A VPC link of version 2: the way from HTTP and REST APIs to internal load balancers.
 *
 * It cannot be changed: other subnets replace it. The new one is there before the old one goes, and what names the link
 * follows in between, so that AWS does not refuse to delete it ("is referenced in", rule K-11).
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vpc-links.html (read 2026-11-20)
 */
export class VpcLink extends pulumi.ComponentResource {
    /** Id of the link, for `connectionId`: known when both ends of its ways are open. */
    public readonly vpcLinkId: pulumi.Output<string>;
    /** Security group of its interfaces. */
    public readonly securityGroupId: pulumi.Output<string>;

    public constructor(name: string, args: VpcLinkArgs, opts?: pulumi.ComponentResourceOptions) {
        super("private-api:index:VpcLink", name, plainArgs(args), opts);
        checkZones(this, args);
        const group = new aws.ec2.SecurityGroup(
            `${name}-group`,
            {
                vpcId: args.vpcId,
                description: "Where API Gateway may go through the VPC link",
                tags: { ...args.tags, Name: `${name}-group` },
            },
            childOf(this),
        );
        const rules = args.targets.flatMap((target) => open(this, name, target, group.id, args.tags));
        const link = new aws.apigatewayv2.VpcLink(
            `${name}-link`,
            {
                subnetIds: args.subnets.map(({ subnetId }) => subnetId),
                tags: args.tags,
                securityGroupIds: [group.id],
            },
            childOf(this),
        );
        // The link itself, which takes minutes, does not wait for them.
        this.vpcLinkId = pulumi.all([link.id, pulumi.all(rules.map(({ id }) => id))]).apply(([id]) => id);
        this.securityGroupId = group.id;
        this.registerOutputs({ vpcLinkId: this.vpcLinkId, securityGroupId: this.securityGroupId });
    }
}

/** Both ends of the way to a load balancer: without either API Gateway answers 503, or 500 for REST (rule K-7). */
function open(
    component: VpcLink,
    name: string,
    target: LinkTargetArgs,
    groupId: pulumi.Output<string>,
    tags: { [name: string]: string } | undefined,
): pulumi.CustomResource[] {
    const { port, securityGroupId } = target;
    const out = send(component, name, {
        role: `to-${target.name}`,
        securityGroupId: groupId,
        peer: { securityGroupId },
        port,
        description: `To ${target.name}`,
        tags,
    });
    const into = admit(component, name, {
        role: `into-${target.name}`,
        securityGroupId,
        peer: { securityGroupId: groupId },
        port,
        description: "From the VPC link",
        tags,
    });
    return [out, into];
}

/** Which id a zone's name stands for differs from account to account, so the account is asked. */
function checkZones(component: VpcLink, args: VpcLinkArgs): void {
    const { region } = aws.getRegionOutput({}, { parent: component });
    const { names, zoneIds } = aws.getAvailabilityZonesOutput({}, { parent: component });
    const wanted = pulumi.all(args.subnets.map(({ zone }) => zone));
    checkAtPreview(pulumi.all([region, names, zoneIds, wanted]), ([where, known, ids, zones]) =>
        judgeLinkZones(where, { names: known, ids }, zones, args.setting),
    );
}
