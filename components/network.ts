import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { formatCidr, parseCidr } from "../model/ip";
import { checkAtPreview } from "./account-check";
import { childOf } from "./child";
import { plainArgs } from "./plain-args";
import { defaultSubnetPrefixLength, planSubnets, TIERS, type PlannedSubnet } from "./subnet-plan";

/** How hosts of the VPC reach the internet. */
export const Egress = {
    /** Not at all: isolated subnets alone. */
    None: "none",
    /** From routed subnets, through one NAT gateway in each zone. */
    Nat: "nat",
} as const;
export type Egress = (typeof Egress)[keyof typeof Egress];

/** A VPC that is there already. */
export interface ExistingNetworkArgs {
    /** Id of the VPC, `vpc-…`. */
    readonly vpcId: string;
    /** Ids of subnets for the endpoint's interfaces and for clients, `subnet-…`; at least two, each in a zone of its own. */
    readonly subnetIds: string[];
    /** Ids of subnets with a route to an internet gateway, each in a zone of its own. @defaultValue none */
    readonly publicSubnetIds?: string[];
}

export interface NetworkArgs {
    /** Block of the VPC to be created, /16../28, host bits zero. Not with `existing`. */
    readonly cidrBlock?: string;
    /** Availability zones by name; each gets a subnet of each tier. Not with `existing`. */
    readonly zones?: string[];
    /** How hosts of the VPC reach the internet. Not with `existing`. @defaultValue `none` */
    readonly egress?: Egress;
    /** Whether there are public subnets without NAT too, for load balancers. Not with `existing`. @defaultValue false */
    readonly publicSubnets?: boolean;
    /** Prefix length of every subnet, 16..28. @defaultValue the VPC's plus 5, at most 28 */
    readonly subnetPrefixLength?: number;
    /** A VPC to use in place of a created one; it is read and never changed. */
    readonly existing?: ExistingNetworkArgs;
    /** Tags of everything created. */
    readonly tags?: { [name: string]: string };
}

/**
 * A VPC with isolated subnets in each zone, with public ones where they are asked for, and with both routed and public
 * ones where there is NAT; or one that exists.
 *
 * Both DNS attributes are on, since private DNS of an endpoint and private hosted zones need both.
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html (read 2026-11-20)
 */
export class Network extends pulumi.ComponentResource {
    /** Id of the VPC, `vpc-…`. */
    public readonly vpcId: pulumi.Output<string>;
    /** Primary block of the VPC. */
    public readonly cidrBlock: pulumi.Output<string>;
    /** Subnets without a default route, one a zone, in the order of `zones`; of an existing VPC, the subnets given. */
    public readonly isolatedSubnetIds: pulumi.Output<string>[];
    /** Subnets whose default route is a NAT gateway, one a zone, in the order of `zones`; none without NAT. */
    public readonly routedSubnetIds: pulumi.Output<string>[];
    /** Subnets whose default route is an internet gateway, one a zone, in the order of `zones`; each once its route is there. */
    public readonly publicSubnetIds: pulumi.Output<string>[];
    /** Availability zone of each of `isolatedSubnetIds`, by name. */
    public readonly zones: pulumi.Output<string>[];
    /** Block of each of `isolatedSubnetIds`. */
    public readonly isolatedCidrBlocks: pulumi.Output<string>[];
    /** Route tables of `isolatedSubnetIds`, for gateway endpoints; of an existing VPC none, as they are not asked for. */
    public readonly isolatedRouteTableIds: pulumi.Output<string>[];

    public constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
        super("private-api:index:Network", name, plainArgs(args), opts);
        const parts = args.existing ? adopt(this, name, args.existing) : create(this, name, args);
        this.vpcId = parts.vpcId;
        this.cidrBlock = parts.cidrBlock;
        this.isolatedSubnetIds = parts.isolated.map((subnet) => subnet.id);
        this.routedSubnetIds = parts.routed.map((subnet) => subnet.id);
        this.publicSubnetIds = [...parts.publicIds];
        this.zones = parts.isolated.map((subnet) => subnet.availabilityZone);
        this.isolatedCidrBlocks = parts.isolated.map((subnet) => subnet.cidrBlock.apply((block) => block ?? ""));
        this.isolatedRouteTableIds = parts.isolatedTables.map((table) => table.id);
        this.registerOutputs({
            vpcId: this.vpcId,
            cidrBlock: this.cidrBlock,
            isolatedSubnetIds: this.isolatedSubnetIds,
            routedSubnetIds: this.routedSubnetIds,
            publicSubnetIds: this.publicSubnetIds,
            zones: this.zones,
            isolatedCidrBlocks: this.isolatedCidrBlocks,
            isolatedRouteTableIds: this.isolatedRouteTableIds,
        });
    }
}

