import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { childOf } from "./child";
import { plainArgs } from "./plain-args";
import { admit, send } from "./security-group-rules";
import { MODERN_TLS } from "./tls-policy";

/** What the load balancer does with the connections that it takes. */
export const ListenerProtocol = {
    /** It passes them on as they are: the target answers TLS with its own certificate, for the name that the client asks. */
    Tcp: "TCP",
    /** It answers TLS with `certificateArn`, and opens TLS of its own to the target, whose certificate it does not check. */
    Tls: "TLS",
} as const;
export type ListenerProtocol = (typeof ListenerProtocol)[keyof typeof ListenerProtocol];

/** What kind of target the load balancer passes connections on to. */
export const TargetKind = {
    /** Addresses of the VPC, or of networks that it is connected with. */
    Address: "ip",
    /** One Application Load Balancer, behind `TCP` alone. */
    ApplicationLoadBalancer: "alb",
} as const;
export type TargetKind = (typeof TargetKind)[keyof typeof TargetKind];

/** One of the load balancer's places: a subnet, with the address that it has there. */
export interface BalancerSubnetArgs {
    /** Word for the children's names, e.g. the zone; unique in the list. */
    readonly name: string;
    /** Subnet; one a zone. With a route to an internet gateway where the load balancer faces the internet. */
    readonly subnetId: pulumi.Input<string>;
    /** Allocation of an Elastic IP to use in place of a created one, `eipalloc-…`; where it faces the internet. */
    readonly allocationId?: string;
}

/** A group of clients that the load balancer's security group lets in on the listener's port. */
export interface BalancerClientArgs {
    /** Word for the children's names, e.g. `198.51.100.0-24`; unique in the list. */
    readonly name: string;
    /** Block of addresses. */
    readonly cidrBlock: pulumi.Input<string>;
}

/** Where connections go. */
export interface BalancerTargetArgs {
    /** Word for the children's names, e.g. the zone; unique in the list. */
    readonly name: string;
    /** Address, or ARN of the Application Load Balancer. */
    readonly id: pulumi.Input<string>;
    /** `all` for an address outside the VPC. @defaultValue the zone of the address, as AWS finds it */
    readonly availabilityZone?: string;
}

export interface NetworkLoadBalancerArgs {
    /** VPC of the load balancer. */
    readonly vpcId: pulumi.Input<string>;
    /** Whether it has private addresses alone. A load balancer on the internet answers hosts of its VPC with public ones. */
    readonly internal: boolean;
    /** One subnet a zone, at least one. */
    readonly subnets: BalancerSubnetArgs[];
    /** Who may open connections. Without a client nobody can: connections time out (rule N-7). */
    readonly clients: BalancerClientArgs[];
    /** What it does with connections. */
    readonly protocol: ListenerProtocol;
    /** Certificate of the listener, issued in the same region. For `TLS`. */
    readonly certificateArn?: pulumi.Input<string>;
    /** Port of listener and targets. @defaultValue 443 */
    readonly port?: number;
    /** Kind of the targets. @defaultValue `ip` */
    readonly targetKind?: TargetKind;
    /** Where connections go. */
    readonly targets: BalancerTargetArgs[];
    /**
     * Security group of the targets where the program owns it: it gets a rule that lets the load balancer in. Without it
     * the targets have to admit the load balancer already.
     */
    readonly targetSecurityGroupId?: pulumi.Input<string>;
    /**
     * What has to be there before the listener is: an output of it, e.g. `EndpointPolicy.endpointId` of the endpoint that
     * the targets belong to. The listener goes before it too. @defaultValue nothing
     */
    readonly opensAfter?: pulumi.Input<string>;
    /** Path that healthy targets answer over HTTPS with `healthCheckMatcher`. @defaultValue a connection is enough */
    readonly healthCheckPath?: string;
    /** Statuses of healthy targets, e.g. `200` or `200-399`. @defaultValue `200` */
    readonly healthCheckMatcher?: string;
    /**
     * Whether connections of endpoint services, such as VPC links v1, pass without a rule for them. Those come from
     * addresses of API Gateway that change (rule K-3). @defaultValue false
     */
    readonly admitsEndpointServices?: boolean;
    /** Tags of everything created. */
    readonly tags?: { [name: string]: string };
}

/**
 * A Network Load Balancer with a security group from its creation, where alone one can be attached (rule L-8); on the
 * internet with one Elastic IP a zone, which outlives it (rule L-7).
 *
 * Targets see its own addresses, not those of clients, and no proxy header: interfaces of a VPC endpoint answer neither
 * (rule L-3). So its group is the one place that can tell clients apart by address.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html (read 2026-11-20)
 */
