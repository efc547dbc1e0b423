import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { childOf } from "./child";

/** What answers a route. */
export const IntegrationType = {
    /** API Gateway itself: it echoes how the call came in. */
    Mock: "mock",
    /** An HTTPS service on the internet; path parameters are handed on. */
    Http: "http",
    /** A Lambda function (proxy integration). */
    Lambda: "lambda",
    /** A load balancer inside a VPC, through a VPC link; path parameters are handed on, the stage's name is meant not to be. */
    Link: "link",
} as const;
export type IntegrationType = (typeof IntegrationType)[keyof typeof IntegrationType];

/**
 * How an answer of a service reaches the caller.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode.html (read 2026-11-20)
 */
export const ResponseTransferMode = {
    /** Whole, when it is complete: at most 10 MB. */
    Buffered: "BUFFERED",
    /** As it comes, for up to 15 minutes; a private API ends it after 5 idle ones. */
    Stream: "STREAM",
} as const;
export type ResponseTransferMode = (typeof ResponseTransferMode)[keyof typeof ResponseTransferMode];

export interface RouteIntegrationArgs {
    /** Which kind of service answers. */
    readonly type: IntegrationType;
    /**
     * Address of the service, `https://…`; path parameters in braces. For `http` and `link`; through a link it leads
     * nowhere, but gives the port of the listener, the `Host` and the name that the certificate has to cover (rule K-4).
     */
    readonly url?: string;
    /**
     * Milliseconds until API Gateway answers 504: 50..300000 where it collects the answer, more than 29000 with a quota
     * of the account that was raised; 50..900000 where it streams it. For `http` and `link`. @defaultValue 29000
     */
    readonly timeoutMilliseconds?: number;
    /** Whether the answer is collected or handed on as it comes. For `http`. @defaultValue `BUFFERED` */
    readonly responseTransferMode?: ResponseTransferMode;
    /** Headers that the service gets with these values, whatever the caller sent; for `http`. */
    readonly fixedHeaders?: { readonly [name: string]: string };
    /** ARN of the function. For `lambda`. */
    readonly functionArn?: pulumi.Input<string>;
    /**
     * Id of the VPC link, or the stage variable that holds it, `${stageVariables.<name>}`: then a link can be replaced,
     * as no integration names the old one (rule K-11). For `link`.
     */
    readonly vpcLinkId?: pulumi.Input<string>;
    /** ARN of the load balancer that a link of version 2 leads to; one of version 1 has one itself. For `link`. */
    readonly loadBalancerArn?: pulumi.Input<string>;
}

export interface RouteArgs {
    /** `GET`, `HEAD`, `POST`, `PUT`, `PATCH`, `DELETE`, `OPTIONS` or `ANY`. */
    readonly method: string;
    /** Path below the stage: `/`, `/pets/{id}`, `/files/{path+}`. */
    readonly path: string;
    /** What answers. */
    readonly integration: RouteIntegrationArgs;
    /** Whether a caller needs a key of a usage plan; without one it gets 403 (rule H-13). @defaultValue false */
    readonly apiKeyRequired?: boolean;
}

/** What the mock route answers: enough to see which way a call came. */
const ECHO = JSON.stringify({
    api: "$context.apiId",
    stage: "$context.stage",
    method: "$context.httpMethod",
    path: "$context.path",
    vpc: "$context.identity.vpcId",
    endpoint: "$context.identity.vpceId",
    sourceIp: "$context.identity.sourceIp",
});

/** What the component itself makes of routes: a release that makes something else of them counts this up, to redeploy. */
export const ROUTES_FORM = { revision: 1, echo: ECHO };

/**
 * Content types with a template that takes the name of the stage off the path; a request without one counts as JSON.
 * Those alone whose bodies are text: the template passes a body on as that.
 *
 * Not established on AWS. Its page on private integrations says that the stage's name stands before the path, and that an
 * override in a mapping template takes it away (rule K-5). Its page on passthrough says that a proxy integration, which
 * this is, passes the request on entirely. Where the second is right, or a type has no template, the backend is asked for
 * `/<stage>/…`.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/private-integration.html (read 2026-11-20)
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html (read 2026-11-21)
 */
