import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { childOf } from "./child";
import { makeExecutionRole, makeTaskRole } from "./fargate-roles";
import { fargateMemory } from "./fargate-sizes";
import { makeTaskGroup } from "./fargate-ways";
import { plainArgs } from "./plain-args";

/** Processors that tasks run on. */
export const Architecture = {
    /** Intel and AMD. */
    X86: "X86_64",
    /** AWS Graviton. */
    Arm: "ARM64",
} as const;
export type Architecture = (typeof Architecture)[keyof typeof Architecture];

/** What runs. */
export interface ContainerArgs {
    /** URI of the image, with a tag or a digest. */
    readonly image: pulumi.Input<string>;
    /** URI of the image's repository, where it is known before `image`. @defaultValue the one in `image` */
    readonly repositoryUrl?: pulumi.Input<string>;
    /** Processors that the image is built for. */
    readonly architecture: Architecture;
    /** Port that the container listens on, 1..65535. */
    readonly port: number;
    /** CPU units of a task; 1024 are one vCPU. A pair with `memoryMebibytes` that Fargate has. */
    readonly cpuUnits: number;
    /** Memory of a task in MiB. */
    readonly memoryMebibytes: number;
    /** Environment variables. Not for secrets: they stand in the task definition for everyone to read. */
    readonly environment?: { [name: string]: string };
    /** Environment variables with values of Secrets Manager or of Systems Manager's parameters: names to ARNs. */
    readonly secrets?: { [name: string]: string };
    /** ARNs of the KMS keys of secrets that are not encrypted with AWS's own. */
    readonly secretKeyArns?: string[];
    /** Command in the container that ends with 0 while it is well, besides the load balancer's check. @defaultValue none */
    readonly healthCheckCommand?: string[];
}

/** The load balancer that tasks are registered with. */
export interface ServiceLoadBalancerArgs {
    /** Target group, which a listener forwards to already. */
    readonly targetGroupArn: pulumi.Input<string>;
    /** Its security group, which gets the rule that lets it reach the tasks. */
    readonly securityGroupId: pulumi.Input<string>;
}

/** The way of tasks to AWS's own services. */
export interface ServiceEndpointArgs {
    /** Security group of the interface endpoints, which gets the rule that lets tasks in. */
    readonly securityGroupId: pulumi.Input<string>;
    /** Prefix list of S3, where layers of images are. */
    readonly s3PrefixListId: pulumi.Input<string>;
    /** Ids of the endpoints: without one of them no task starts (rule E-5), so the service waits for all. */
    readonly endpointIds: pulumi.Input<string>[];
}

/** How many tasks run. */
export interface ScalingArgs {
    /** Tasks that run at least, 1 or more. */
    readonly desiredCount: number;
    /** Tasks that run at most, `desiredCount` or more; without it their number is fixed. */
    readonly maximumCount?: number;
    /** CPU in percent of what tasks have that autoscaling aims at, 10..90. @defaultValue 60 */
    readonly targetCpuPercent?: number;
}

export interface FargateServiceArgs {
    /** VPC of the tasks. */
    readonly vpcId: pulumi.Input<string>;
    /** Subnets of the tasks; they need no way to the internet. */
    readonly subnetIds: pulumi.Input<string>[];
    /** What runs. */
    readonly container: ContainerArgs;
    /** How many tasks run. */
    readonly scaling: ScalingArgs;
    /** The load balancer that tasks are registered with. */
    readonly loadBalancer: ServiceLoadBalancerArgs;
    /** The way of tasks to AWS's own services. */
    readonly endpoints: ServiceEndpointArgs;
    /** Policy of the task role as JSON text: what the container itself may do in AWS. @defaultValue nothing */
    readonly taskPolicy?: string;
    /** Days that logs of the container are kept: a value that CloudWatch Logs takes. */
    readonly logRetentionDays: number;
    /** Tags of everything created. */
    readonly tags?: { [name: string]: string };
}

/** Name of the container in its task. */
const CONTAINER = "app";

/**
 * A service of Fargate tasks without public addresses, behind a load balancer.
 *
 * Two roles: with the execution role ECS pulls the image, reads secrets and writes logs; the task role is the
 * container's own and may do nothing unless told. A deployment whose tasks do not come up is rolled back.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html (read 2026-11-20)
 */
export class FargateService extends pulumi.ComponentResource {
    /** Name of the cluster. */
    public readonly clusterName: pulumi.Output<string>;
    /** Name of the service. */
    public readonly serviceName: pulumi.Output<string>;
    /** Name of the log group of the container. */
    public readonly logGroupName: pulumi.Output<string>;
    /** Security group of the tasks. */
    public readonly securityGroupId: pulumi.Output<string>;
    /** Role of the container, for further policies. */
    public readonly taskRoleName: pulumi.Output<string>;