const EVERYWHERE = { destinationCidrBlock: "0.0.0.0/0" };

interface Parts {
    readonly vpcId: pulumi.Output<string>;
    readonly cidrBlock: pulumi.Output<string>;
    readonly isolated: readonly aws.ec2.Subnet[];
    readonly routed: readonly aws.ec2.Subnet[];
    readonly publicIds: readonly pulumi.Output<string>[];
    readonly isolatedTables: readonly aws.ec2.RouteTable[];
}

function adopt(network: Network, name: string, existing: ExistingNetworkArgs): Parts {
    const vpc = aws.ec2.Vpc.get(`${name}-vpc`, existing.vpcId, undefined, childOf(network));
    checkAtPreview(pulumi.all([vpc.enableDnsSupport, vpc.enableDnsHostnames]), ([support, hostnames]) =>
        support && hostnames
            ? undefined
            : `network.existing.vpcId: lacks a DNS attribute, got \`enableDnsSupport: ${support}\`, \`enableDnsHostnames: ${hostnames}\`; expected both on, as private DNS and private zones need them; turn them on with \`aws ec2 modify-vpc-attribute\``,
    );
    const isolated = adoptSubnets(network, name, existing.vpcId, "subnetIds", existing.subnetIds);
    const open = adoptSubnets(network, name, existing.vpcId, "publicSubnetIds", existing.publicSubnetIds ?? []);
    if (open.length > 0) checkZonesCovered(isolated, open);
    return {
        vpcId: vpc.id,
        cidrBlock: vpc.cidrBlock,
        isolated,
        routed: [],
        publicIds: open.map((subnet) => subnet.id),
        isolatedTables: [],
    };
}

/** Reads subnets of a list, and checks that they are of the VPC and each in a zone of its own. */
function adoptSubnets(
    network: Network,
    name: string,
    ownVpcId: string,
    list: "subnetIds" | "publicSubnetIds",
    ids: readonly string[],
): aws.ec2.Subnet[] {
    // One subnet may stand in both lists.
    const prefix = list === "subnetIds" ? name : `${name}-public`;
    const subnets = ids.map((id) => aws.ec2.Subnet.get(`${prefix}-${id}`, id, undefined, childOf(network)));
    for (const [index, subnet] of subnets.entries()) {
        const where = `network.existing.${list}[${index}]`;
        checkAtPreview(pulumi.all([subnet.id, subnet.vpcId]), ([id, vpcId]) =>
            vpcId === ownVpcId
                ? undefined
                : `${where}: is not in the VPC, got \`${id}\` of \`${vpcId}\`; expected a subnet of \`${ownVpcId}\`; list them with \`aws ec2 describe-subnets --filters Name=vpc-id,Values=${ownVpcId}\``,
        );
    }
    checkAtPreview(pulumi.all(subnets.map((subnet) => subnet.availabilityZone)), (zones) => {
        const twice = zones.findIndex((zone, index) => zones.indexOf(zone) !== index);
        return twice < 0
            ? undefined
            : `network.existing.${list}[${twice}]: is in a zone that another subnet of the list is in, got \`${zones[twice] ?? ""}\` twice; expected one subnet a zone, as endpoints and load balancers take them; leave one of the two out`;
    });
    return subnets;
}

/** A load balancer passes nothing on to a zone that it is not in itself (rule L-12). */
function checkZonesCovered(isolated: readonly aws.ec2.Subnet[], open: readonly aws.ec2.Subnet[]): void {
    const zonesOf = (subnets: readonly aws.ec2.Subnet[]) => pulumi.all(subnets.map((each) => each.availabilityZone));
    checkAtPreview(pulumi.all([zonesOf(isolated), zonesOf(open)]), ([inner, outer]) => {
        const missing = inner.filter((zone) => !outer.includes(zone));
        return missing.length === 0
            ? undefined
            : `network.existing.publicSubnetIds: lack a zone of \`network.existing.subnetIds\`, got subnets in \`${outer.join("`, `")}\`; expected one in \`${missing.join("`, `")}\` too, as a load balancer passes nothing on to other zones than its own; add it`;
    });
}

