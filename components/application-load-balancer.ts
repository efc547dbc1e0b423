import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { childOf } from "./child";
import { plainArgs } from "./plain-args";
import { admit, send, type PeerArgs } from "./security-group-rules";
import { MODERN_TLS } from "./tls-policy";

/** What a load balancer speaks with its targets. */
export const TargetProtocol = {
    /** In clear, inside the VPC. */
    Http: "HTTP",
    /** Encrypted; the target's certificate is not checked, so that a self-signed one will do (rule T-8). */
    Https: "HTTPS",
} as const;
export type TargetProtocol = (typeof TargetProtocol)[keyof typeof TargetProtocol];

/** Where requests go: addresses that are registered elsewhere. */
export interface TargetArgs {
    /** Port of the targets, 1..65535. */
    readonly port: number;
    /** What is spoken with them. */
    readonly protocol: TargetProtocol;
    /** Path that a healthy target answers. */
    readonly healthCheckPath: string;
    /** Status codes of a healthy target, such as `200` or `200-399`. @defaultValue `200` */
    readonly healthyStatusCodes?: string;
    /** Seconds that a target that is leaving finishes its requests, 0..3600. @defaultValue 30 */
    readonly deregistrationDelaySeconds?: number;
}

export interface ApplicationLoadBalancerArgs {
    /** VPC of the load balancer. */
    readonly vpcId: pulumi.Input<string>;
    /** Subnets of its interfaces, at least two, in different zones; they need no way to the internet. */
    readonly subnetIds: pulumi.Input<string>[];
    /** Port that it listens on, 1..65535. */
    readonly port: number;
    /** Certificate of the region; with it the listener takes HTTPS, without it HTTP. */
    readonly certificateArn?: pulumi.Input<string>;
    /** Where requests go. */
    readonly target: TargetArgs;
    /** Who may open connections, besides those that let themselves in, as a `VpcLink` does. @defaultValue nobody */
    readonly clients?: PeerArgs[];
    /** Where it may open connections, besides those that open themselves to it, as a `FargateService` does. @defaultValue nowhere */
    readonly targets?: PeerArgs[];
    /** Tags of everything created. */
    readonly tags?: { [name: string]: string };
}

/**
 * An **internal** Application Load Balancer with one listener and one group of IP targets.
 *
 * Always internal: behind a VPC link one that faces the internet answers 503 (rule K-6), and every other way in would go
 * around the API.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/introduction.html (read 2026-11-20)
 */
export class ApplicationLoadBalancer extends pulumi.ComponentResource {
    /** ARN of the load balancer: what a REST API's integration names (rule K-4). */
    public readonly loadBalancerArn: pulumi.Output<string>;
    /** ARN of the listener: what an HTTP API's integration names (rule K-4). */
    public readonly listenerArn: pulumi.Output<string>;
    /** ARN of the target group, once the listener forwards to it. */
    public readonly targetGroupArn: pulumi.Output<string>;
    /** Security group of its interfaces. */
    public readonly securityGroupId: pulumi.Output<string>;
    /** Name of the load balancer, which answers private addresses. */
    public readonly dnsName: pulumi.Output<string>;

    public constructor(name: string, args: ApplicationLoadBalancerArgs, opts?: pulumi.ComponentResourceOptions) {
        super("private-api:index:ApplicationLoadBalancer", name, plainArgs(args), opts);
        const group = makeGroup(this, name, args);
        const balancer = new aws.lb.LoadBalancer(
            `${name}-balancer`,
            {
                loadBalancerType: "application",
                subnets: args.subnetIds,
                dropInvalidHeaderFields: true,
                tags: { ...args.tags, Name: `${name}-balancer` },
                securityGroups: [group.id],
                internal: true,
            },
            childOf(this),
        );
        const targets = makeTargets(this, name, args);
        const listener = makeListener(this, name, args, balancer, targets);

        this.loadBalancerArn = balancer.arn;
        this.listenerArn = listener.arn;
        // Targets of a group that no listener forwards to are not checked, and ECS refuses such a group.
        this.targetGroupArn = pulumi.all([targets.arn, listener.arn]).apply(([arn]) => arn);
        this.securityGroupId = group.id;
        this.dnsName = balancer.dnsName;
        this.registerOutputs({
            loadBalancerArn: this.loadBalancerArn,
            listenerArn: this.listenerArn,
            targetGroupArn: this.targetGroupArn,
            securityGroupId: this.securityGroupId,
            dnsName: this.dnsName,
        });
    }
}

function makeGroup(
    component: ApplicationLoadBalancer,
    name: string,
    args: ApplicationLoadBalancerArgs,
): aws.ec2.SecurityGroup {
    const group = new aws.ec2.SecurityGroup(
        `${name}-group`,
        {
            vpcId: args.vpcId,
            description: "Who may call the internal load balancer, and whom it may call",
            tags: { ...args.tags, Name: `${name}-group` },
        },
        childOf(component),
    );
    for (const client of args.clients ?? []) {
        admit(component, name, {
            role: `from-${client.name}`,
            securityGroupId: group.id,
            peer: client,
            port: args.port,
            description: `From ${client.name}`,
            tags: args.tags,
        });
    }
    for (const target of args.targets ?? []) {
        send(component, name, {
            role: `to-${target.name}`,
            securityGroupId: group.id,
            peer: target,
            port: args.target.port,
            description: `To ${target.name}`,
            tags: args.tags,
        });
    }
    return group;
}

function makeTargets(
    component: ApplicationLoadBalancer,
    name: string,
    { vpcId, target, tags }: ApplicationLoadBalancerArgs,
): aws.lb.TargetGroup {
    return new aws.lb.TargetGroup(
        `${name}-targets`,
        {
            vpcId,
            targetType: "ip",
            port: target.port,
            protocol: target.protocol,
            deregistrationDelay: target.deregistrationDelaySeconds ?? 30,
            healthCheck: {
                protocol: target.protocol,
                path: target.healthCheckPath,
                matcher: target.healthyStatusCodes ?? "200",
                interval: 15,
                timeout: 5,
                healthyThreshold: 2,
                unhealthyThreshold: 3,
            },
            tags,
        },
        childOf(component),
    );
}

function makeListener(
    component: ApplicationLoadBalancer,
    name: string,
    { port, certificateArn, tags }: ApplicationLoadBalancerArgs,
    balancer: aws.lb.LoadBalancer,
    targets: aws.lb.TargetGroup,
): aws.lb.Listener {
    return new aws.lb.Listener(
        `${name}-listener`,
        {
            loadBalancerArn: balancer.arn,
            port,
            defaultActions: [{ type: "forward", targetGroupArn: targets.arn }],
            tags,
            ...(certificateArn === undefined
                ? { protocol: "HTTP" }
                : { protocol: "HTTPS", certificateArn, sslPolicy: MODERN_TLS }),
        },
        childOf(component),
    );
}
