import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { ACCESS_LOG_FORMAT } from "./access-log";
import { childOf } from "./child";
import { importBody } from "./open-api-body";
import { plainArgs } from "./plain-args";
import { redeployTrigger, revisionOf } from "./redeploy-trigger";
import {
    confinedTo,
    endpointOnlyKeys,
    policyDocument,
    withFullArns,
    withRevision,
    type PolicyDocument,
} from "./resource-policy";
import { IntegrationType, makeRoutes, ROUTES_FORM, type RouteArgs } from "./rest-api-routes";

/** Where the API can be called from. */
export const ApiEndpointType = {
    /** The internet: a Regional API. */
    Regional: "REGIONAL",
    /** Endpoints of the VPCs that its policy admits. */
    Private: "PRIVATE",
} as const;
export type ApiEndpointType = (typeof ApiEndpointType)[keyof typeof ApiEndpointType];

/** Limits of the stage as a whole; above them API Gateway answers 429. */
export interface ThrottleArgs {
    /** Requests a second, 1..10000. */
    readonly rateLimit: number;
    /** Requests at once, 1..5000. */
    readonly burstLimit: number;
}

export interface RestApiArgs {
    /** Where the API can be called from. */
    readonly endpointType: ApiEndpointType;
    /** Name of the stage, the first part of the path. */
    readonly stageName: string;
    /** OpenAPI 3.0 document as JSON text, with an integration in each operation; or else `routes`. */
    readonly openApi?: string;
    /** What the API serves; or else `openApi`. */
    readonly routes?: RouteArgs[];
    /** Media types that are handed on byte for byte, `image/png`, or the wildcard for all; others are read as UTF-8. @defaultValue none */
    readonly binaryMediaTypes?: string[];
    /** VPCs whose endpoints may invoke the API; each becomes an `aws:SourceVpc` value. At least one, for `PRIVATE`. */
    readonly allowedVpcIds?: pulumi.Input<string>[];
    /** Endpoints to associate, each giving the API a name of its own (rule D-6). For `PRIVATE`. */
    readonly vpcEndpointIds?: pulumi.Input<string>[];
    /** Resource policy as JSON text, without VPC or endpoint keys. For `REGIONAL`. @defaultValue none: anyone */
    readonly resourcePolicy?: string;
    /** Days that access logs are kept: a value that CloudWatch Logs takes. */
    readonly logRetentionDays: number;
    /** ARN of the account's role for CloudWatch logs where this stack makes it: the stage waits for it. */
    readonly accessLogRoleArn?: pulumi.Input<string>;
    /** Limits of the stage. */
    readonly throttle: ThrottleArgs;
    /** Variables of the stage, for `${stageVariables.<name>}`. @defaultValue none */
    readonly stageVariables?: { [name: string]: pulumi.Input<string> };
    /** Tags of everything created. */
    readonly tags?: { [name: string]: string };
}

/**
 * Minimum TLS 1.2 with forward secrecy, for Regional APIs, whose default would admit TLS 1.0 (rule T-14). Private APIs
 * take TLS 1.2 alone as they are (rule N-8); there AWS's pages disagree on what may be set (U-16), so nothing is.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies-list.html (read 2026-11-20)
 */
const MODERN_TLS = { securityPolicy: "SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09", endpointAccessMode: "BASIC" };

/**
 * A REST API with its resource policy, deployment, stage, throttle and access log.
 *
 * The policy is there before the deployment, as AWS wants of private APIs (rule P-1); a change of policy, routes or
 * endpoint associations redeploys, as it has to (rule P-6), and nothing else does.
 */