function create(network: Network, name: string, args: NetworkArgs): Parts {
    const range = parseCidr(args.cidrBlock ?? "", "cidrBlock");
    if (!range.ok) throw new Error(`Network ${name}: ${range.issues[0]?.message ?? "no cidrBlock"}`);
    const length = args.subnetPrefixLength ?? defaultSubnetPrefixLength(range.value.prefixLength);
    const plan = planSubnets({
        cidrBlock: range.value,
        zones: args.zones ?? [],
        prefixLengths: { isolated: length, routed: length, public: length },
    });
    if (!plan.ok) throw new Error(`Network ${name}: ${plan.issues[0]?.message ?? "no plan"}`);

    const tagged = (role: string) => ({ ...args.tags, Name: `${name}-${role}` });
    const vpc = new aws.ec2.Vpc(
        `${name}-vpc`,
        {
            cidrBlock: formatCidr(range.value),
            enableDnsSupport: true,
            enableDnsHostnames: true,
            tags: tagged("vpc"),
        },
        childOf(network),
    );
    const makeSubnet = (planned: PlannedSubnet) =>
        new aws.ec2.Subnet(
            `${name}-${planned.tier}-${planned.zone}`,
            {
                vpcId: vpc.id,
                availabilityZone: planned.zone,
                cidrBlock: formatCidr(planned.range),
                mapPublicIpOnLaunch: false,
                tags: tagged(`${planned.tier}-${planned.zone}`),
            },
            childOf(network),
        );
    const hasNat = args.egress === Egress.Nat;
    const inUse = TIERS.filter((tier) => hasNat || tier === "isolated" || (tier === "public" && args.publicSubnets));
    const subnets = plan.value
        .filter(({ tier }) => inUse.includes(tier))
        .map((planned) => ({ ...planned, subnet: makeSubnet(planned) }));
    const ofTier = (tier: string) =>
        (args.zones ?? []).flatMap((zone) => subnets.filter((each) => each.tier === tier && each.zone === zone));

    const isolatedTable = makeRouteTable("isolated");
    for (const { zone, subnet } of ofTier("isolated")) associate(`isolated-${zone}`, subnet, isolatedTable);
    const publicIds = inUse.includes("public") ? routeToInternet() : [];
    return {
        vpcId: vpc.id,
        cidrBlock: vpc.cidrBlock,
        isolated: ofTier("isolated").map(({ subnet }) => subnet),
        routed: ofTier("routed").map(({ subnet }) => subnet),
        publicIds,
        isolatedTables: [isolatedTable],
    };

    function makeRouteTable(role: string): aws.ec2.RouteTable {
        return new aws.ec2.RouteTable(`${name}-${role}`, { vpcId: vpc.id, tags: tagged(role) }, childOf(network));
    }

    function associate(role: string, subnet: aws.ec2.Subnet, table: aws.ec2.RouteTable): void {
        const ids = { subnetId: subnet.id, routeTableId: table.id };
        new aws.ec2.RouteTableAssociation(`${name}-${role}`, ids, childOf(network));
    }

    /** Gives the public subnets their route, and with NAT the routed ones theirs. */
    function routeToInternet(): pulumi.Output<string>[] {
        const gateway = new aws.ec2.InternetGateway(
            `${name}-internet`,
            { vpcId: vpc.id, tags: tagged("internet") },
            childOf(network),
        );
        const publicTable = makeRouteTable("public");
        const route = new aws.ec2.Route(
            `${name}-public-default`,
            { ...EVERYWHERE, routeTableId: publicTable.id, gatewayId: gateway.id },
            childOf(network),
        );
        for (const { zone, subnet } of ofTier("public")) {
            associate(`public-${zone}`, subnet, publicTable);
            if (hasNat) makeNat(zone, subnet, gateway);
        }
        // AWS refuses an internet-facing load balancer in a VPC without an internet gateway; no input of it says so.
        return ofTier("public").map(({ subnet }) => pulumi.all([subnet.id, route.id]).apply(([id]) => id));
    }

    function makeNat(zone: string, subnet: aws.ec2.Subnet, gateway: aws.ec2.InternetGateway): void {
        const address = new aws.ec2.Eip(
            `${name}-nat-${zone}`,
            { domain: "vpc", tags: tagged(`nat-${zone}`) },
            childOf(network),
        );
        const nat = new aws.ec2.NatGateway(
            `${name}-nat-${zone}`,
            { subnetId: subnet.id, allocationId: address.id, tags: tagged(`nat-${zone}`) },
            // AWS refuses a NAT gateway in a VPC whose internet gateway is not attached yet; no input of it says so.
            childOf(network, { dependsOn: [gateway] }),
        );
        const table = makeRouteTable(`routed-${zone}`);
        new aws.ec2.Route(
            `${name}-routed-${zone}-default`,
            { ...EVERYWHERE, routeTableId: table.id, natGatewayId: nat.id },
            childOf(network),
        );
        for (const routed of ofTier("routed").filter((each) => each.zone === zone)) {
            associate(`routed-${zone}`, routed.subnet, table);
        }
    }
}