const STRIPPED_CONTENT_TYPES = [
    "application/json",
    "application/x-www-form-urlencoded",
    "application/xml",
    "text/plain",
    "text/xml",
];

/** Whether bodies of a type go through byte for byte, as one of these types or of all. */
function isBinary(type: string, binaryMediaTypes: readonly string[]): boolean {
    return [type, `${type.split("/")[0] ?? ""}/*`, "*/*"].some((each) => binaryMediaTypes.includes(each));
}

/** Sends the body on as it is, to the route's own path; where that is bytes, there is no template to do so. */
function withoutStage(path: string, binaryMediaTypes: readonly string[]): { [contentType: string]: string } {
    const ownPath = path.replace(/\{([^}+]+)\+?\}/g, (_braces, parameter: string) => `$input.params('${parameter}')`);
    const template = `#set($context.requestOverride.path = "${ownPath}")\n$input.body`;
    const types = STRIPPED_CONTENT_TYPES.filter((type) => !isBinary(type, binaryMediaTypes));
    return Object.fromEntries(types.map((type) => [type, template]));
}

/**
 * A word for the names of a path's children: `/pets/{id}` → `-pets-id_`, `/files/{path+}` → `-files-path__`, `/` → nothing.
 *
 * No two paths have the same: a sign that separates or marks is written as its code where it stands in a literal.
 */
function wordOf(path: string): string {
    const literal = (text: string) => text.replace(/[^A-Za-z0-9]/g, (sign) => `_${sign.charCodeAt(0).toString(16)}`);
    const word = (segment: string) => {
        const [, parameter, greedy] = /^\{([^}+]+)(\+?)\}$/.exec(segment) ?? [];
        return parameter === undefined ? literal(segment) : `${literal(parameter)}_${greedy ? "_" : ""}`;
    };
    return path
        .split("/")
        .filter(Boolean)
        .map((segment) => `-${word(segment)}`)
        .join("");
}

const parametersOf = (path: string): string[] => [...path.matchAll(/\{([^}+]+)\+?\}/g)].map((match) => match[1] ?? "");

/**
 * Makes the resources, methods and integrations of routes below an API.
 *
 * @param binaryMediaTypes - types that the API hands on byte for byte.
 * @returns everything that a deployment has to wait for.
 */