export class RestApi extends pulumi.ComponentResource {
    /** Id of the API: ten letters and digits. */
    public readonly restApiId: pulumi.Output<string>;
    /** Name of the stage, once it is there. */
    public readonly stageName: pulumi.Output<string>;
    /** `https://<id>.execute-api.<region>.amazonaws.com/<stage>`; of a private API the name resolves where private DNS is on. */
    public readonly invokeUrl: pulumi.Output<string>;
    /** `<id>.execute-api.<region>.amazonaws.com`. */
    public readonly hostName: pulumi.Output<string>;
    /** ARN that policies name, `arn:…:execute-api:<region>:<account>:<id>`. */
    public readonly executionArn: pulumi.Output<string>;

    public constructor(name: string, args: RestApiArgs, opts?: pulumi.ComponentResourceOptions) {
        const resourcePolicy = policyOf(name, args);
        super("private-api:index:RestApi", name, { ...plainArgs(args), resourcePolicy }, opts);
        const api = makeApi(this, name, args);
        const policy = resourcePolicy && makePolicy(this, name, api, resourcePolicy);
        const routes =
            args.openApi === undefined
                ? makeRoutes(this, name, api, args.routes ?? [], args.binaryMediaTypes ?? [])
                : [];
        const deployment = makeDeployment(this, name, args, api, resourcePolicy, [
            ...(policy ? [policy] : []),
            ...routes,
        ]);
        const stage = makeStage(this, name, args, api, deployment);

        this.restApiId = api.id;
        this.stageName = stage.stageName;
        this.invokeUrl = stage.invokeUrl;
        this.hostName = api.executionArn.apply(hostNameOf);
        this.executionArn = api.executionArn;
        this.registerOutputs({
            restApiId: this.restApiId,
            stageName: this.stageName,
            invokeUrl: this.invokeUrl,
            hostName: this.hostName,
            executionArn: this.executionArn,
        });
    }
}

/**
 * Name of an API, from the ARN that policies name. Not from the stage's address: a zone of this name would wait for the
 * deployment.
 */
function hostNameOf(executionArn: string): string {
    const [, partition, , region = "", , apiId = ""] = executionArn.split(":");
    return `${apiId}.execute-api.${region}.amazonaws.com${partition === "aws-cn" ? ".cn" : ""}`;
}

/** The structured policy that rules see as the component's input: every leaf but the outputs is known at preview. */
function policyOf(name: string, args: RestApiArgs): PolicyDocument | undefined {
    const document = plainPolicyOf(name, args);
    return document && args.openApi !== undefined ? withRevision(document, revisionOf(args.openApi)) : document;
}

function plainPolicyOf(name: string, args: RestApiArgs): PolicyDocument | undefined {
    if (args.endpointType === ApiEndpointType.Private) {
        if (!args.allowedVpcIds?.length)
            throw new Error(`RestApi ${name}: a private API needs at least one allowed VPC`);
        return confinedTo(args.allowedVpcIds);
    }
    if (args.resourcePolicy === undefined) return undefined;
    const document = policyDocument(JSON.parse(args.resourcePolicy));
    if (!document) throw new Error(`RestApi ${name}: the resource policy is no policy`);
    const keys = endpointOnlyKeys(document);
    if (keys.length > 0) {
        throw new Error(`RestApi ${name}: the policy of a public API cannot use ${keys.join(", ")} (rule P-7)`);
    }
    return document;
}

function makeApi(component: RestApi, name: string, args: RestApiArgs): aws.apigateway.RestApi {
    const isPrivate = args.endpointType === ApiEndpointType.Private;
    const vpcEndpointIds = isPrivate ? (args.vpcEndpointIds ?? []) : [];
    // Routes that were imported are the import's alone to remove, so an API changes its name, and with it is replaced,
    // when it goes from one form to the other.
    const child = args.openApi === undefined ? `${name}-api` : `${name}-imported-api`;
    return new aws.apigateway.RestApi(
        child,
        {
            description: isPrivate ? "Private REST API" : "Regional REST API",
            ...(args.openApi === undefined
                ? {}
                : { body: importBody(args.openApi, vpcEndpointIds), putRestApiMode: "overwrite" }),
            tags: args.tags,
            endpointConfiguration: {
                types: args.endpointType,
                ...(isPrivate ? { ipAddressType: "dualstack" } : {}),
                ...(vpcEndpointIds.length > 0 ? { vpcEndpointIds } : {}),
            },
            ...(args.binaryMediaTypes === undefined ? {} : { binaryMediaTypes: args.binaryMediaTypes }),
            ...(isPrivate ? {} : MODERN_TLS),
        },
        childOf(component),
    );
}

