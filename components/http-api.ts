import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { childOf } from "./child";
import { plainArgs } from "./plain-args";
import type { ThrottleArgs } from "./rest-api";

/**
 * One JSON line a request: what a REST API's line says, as far as HTTP APIs know it, and what the backend answered.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html (read 2026-11-21)
 */
export const HTTP_ACCESS_LOG_FORMAT = JSON.stringify({
    requestId: "$context.requestId",
    requestTime: "$context.requestTime",
    httpMethod: "$context.httpMethod",
    path: "$context.path",
    routeKey: "$context.routeKey",
    status: "$context.status",
    responseLength: "$context.responseLength",
    responseLatency: "$context.responseLatency",
    domainName: "$context.domainName",
    sourceIp: "$context.identity.sourceIp",
    userAgent: "$context.identity.userAgent",
    integrationStatus: "$context.integrationStatus",
    integrationLatency: "$context.integrationLatency",
    integrationError: "$context.integrationErrorMessage",
    errorMessage: "$context.error.message",
    errorType: "$context.error.responseType",
});

/** The stage that adds nothing to the path (rule K-5). */
export const DEFAULT_STAGE = "$default";

/** The private integration behind every route. */
export interface PrivateIntegrationArgs {
    /** Id of a VPC link of version 2. */
    readonly vpcLinkId: pulumi.Input<string>;
    /** Listener of a load balancer in the VPC; its ARN, not the load balancer's (rule K-4). */
    readonly listenerArn: pulumi.Input<string>;
    /** Name on the listener's certificate, for a listener that takes HTTPS; without it the hop is in clear. */
    readonly serverName?: string;
    /** Milliseconds until API Gateway answers 503, 50..30000 (rule K-8). */
    readonly timeoutMilliseconds: number;
}

export interface HttpApiArgs {
    /** What answers. */
    readonly integration: PrivateIntegrationArgs;
    /** Routes such as `GET /pets/{id}`, or `$default` for all others. At least one, no duplicates. */
    readonly routeKeys: string[];
    /** Name of the stage: the first part of the path, which the backend does not see; or `$default`. */
    readonly stageName: string;
    /** Days that access logs are kept: a value that CloudWatch Logs takes. */
    readonly logRetentionDays: number;
    /** Limits of the stage, route by route. */
    readonly throttle: ThrottleArgs;
    /** Tags of everything created. */
    readonly tags?: { [name: string]: string };
}

/**
 * An HTTP API in front of a load balancer in a VPC, with its stage, throttle and access log.
 *
 * The stage deploys every change by itself. A deployment among the resources would be a copy of the routes that is made
 * before the old ones are deleted, so that a removed route went on answering.
 * @see https://github.com/pulumi/pulumi-aws/issues/3289 (read 2026-11-21)
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html (read 2026-11-20)
 */
export class HttpApi extends pulumi.ComponentResource {
    /** Id of the API: ten letters and digits. */
    public readonly httpApiId: pulumi.Output<string>;
    /** `https://<id>.execute-api.<region>.amazonaws.com`, with the stage where it has a name; no final slash. */
    public readonly invokeUrl: pulumi.Output<string>;
    /** Name of the stage, once it is there. */
    public readonly stageName: pulumi.Output<string>;

    public constructor(name: string, args: HttpApiArgs, opts?: pulumi.ComponentResourceOptions) {
        super("private-api:index:HttpApi", name, plainArgs(args), opts);
        const api = new aws.apigatewayv2.Api(
            `${name}-api`,
            { protocolType: "HTTP", description: "HTTP API in front of a VPC", tags: args.tags },
            childOf(this),
        );
        const integration = makeIntegration(this, name, args, api);
        for (const routeKey of args.routeKeys) makeRoute(this, name, routeKey, api, integration);
        const stage = makeStage(this, name, args, api);

        this.httpApiId = api.id;
        this.stageName = stage.name;
        const path = args.stageName === DEFAULT_STAGE ? "" : `/${args.stageName}`;
        // With a word about the stage, so that who is told the address finds something there.
        this.invokeUrl = pulumi.all([api.apiEndpoint, stage.id]).apply(([endpoint]) => `${endpoint}${path}`);
        this.registerOutputs({ httpApiId: this.httpApiId, invokeUrl: this.invokeUrl, stageName: this.stageName });
    }
}

/** The stage is part of the path that a backend sees; `$default` adds nothing, and any other is taken off (rule K-5). */
function parametersOf({ stageName }: HttpApiArgs): { [name: string]: string } | undefined {
    return stageName === DEFAULT_STAGE ? undefined : { "overwrite:path": "$request.path" };
}

function makeIntegration(
    component: HttpApi,
    name: string,
    args: HttpApiArgs,
    api: aws.apigatewayv2.Api,
): aws.apigatewayv2.Integration {
    const { vpcLinkId, listenerArn, serverName, timeoutMilliseconds } = args.integration;
    return new aws.apigatewayv2.Integration(
        `${name}-integration`,
        {
            apiId: api.id,
            integrationType: "HTTP_PROXY",
            integrationMethod: "ANY",
            connectionType: "VPC_LINK",
            connectionId: vpcLinkId,
            integrationUri: listenerArn,
            payloadFormatVersion: "1.0",
            requestParameters: parametersOf(args),
            tlsConfig: serverName === undefined ? undefined : { serverNameToVerify: serverName },
            timeoutMilliseconds,
        },
        childOf(component),
    );
}

/** `$default` and `GET /pets/{id}` as parts of names: `default` and `GET/pets/{id}`. */
const roleOf = (routeKey: string): string => routeKey.replace(/^\$/, "").replace(" ", "");

function makeRoute(
    component: HttpApi,
    name: string,
    routeKey: string,
    api: aws.apigatewayv2.Api,
    integration: aws.apigatewayv2.Integration,
): void {
    new aws.apigatewayv2.Route(
        `${name}-route-${roleOf(routeKey)}`,
        { apiId: api.id, routeKey, target: pulumi.interpolate`integrations/${integration.id}` },
        childOf(component),
    );
}

function makeStage(
    component: HttpApi,
    name: string,
    args: HttpApiArgs,
    api: aws.apigatewayv2.Api,
): aws.apigatewayv2.Stage {
    const log = new aws.cloudwatch.LogGroup(
        `${name}-access`,
        { retentionInDays: args.logRetentionDays, tags: args.tags },
        childOf(component),
    );
    return new aws.apigatewayv2.Stage(
        `${name}-stage`,
        {
            apiId: api.id,
            name: args.stageName,
            autoDeploy: true,
            accessLogSettings: { destinationArn: log.arn, format: HTTP_ACCESS_LOG_FORMAT },
            defaultRouteSettings: {
                throttlingRateLimit: args.throttle.rateLimit,
                throttlingBurstLimit: args.throttle.burstLimit,
            },
            tags: args.tags,
        },
        childOf(component),
    );
}
