import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { childOf } from "./child";
import { plainArgs } from "./plain-args";

export interface LinkKeepAliveArgs {
    /** Address of the API that is asked with GET; its route has to lead through the link. */
    readonly url: pulumi.Input<string>;
    /** Days between two requests, 1..59: a link falls asleep after 60 without any (rule K-2). */
    readonly intervalDays: number;
    /** Tags of what takes them. */
    readonly tags?: { [name: string]: string };
}

/**
 * One request every few days, so that a VPC link never goes 60 days without traffic.
 *
 * An idle link loses its interfaces, and the first calls afterwards fail for minutes (rule K-2). EventBridge asks by
 * itself, without any code; what the backend answers does not matter.
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html (read 2026-11-21)
 */
export class LinkKeepAlive extends pulumi.ComponentResource {
    /** Name of the schedule. */
    public readonly ruleName: pulumi.Output<string>;

    public constructor(name: string, args: LinkKeepAliveArgs, opts?: pulumi.ComponentResourceOptions) {
        super("private-api:index:LinkKeepAlive", name, plainArgs(args), opts);
        const destination = makeDestination(this, name, args);
        const rule = new aws.cloudwatch.EventRule(
            `${name}-schedule`,
            {
                description: "Keeps a VPC link from falling asleep",
                scheduleExpression: args.intervalDays === 1 ? "rate(1 day)" : `rate(${args.intervalDays} days)`,
                tags: args.tags,
            },
            childOf(this),
        );
        const role = makeRole(this, name, destination, args.tags);
        new aws.cloudwatch.EventTarget(
            `${name}-request`,
            {
                rule: rule.name,
                arn: destination.arn,
                roleArn: role.arn,
                targetId: "request",
                // A backend that is down would be asked 185 times a day by default.
                retryPolicy: { maximumRetryAttempts: 2, maximumEventAgeInSeconds: 3600 },
            },
            childOf(this),
        );
        this.ruleName = rule.name;
        this.registerOutputs({ ruleName: this.ruleName });
    }
}

function makeDestination(
    component: LinkKeepAlive,
    name: string,
    args: LinkKeepAliveArgs,
): aws.cloudwatch.EventApiDestination {
    const connection = new aws.cloudwatch.EventConnection(
        `${name}-connection`,
        {
            description: "EventBridge wants a key to send; this one opens nothing",
            authorizationType: "API_KEY",
            authParameters: { apiKey: { key: "x-keep-alive", value: "not-a-secret" } },
        },
        childOf(component),
    );
    return new aws.cloudwatch.EventApiDestination(
        `${name}-destination`,
        {
            description: "The API whose VPC link is to stay awake",
            connectionArn: connection.arn,
            invocationEndpoint: args.url,
            httpMethod: "GET",
            invocationRateLimitPerSecond: 1,
        },
        childOf(component),
    );
}

function makeRole(
    component: LinkKeepAlive,
    name: string,
    destination: aws.cloudwatch.EventApiDestination,
    tags: { [name: string]: string } | undefined,
): aws.iam.Role {
    const { accountId } = aws.getCallerIdentityOutput({}, { parent: component });
    const role = new aws.iam.Role(
        `${name}-role`,
        {
            description: "EventBridge calls the API whose VPC link is to stay awake",
            assumeRolePolicy: pulumi.jsonStringify({
                Version: "2012-10-17",
                Statement: [
                    {
                        Effect: "Allow",
                        Principal: { Service: "events.amazonaws.com" },
                        Action: "sts:AssumeRole",
                        Condition: { StringEquals: { "aws:SourceAccount": accountId } },
                    },
                ],
            }),
            tags,
        },
        childOf(component),
    );
    new aws.iam.RolePolicy(
        `${name}-policy`,
        {
            role: role.name,
            policy: pulumi.jsonStringify({
                Version: "2012-10-17",
                Statement: [{ Effect: "Allow", Action: "events:InvokeApiDestination", Resource: destination.arn }],
            }),
        },
        childOf(component),
    );
    return role;
}