function makePolicy(
    component: RestApi,
    name: string,
    api: aws.apigateway.RestApi,
    resourcePolicy: PolicyDocument,
): aws.apigateway.RestApiPolicy {
    return new aws.apigateway.RestApiPolicy(
        `${name}-policy`,
        { restApiId: api.id, policy: pulumi.jsonStringify(withFullArns(resourcePolicy, api.executionArn)) },
        childOf(component),
    );
}

function makeDeployment(
    component: RestApi,
    name: string,
    args: RestApiArgs,
    api: aws.apigateway.RestApi,
    resourcePolicy: PolicyDocument | undefined,
    dependsOn: pulumi.Resource[],
): aws.apigateway.Deployment {
    return new aws.apigateway.Deployment(
        `${name}-deployment`,
        {
            restApi: api.id,
            triggers: {
                policy: redeployTrigger(resourcePolicy ?? null),
                routes:
                    args.openApi === undefined
                        ? redeployTrigger({
                              routes: args.routes?.map(withoutLink),
                              form: ROUTES_FORM,
                              ...(args.binaryMediaTypes && { binaryMediaTypes: args.binaryMediaTypes }),
                          })
                        : pulumi.output(revisionOf(args.openApi)),
                endpoints: redeployTrigger({ type: args.endpointType, vpcEndpointIds: args.vpcEndpointIds ?? [] }),
                ...linkTrigger(args.routes ?? []),
            },
        },
        childOf(component, { dependsOn }),
    );
}

/** A route without the ids that AWS gives out: what it is made of besides is known at the first preview. */
function withoutLink({ integration, ...route }: RouteArgs) {
    return { ...route, integration: { ...integration, vpcLinkId: undefined, loadBalancerArn: undefined } };
}

/** Hash of where links lead, for APIs that have any. */
function linkTrigger(routes: readonly RouteArgs[]): { [name: string]: pulumi.Output<string> } {
    const links = routes.filter(({ integration }) => integration.type === IntegrationType.Link);
    if (links.length === 0) return {};
    const ends = links.map(({ integration }) => [integration.vpcLinkId, integration.loadBalancerArn]);
    return { links: redeployTrigger(ends) };
}

function makeStage(
    component: RestApi,
    name: string,
    args: RestApiArgs,
    api: aws.apigateway.RestApi,
    deployment: aws.apigateway.Deployment,
): aws.apigateway.Stage {
    const log = new aws.cloudwatch.LogGroup(
        `${name}-access`,
        { retentionInDays: args.logRetentionDays, tags: args.tags },
        childOf(component),
    );
    // The account's role stands in no input of a stage, yet without it AWS refuses one that logs.
    const destinationArn =
        args.accessLogRoleArn === undefined
            ? log.arn
            : pulumi.all([log.arn, args.accessLogRoleArn]).apply(([arn]) => arn);
    const stage = new aws.apigateway.Stage(
        `${name}-stage`,
        {
            restApi: api.id,
            deployment: deployment.id,
            stageName: args.stageName,
            variables: args.stageVariables,
            tags: args.tags,
            accessLogSettings: { destinationArn, format: ACCESS_LOG_FORMAT },
        },
        childOf(component),
    );
    new aws.apigateway.MethodSettings(
        `${name}-throttle`,
        {
            restApi: api.id,
            stageName: stage.stageName,
            methodPath: "*/*",
            settings: {
                throttlingRateLimit: args.throttle.rateLimit,
                throttlingBurstLimit: args.throttle.burstLimit,
            },
        },
        childOf(component),
    );
    return stage;
}