export class NetworkLoadBalancer extends pulumi.ComponentResource {
    /** ARN of the load balancer. */
    public readonly loadBalancerArn: pulumi.Output<string>;
    /** Name of the load balancer, for alias records. */
    public readonly dnsName: pulumi.Output<string>;
    /** Hosted zone of that name. */
    public readonly hostedZoneId: pulumi.Output<string>;
    /** Security group of the load balancer, for rules of what is behind it. */
    public readonly securityGroupId: pulumi.Output<string>;
    /** Public addresses, in the order of `subnets`; none where it is internal. */
    public readonly publicAddresses: pulumi.Output<string[]>;
    /** ARN of the listener: known when connections get through it, with rules and targets. */
    public readonly listenerArn: pulumi.Output<string>;
    /** ARN of the target group. */
    public readonly targetGroupArn: pulumi.Output<string>;

    public constructor(name: string, args: NetworkLoadBalancerArgs, opts?: pulumi.ComponentResourceOptions) {
        super("private-api:index:NetworkLoadBalancer", name, plainArgs(args), opts);
        checkArgs(name, args);
        const { group, rules } = makeGroup(this, name, args);
        const places = args.subnets.map((subnet) => addressOf(this, name, args, subnet));
        const balancer = new aws.lb.LoadBalancer(
            `${name}-balancer`,
            {
                loadBalancerType: "network",
                ipAddressType: "ipv4",
                tags: args.tags,
                internal: args.internal,
                subnetMappings: places.map(({ subnetId, address }) =>
                    address === undefined ? { subnetId } : { subnetId, allocationId: address.allocationId },
                ),
                securityGroups: [group.id],
                enableCrossZoneLoadBalancing: true,
                ...(args.admitsEndpointServices ? { enforceSecurityGroupInboundRulesOnPrivateLinkTraffic: "off" } : {}),
            },
            // Where it is replaced, the old one holds the Elastic IPs and, by its listener, the target group until it is gone.
            childOf(this, { deleteBeforeReplace: true }),
        );
        const { targets, attachments } = makeTargets(this, name, args);
        const listener = makeListener(this, name, args, balancer, targets);

        this.loadBalancerArn = balancer.arn;
        this.dnsName = balancer.dnsName;
        this.hostedZoneId = balancer.zoneId;
        this.securityGroupId = group.id;
        this.publicAddresses = pulumi.all(
            places.flatMap(({ address }) => (address === undefined ? [] : [address.publicIp])),
        );
        this.listenerArn = pulumi
            .all([listener.arn, pulumi.all([...rules, ...attachments].map(({ id }) => id))])
            .apply(([arn]) => arn);
        this.targetGroupArn = targets.arn;
        this.registerOutputs({
            loadBalancerArn: this.loadBalancerArn,
            dnsName: this.dnsName,
            hostedZoneId: this.hostedZoneId,
            securityGroupId: this.securityGroupId,
            publicAddresses: this.publicAddresses,
            listenerArn: this.listenerArn,
            targetGroupArn: this.targetGroupArn,
        });
    }
}

const portOf = (args: NetworkLoadBalancerArgs): number => args.port ?? 443;

/** What code, not users, could break. */
function checkArgs(name: string, args: NetworkLoadBalancerArgs): void {
    const isTls = args.protocol === ListenerProtocol.Tls;
    if (isTls !== (args.certificateArn !== undefined)) {
        throw new Error(`NetworkLoadBalancer ${name}: a certificate belongs to TLS, and TLS needs one`);
    }
    if (isTls && args.targetKind === TargetKind.ApplicationLoadBalancer) {
        throw new Error(
            `NetworkLoadBalancer ${name}: before an Application Load Balancer only TCP is possible (rule L-1)`,
        );
    }
    if (args.internal && args.subnets.some(({ allocationId }) => allocationId !== undefined)) {
        throw new Error(`NetworkLoadBalancer ${name}: an internal load balancer has no Elastic IPs`);
    }
}

interface OpenedGroup {
    readonly group: aws.ec2.SecurityGroup;
    readonly rules: readonly pulumi.CustomResource[];
}