export function makeRoutes(
    component: pulumi.ComponentResource,
    name: string,
    api: aws.apigateway.RestApi,
    routes: readonly RouteArgs[],
    binaryMediaTypes: readonly string[],
): pulumi.Resource[] {
    const resourceIds = new Map<string, pulumi.Output<string>>([["/", api.rootResourceId]]);
    return routes.flatMap((route) => makeMethod(route, resourceAt(route.path)));

    /** The API Gateway resource at a path, made with those above it where they are missing. */
    function resourceAt(path: string): pulumi.Output<string> {
        const known = resourceIds.get(path);
        if (known) return known;
        const cut = path.lastIndexOf("/");
        const resource = new aws.apigateway.Resource(
            `${name}${wordOf(path)}`,
            { restApi: api.id, parentId: resourceAt(path.slice(0, cut) || "/"), pathPart: path.slice(cut + 1) },
            childOf(component),
        );
        resourceIds.set(path, resource.id);
        return resource.id;
    }

    function makeMethod(route: RouteArgs, resourceId: pulumi.Output<string>): pulumi.Resource[] {
        const child = `${name}${wordOf(route.path)}-${route.method.toLowerCase()}`;
        const method = new aws.apigateway.Method(
            child,
            {
                restApi: api.id,
                resourceId,
                httpMethod: route.method,
                authorization: "NONE",
                apiKeyRequired: route.apiKeyRequired,
                requestParameters: Object.fromEntries(
                    parametersOf(route.path).map((parameter) => [`method.request.path.${parameter}`, true]),
                ),
            },
            childOf(component),
        );
        const at = { restApi: api.id, resourceId, httpMethod: method.httpMethod };
        switch (route.integration.type) {
            case IntegrationType.Mock:
                return [method, ...makeMock(child, at)];
            case IntegrationType.Http:
                return [method, makeHttp(child, at, route)];
            case IntegrationType.Link:
                return [method, makeHttp(child, at, route, linked(route, binaryMediaTypes))];
            case IntegrationType.Lambda:
                return [method, ...makeLambda(child, at, route)];
        }
    }

    function makeMock(child: string, at: MethodAddress): pulumi.Resource[] {
        const integration = new aws.apigateway.Integration(
            child,
            { ...at, type: "MOCK", requestTemplates: { "application/json": JSON.stringify({ statusCode: 200 }) } },
            childOf(component),
        );
        const methodResponse = new aws.apigateway.MethodResponse(
            child,
            { ...at, statusCode: "200", responseModels: { "application/json": "Empty" } },
            childOf(component),
        );
        const integrationResponse = new aws.apigateway.IntegrationResponse(
            child,
            { ...at, statusCode: methodResponse.statusCode, responseTemplates: { "application/json": ECHO } },
            // AWS wants the integration to be there first, and no input of this resource says so.
            childOf(component, { dependsOn: [integration] }),
        );
        return [integration, methodResponse, integrationResponse];
    }

    function makeHttp(
        child: string,
        at: MethodAddress,
        route: RouteArgs,
        more: Partial<aws.apigateway.IntegrationArgs> = {},
    ): pulumi.Resource {
        const fixedHeaders = Object.entries(route.integration.fixedHeaders ?? {});
        return new aws.apigateway.Integration(
            child,
            {
                ...at,
                type: "HTTP_PROXY",
                integrationHttpMethod: route.method,
                uri: route.integration.url,
                timeoutMilliseconds: route.integration.timeoutMilliseconds,
                ...more,
                responseTransferMode: route.integration.responseTransferMode,
                requestParameters: Object.fromEntries([
                    ...parametersOf(route.path).map((parameter) => [
                        `integration.request.path.${parameter}`,
                        `method.request.path.${parameter}`,
                    ]),
                    ...fixedHeaders.map(([header, value]) => [`integration.request.header.${header}`, `'${value}'`]),
                ]),
            },
            childOf(component),
        );
    }

    function makeLambda(child: string, at: MethodAddress, route: RouteArgs): pulumi.Resource[] {
        const functionArn = pulumi.output(route.integration.functionArn ?? "");
        // A qualified ARN as `function` is read back without its qualifier, and would be replaced at each update.
        const [target, qualifier] = [functionArn.apply(unqualified), functionArn.apply(qualifierOf)];
        const permission = new aws.lambda.Permission(
            child,
            {
                action: "lambda:InvokeFunction",
                principal: "apigateway.amazonaws.com",
                function: target,
                qualifier,
                sourceArn: pulumi.interpolate`${api.executionArn}/*/${route.method === "ANY" ? "*" : route.method}${route.path.replace(/\{[^}]*\}/g, "*")}`,
            },
            childOf(component),
        );
        const integration = new aws.apigateway.Integration(
            child,
            { ...at, type: "AWS_PROXY", integrationHttpMethod: "POST", uri: functionArn.apply(invocationArn) },
            childOf(component),
        );
        return [permission, integration];
    }
}

/** What an integration through a VPC link has besides. */
function linked(
    { path, integration }: RouteArgs,
    binaryMediaTypes: readonly string[],
): Partial<aws.apigateway.IntegrationArgs> {
    return {
        connectionType: "VPC_LINK",
        connectionId: integration.vpcLinkId,
        integrationTarget: integration.loadBalancerArn,
        requestTemplates: withoutStage(path, binaryMediaTypes),
    };
}

interface MethodAddress {
    readonly restApi: pulumi.Output<string>;
    readonly resourceId: pulumi.Output<string>;
    readonly httpMethod: pulumi.Output<string>;
}

/** ARN by which API Gateway invokes a function; partition and region are those of the function. */
function invocationArn(functionArn: string): string {
    const [, partition = "aws", , region = ""] = functionArn.split(":");
    return `arn:${partition}:apigateway:${region}:lambda:path/2015-03-31/functions/${functionArn}/invocations`;
}

/** `arn:…:function:name:alias` without the alias. */
const unqualified = (functionArn: string): string => functionArn.split(":").slice(0, 7).join(":");

const qualifierOf = (functionArn: string): string | undefined => functionArn.split(":")[7];
