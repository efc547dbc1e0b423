import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { stopWith } from "./account-check";
import { childOf } from "./child";
import { plainArgs } from "./plain-args";

/**
 * One JSON line a request. `vpceId` and `vpcId` tell which endpoint it came through; they are `-` for the internet.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html (read 2026-11-20)
 */
export const ACCESS_LOG_FORMAT = JSON.stringify({
    requestId: "$context.requestId",
    requestTime: "$context.requestTime",
    httpMethod: "$context.httpMethod",
    path: "$context.path",
    status: "$context.status",
    responseLength: "$context.responseLength",
    responseLatency: "$context.responseLatency",
    domainName: "$context.domainName",
    sourceIp: "$context.identity.sourceIp",
    userAgent: "$context.identity.userAgent",
    vpcId: "$context.identity.vpcId",
    vpceId: "$context.identity.vpceId",
    tlsVersion: "$context.tlsVersion",
    cipherSuite: "$context.cipherSuite",
    errorMessage: "$context.error.message",
    errorType: "$context.error.responseType",
});

/** Whose the account's role for CloudWatch logs is. */
export const AccessLogRoleMode = {
    /** Another stack's or a person's: it has to be there, and is not touched. */
    Existing: "existing",
    /** This stack's: made by it, and left behind when the stack is destroyed, since all APIs of the region log with it. */
    Create: "create",
} as const;
export type AccessLogRoleMode = (typeof AccessLogRoleMode)[keyof typeof AccessLogRoleMode];

export interface AccessLogRoleArgs {
    /** Whether the role is made here or has to be there. */
    readonly mode: AccessLogRoleMode;
    /** Tags of everything created. */
    readonly tags?: { [name: string]: string };
}

/**
 * The one role of an account and region with which API Gateway writes CloudWatch logs.
 *
 * A setting of the account, not of an API: two stacks that both manage it overwrite each other. So one stack creates
 * it and the others find it there.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html (read 2026-11-20)
 */
export class AccessLogRole extends pulumi.ComponentResource {
    /** ARN of the role. */
    public readonly roleArn: pulumi.Output<string>;

    public constructor(name: string, args: AccessLogRoleArgs, opts?: pulumi.ComponentResourceOptions) {
        super("private-api:index:AccessLogRole", name, plainArgs(args), opts);
        const account = args.mode === AccessLogRoleMode.Create ? create(this, name, args) : adopt(this, name);
        this.roleArn = account.cloudwatchRoleArn.apply((arn) => arn ?? "");
        this.registerOutputs({ roleArn: this.roleArn });
    }
}

function create(component: AccessLogRole, name: string, args: AccessLogRoleArgs): aws.apigateway.Account {
    const stays = { retainOnDelete: true };
    const role = new aws.iam.Role(
        `${name}-role`,
        {
            description: "API Gateway writes CloudWatch logs of this account",
            assumeRolePolicy: JSON.stringify({
                Version: "2012-10-17",
                Statement: [
                    { Effect: "Allow", Principal: { Service: "apigateway.amazonaws.com" }, Action: "sts:AssumeRole" },
                ],
            }),
            tags: args.tags,
        },
        childOf(component, stays),
    );
    const partition = aws.getPartitionOutput({}, { parent: component }).partition;
    const permission = new aws.iam.RolePolicyAttachment(
        `${name}-permission`,
        {
            role: role.name,
            policyArn: pulumi.interpolate`arn:${partition}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs`,
        },
        childOf(component, stays),
    );
    // AWS tries the role when it is set, so its permission has to be there; no input says so.
    const options = childOf(component, { ...stays, dependsOn: [permission] });
    return new aws.apigateway.Account(`${name}-account`, { cloudwatchRoleArn: role.arn }, options);
}

function adopt(component: AccessLogRole, name: string): aws.apigateway.Account {
    const account = aws.apigateway.Account.get(`${name}-account`, "api-gateway-account", undefined, childOf(component));
    // A role that is not there is a value that is missing, and at preview what is missing counts as not known yet. The
    // region is known as soon as the account has really been read, so then the role is known or there is none.
    account.region.apply(async () => {
        if (await isKnown(account.cloudwatchRoleArn)) return;
        stopWith(
            "api.accessLogRole: finds no role in this account and region, got `existing`; expected one with which API Gateway may write CloudWatch logs; set `create` in one stack of the account",
        );
    });
    return account;
}

/** Whether an output has a value: the SDK tells programs only within `apply`, which it does not call without one. */
async function isKnown(output: pulumi.Output<unknown>): Promise<boolean> {
    const state = output as unknown as { isKnown: Promise<boolean>; promise(): Promise<unknown> };
    return (await state.isKnown) && Boolean(await state.promise());
}