/** The group, with rules for the clients and towards the targets; health checks obey those towards the targets alone. */
function makeGroup(component: NetworkLoadBalancer, name: string, args: NetworkLoadBalancerArgs): OpenedGroup {
    const port = portOf(args);
    const group = new aws.ec2.SecurityGroup(
        `${name}-clients`,
        {
            vpcId: args.vpcId,
            description: "Who may open connections to the load balancer, and to whom it passes them on",
            tags: { ...args.tags, Name: `${name}-clients` },
        },
        childOf(component),
    );
    const { tags } = args;
    const from = args.clients.map((client) =>
        admit(component, name, {
            role: `from-${client.name}`,
            securityGroupId: group.id,
            peer: { cidrBlock: client.cidrBlock },
            port,
            description: `From ${client.name}`,
            tags,
        }),
    );
    if (args.targetSecurityGroupId !== undefined) {
        const to = send(component, name, {
            role: "to-targets",
            securityGroupId: group.id,
            peer: { securityGroupId: args.targetSecurityGroupId },
            port,
            description: "To the targets",
            tags,
        });
        const into = admit(component, name, {
            role: "into-targets",
            securityGroupId: args.targetSecurityGroupId,
            peer: { securityGroupId: group.id },
            port,
            description: `From the load balancer ${name}`,
            tags,
        });
        return { group, rules: [...from, to, into] };
    }
    if (args.targetKind === TargetKind.ApplicationLoadBalancer) {
        throw new Error(`NetworkLoadBalancer ${name}: an Application Load Balancer is reached by its security group`);
    }
    const to = args.targets.map((target) =>
        send(component, name, {
            role: `to-${target.name}`,
            securityGroupId: group.id,
            peer: { cidrBlock: pulumi.interpolate`${target.id}/32` },
            port,
            description: `To ${target.name}`,
            tags,
        }),
    );
    return { group, rules: [...from, ...to] };
}

/** A place of the load balancer, with its Elastic IP where it has one. */
interface Place {
    readonly subnetId: pulumi.Input<string>;
    readonly address?: { readonly allocationId: pulumi.Input<string>; readonly publicIp: pulumi.Output<string> };
}

function addressOf(
    component: NetworkLoadBalancer,
    name: string,
    args: NetworkLoadBalancerArgs,
    { name: place, subnetId, allocationId }: BalancerSubnetArgs,
): Place {
    if (args.internal) return { subnetId };
    const child = `${name}-address-${place}`;
    const address =
        allocationId === undefined
            ? new aws.ec2.Eip(child, { domain: "vpc", tags: { ...args.tags, Name: child } }, childOf(component))
            : aws.ec2.Eip.get(child, allocationId, undefined, childOf(component));
    return { subnetId, address: { allocationId: allocationId ?? address.allocationId, publicIp: address.publicIp } };
}

interface FilledGroup {
    readonly targets: aws.lb.TargetGroup;
    readonly attachments: readonly aws.lb.TargetGroupAttachment[];
}

function makeTargets(component: NetworkLoadBalancer, name: string, args: NetworkLoadBalancerArgs): FilledGroup {
    const targetType = args.targetKind ?? TargetKind.Address;
    const path = args.healthCheckPath;
    const targets = new aws.lb.TargetGroup(
        `${name}-targets`,
        {
            vpcId: args.vpcId,
            targetType,
            protocol: args.protocol,
            port: portOf(args),
            healthCheck:
                path === undefined
                    ? { protocol: "TCP", port: "traffic-port" }
                    : { protocol: "HTTPS", port: "traffic-port", path, matcher: args.healthCheckMatcher ?? "200" },
            tags: args.tags,
            // Before an Application Load Balancer these are fixed by AWS (rule L-10).
            ...(targetType === TargetKind.Address ? { preserveClientIp: "false", proxyProtocolV2: false } : {}),
        },
        childOf(component),
    );
    const attachments = args.targets.map(
        (target) =>
            new aws.lb.TargetGroupAttachment(
                `${name}-target-${target.name}`,
                {
                    targetGroupArn: targets.arn,
                    targetId: target.id,
                    port: portOf(args),
                    availabilityZone: target.availabilityZone,
                },
                // The same address cannot be registered twice, and the old registration's end would end the new one too.
                childOf(component, { deleteBeforeReplace: true }),
            ),
    );
    return { targets, attachments };
}

function makeListener(
    component: NetworkLoadBalancer,
    name: string,
    args: NetworkLoadBalancerArgs,
    balancer: aws.lb.LoadBalancer,
    targets: aws.lb.TargetGroup,
): aws.lb.Listener {
    const isTls = args.protocol === ListenerProtocol.Tls;
    const targetGroupArn =
        args.opensAfter === undefined
            ? targets.arn
            : pulumi.all([targets.arn, args.opensAfter]).apply(([targetGroupArn]) => targetGroupArn);
    return new aws.lb.Listener(
        `${name}-listener`,
        {
            loadBalancerArn: balancer.arn,
            port: portOf(args),
            protocol: args.protocol,
            defaultActions: [{ type: "forward", targetGroupArn }],
            tags: args.tags,
            ...(isTls ? { certificateArn: args.certificateArn, sslPolicy: MODERN_TLS } : {}),
        },
        childOf(component),
    );
}