    public constructor(name: string, args: FargateServiceArgs, opts?: pulumi.ComponentResourceOptions) {
        checkSize(name, args.container);
        super("private-api:index:FargateService", name, plainArgs(args), opts);
        const cluster = new aws.ecs.Cluster(`${name}-cluster`, { tags: args.tags }, childOf(this));
        const log = new aws.cloudwatch.LogGroup(
            `${name}-log`,
            { retentionInDays: args.logRetentionDays, tags: args.tags },
            childOf(this),
        );
        const { group, rules } = makeTaskGroup(this, name, args);
        const execution = makeExecutionRole(this, name, args, log);
        const taskRole = makeTaskRole(this, name, args);
        const definition = new aws.ecs.TaskDefinition(
            `${name}-task`,
            {
                // Revisions are counted by family; the cluster's name is the stack's own.
                family: cluster.name,
                requiresCompatibilities: ["FARGATE"],
                networkMode: "awsvpc",
                cpu: String(args.container.cpuUnits),
                memory: String(args.container.memoryMebibytes),
                runtimePlatform: {
                    operatingSystemFamily: "LINUX",
                    cpuArchitecture: args.container.architecture,
                },
                executionRoleArn: execution.role.arn,
                taskRoleArn: taskRole.arn,
                containerDefinitions: pulumi.jsonStringify([containerOf(this, args.container, log)]),
                // ECS starts no task of a revision that is deregistered, and a replaced one would be at once: nothing to go back to.
                skipDestroy: true,
                tags: args.tags,
            },
            childOf(this),
        );
        const service = makeService(this, name, args, cluster, definition, group, [execution.policy, ...rules]);
        scale(this, name, args, cluster, service);

        this.clusterName = cluster.name;
        this.serviceName = service.name;
        this.logGroupName = log.name;
        this.securityGroupId = group.id;
        this.taskRoleName = taskRole.name;
        this.registerOutputs({
            clusterName: this.clusterName,
            serviceName: this.serviceName,
            logGroupName: this.logGroupName,
            securityGroupId: this.securityGroupId,
            taskRoleName: this.taskRoleName,
        });
    }
}

function checkSize(name: string, { cpuUnits, memoryMebibytes }: ContainerArgs): void {
    if (fargateMemory(cpuUnits).includes(memoryMebibytes)) return;
    throw new Error(`FargateService ${name}: Fargate has no ${cpuUnits} CPU units with ${memoryMebibytes} MiB`);
}

function containerOf(component: FargateService, container: ContainerArgs, log: aws.cloudwatch.LogGroup) {
    const { region } = aws.getRegionOutput({}, { parent: component });
    return {
        name: CONTAINER,
        image: container.image,
        essential: true,
        portMappings: [{ containerPort: container.port, hostPort: container.port, protocol: "tcp" }],
        environment: entriesOf(container.environment, "value"),
        secrets: entriesOf(container.secrets, "valueFrom"),
        ...(container.healthCheckCommand && {
            healthCheck: {
                command: ["CMD", ...container.healthCheckCommand],
                interval: 15,
                timeout: 5,
                retries: 3,
                startPeriod: 30,
            },
        }),
        logConfiguration: {
            logDriver: "awslogs",
            options: {
                "awslogs-group": log.name,
                "awslogs-region": region,
                "awslogs-stream-prefix": CONTAINER,
                // A container goes on where its logs do not get through.
                mode: "non-blocking",
            },
        },
    };
}

/** In the order of the names, so that the order of a file is no change. */
function entriesOf(map: { [name: string]: string } | undefined, key: "value" | "valueFrom") {
    return Object.entries(map ?? {})
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, value]) => ({ name, [key]: value }));
}

function makeService(
    component: FargateService,
    name: string,
    args: FargateServiceArgs,
    cluster: aws.ecs.Cluster,
    definition: aws.ecs.TaskDefinition,
    group: aws.ec2.SecurityGroup,
    startsWith: pulumi.Resource[],
): aws.ecs.Service {
    const { container, loadBalancer, scaling } = args;
    const isScaled = scaling.maximumCount !== undefined;
    // The endpoints stand in no input of a service, yet without them its tasks never start.
    const taskDefinition = pulumi.all([definition.arn, pulumi.all(args.endpoints.endpointIds)]).apply(([arn]) => arn);
    return new aws.ecs.Service(
        `${name}-service`,
        {
            cluster: cluster.arn,
            taskDefinition,
            launchType: "FARGATE",
            // Images are pulled through endpoints from 1.4.0 on (rule E-1).
            platformVersion: "1.4.0",
            desiredCount: scaling.desiredCount,
            deploymentMinimumHealthyPercent: 100,
            deploymentMaximumPercent: 200,
            deploymentCircuitBreaker: { enable: true, rollback: true },
            healthCheckGracePeriodSeconds: 60,
            loadBalancers: [
                {
                    targetGroupArn: loadBalancer.targetGroupArn,
                    containerName: CONTAINER,
                    containerPort: container.port,
                },
            ],
            propagateTags: "SERVICE",
            tags: args.tags,
            networkConfiguration: {
                subnets: args.subnetIds,
                securityGroups: [group.id],
                assignPublicIp: false,
            },
        },
        childOf(component, {
            // The first task needs its permissions and its ways; no input says so.
            dependsOn: startsWith,
            // From then on their number is autoscaling's.
            ignoreChanges: isScaled ? ["desiredCount"] : [],
        }),
    );
}

function scale(
    component: FargateService,
    name: string,
    { scaling, tags }: FargateServiceArgs,
    cluster: aws.ecs.Cluster,
    service: aws.ecs.Service,
): void {
    if (scaling.maximumCount === undefined) return;
    const target = new aws.appautoscaling.Target(
        `${name}-scaling`,
        {
            serviceNamespace: "ecs",
            scalableDimension: "ecs:service:DesiredCount",
            resourceId: pulumi.interpolate`service/${cluster.name}/${service.name}`,
            minCapacity: scaling.desiredCount,
            maxCapacity: scaling.maximumCount,
            tags,
        },
        childOf(component),
    );
    new aws.appautoscaling.Policy(
        `${name}-scaling-policy`,
        {
            serviceNamespace: target.serviceNamespace,
            scalableDimension: target.scalableDimension,
            resourceId: target.resourceId,
            policyType: "TargetTrackingScaling",
            targetTrackingScalingPolicyConfiguration: {
                predefinedMetricSpecification: { predefinedMetricType: "ECSServiceAverageCPUUtilization" },
                targetValue: scaling.targetCpuPercent ?? 60,
            },
        },
        childOf(component),
    );
}
