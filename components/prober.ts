import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { childOf } from "./child";
import { plainArgs } from "./plain-args";
import { send } from "./security-group-rules";

export interface ProberArgs {
    /** VPC to ask from. */
    readonly vpcId: pulumi.Input<string>;
    /** Subnets of the VPC to ask from. */
    readonly subnetIds: pulumi.Input<string>[];
    /** Hosts that may be asked, `host` or `host:port`; no other is. */
    readonly hosts: pulumi.Input<string>[];
    /** TCP ports that it may open connections to, wherever they lead: what stops a call is then the network. */
    readonly ports: number[];
    /** Seconds that a call may take, 1..900: more than what is asked takes. */
    readonly timeoutSeconds: number;
    /** Days that its log is kept: a value that CloudWatch Logs takes. */
    readonly logRetentionDays: number;
    /** Tags of everything created. */
    readonly tags?: { [name: string]: string };
}

/** The function's own code, made of `prober/`. */
const CODE = join(__dirname, "..", "prober", "function.js");

/**
 * What a function in a VPC needs for its network interfaces; none of these actions can be limited to a resource.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html (read 2026-11-21)
 */
const INTERFACE_ACTIONS = [
    "ec2:CreateNetworkInterface",
    "ec2:DescribeNetworkInterfaces",
    "ec2:DescribeSubnets",
    "ec2:DeleteNetworkInterface",
    "ec2:AssignPrivateIpAddresses",
    "ec2:UnassignPrivateIpAddresses",
];

/**
 * A Lambda function in subnets of a VPC that resolves, connects and requests as its event says, and tells what came of
 * each step: the network's own answer to who reaches what.
 *
 * It may write its log, and nothing else in AWS; Lambda takes the log itself, so the subnets need no way to it.
 */
export class Prober extends pulumi.ComponentResource {
    /** Name of the function, to invoke it by, once it may write its log. */
    public readonly functionName: pulumi.Output<string>;
    /** Security group of its interfaces. */
    public readonly securityGroupId: pulumi.Output<string>;

    public constructor(name: string, args: ProberArgs, opts?: pulumi.ComponentResourceOptions) {
        super("private-api:index:Prober", name, plainArgs(args), opts);
        const log = new aws.cloudwatch.LogGroup(
            `${name}-log`,
            { retentionInDays: args.logRetentionDays, tags: args.tags },
            childOf(this),
        );
        const role = makeRole(this, name, args);
        const permission = new aws.iam.RolePolicy(
            `${name}-permission`,
            { role: role.id, policy: pulumi.jsonStringify(permissions(log.arn)) },
            childOf(this),
        );
        const group = makeGroup(this, name, args, permission);
        const lambda = new aws.lambda.Function(
            `${name}-function`,
            {
                description: "Asks from inside the VPC who reaches what",
                runtime: aws.lambda.Runtime.NodeJS22dX,
                handler: "index.handler",
                code: new pulumi.asset.AssetArchive({
                    "index.js": new pulumi.asset.StringAsset(readFileSync(CODE, "utf8")),
                }),
                role: role.arn,
                timeout: args.timeoutSeconds,
                memorySize: 256,
                vpcConfig: { subnetIds: args.subnetIds, securityGroupIds: [group.id] },
                environment: {
                    variables: { PROBER_HOSTS: pulumi.all(args.hosts).apply((hosts) => hosts.join(" ")) },
                },
                loggingConfig: { logFormat: "Text", logGroup: log.name },
                tags: args.tags,
            },
            // Lambda makes the interfaces with the role, so its permission has to be there; no input says so.
            childOf(this, { dependsOn: [permission] }),
        );
        this.functionName = lambda.name;
        this.securityGroupId = group.id;
        this.registerOutputs({ functionName: this.functionName, securityGroupId: this.securityGroupId });
    }
}

/**
 * Nobody calls the function over its interfaces; where it may go is for routes and the other side to say.
 *
 * It comes after the permission, so that it goes before it: Lambda removes its interfaces with the role some time after
 * the function is gone, and the group cannot go while it has interfaces.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html (read 2026-11-21)
 */
function makeGroup(
    component: Prober,
    name: string,
    args: ProberArgs,
    permission: pulumi.Resource,
): aws.ec2.SecurityGroup {
    const group = new aws.ec2.SecurityGroup(
        `${name}-group`,
        { vpcId: args.vpcId, description: "Prober", tags: { ...args.tags, Name: `${name}-group` } },
        childOf(component, { dependsOn: [permission] }),
    );
    for (const port of args.ports) {
        send(component, name, {
            role: `to-${port}`,
            securityGroupId: group.id,
            peer: { cidrBlock: "0.0.0.0/0" },
            port,
            description: "To wherever routes lead",
            tags: args.tags,
        });
    }
    return group;
}

function makeRole(component: Prober, name: string, args: ProberArgs): aws.iam.Role {
    return new aws.iam.Role(
        `${name}-role`,
        {
            description: "Prober",
            assumeRolePolicy: JSON.stringify({
                Version: "2012-10-17",
                Statement: [
                    { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" },
                ],
            }),
            tags: args.tags,
        },
        childOf(component),
    );
}

function permissions(logArn: pulumi.Output<string>): object {
    return {
        Version: "2012-10-17",
        Statement: [
            {
                Effect: "Allow",
                Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
                Resource: pulumi.interpolate`${logArn}:*`,
            },
            { Effect: "Allow", Action: INTERFACE_ACTIONS, Resource: "*" },
        ],
    };
}
