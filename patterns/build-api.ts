import * as pulumi from "@pulumi/pulumi";
import { AccessLogRole, AccessLogRoleMode } from "../components/access-log";
import type { ExecuteApiEndpoint } from "../components/execute-api-endpoint";
import { RestApi, type RestApiArgs } from "../components/rest-api";
import type { StackConfig } from "../config/pattern-config";
import { SUCCESS, type ExpectedOutcome } from "./claim";

/** What the patterns choose of an API; the rest is the configuration's. */
export type ApiChoices = Pick<
    RestApiArgs,
    | "endpointType"
    | "allowedVpcIds"
    | "vpcEndpointIds"
    | "resourcePolicy"
    | "routes"
    | "binaryMediaTypes"
    | "stageVariables"
>;

/** The account's role for access logs: one for all APIs of the stack. */
export function buildAccessLogRole(config: StackConfig): AccessLogRole {
    return new AccessLogRole("access-log", { mode: config.api.accessLogRole, tags: { ...config.tags } });
}

/** Builds an API that serves what the configuration says. */
export function buildApi(name: string, config: StackConfig, logRole: AccessLogRole, choices: ApiChoices): RestApi {
    const { definition, stageName, logRetentionDays, throttle } = config.api;
    return new RestApi(name, {
        ...(definition.kind === "openapi"
            ? { openApi: JSON.stringify(definition.document) }
            : { routes: definition.routes.map((route) => ({ ...route })) }),
        stageName,
        logRetentionDays,
        throttle,
        accessLogRoleArn: config.api.accessLogRole === AccessLogRoleMode.Create ? logRole.roleArn : undefined,
        tags: { ...config.tags },
        ...choices,
    });
}

/** A path to try: the first that can be asked with GET and has nothing to fill in. */
function sampleRoute({ definition }: StackConfig["api"]): { path: string; isMock: boolean } | undefined {
    if (definition.kind === "routes") {
        const route = definition.routes.find(
            ({ method, path }) => (method === "GET" || method === "ANY") && !path.includes("{"),
        );
        return route && { path: route.path, isMock: route.integration.type === "mock" };
    }
    const paths = Object.entries((definition.document.paths ?? {}) as Record<string, object>);
    const found = paths.find(([path, item]) => "get" in item && !path.includes("{"));
    return found && { path: found[0], isMock: false };
}

/** Address of a path to try, below an address that ends with the stage or a domain. */
export function sampleUrl(config: StackConfig, base: pulumi.Input<string>): pulumi.Output<string> {
    return pulumi.interpolate`${base}${sampleRoute(config.api)?.path ?? "/"}`;
}

/** `https://<api>-<endpoint>.execute-api…/<stage>`: the name that an association makes (rule D-6). */
export function associatedBase(api: RestApi, endpoint: ExecuteApiEndpoint): pulumi.Output<string> {
    return pulumi
        .all([api.invokeUrl, api.restApiId, endpoint.endpointId])
        .apply(([url, apiId, endpointId]) => url.replace(apiId, `${apiId}-${endpointId}`));
}

/** What the API answers who gets through: what a service behind it answers nobody knows, only that the call arrives. */
export function served(config: StackConfig): ExpectedOutcome {
    return sampleRoute(config.api)?.isMock ? SUCCESS : { kind: "http" };
}

/** A command to try from a shell. */
export function curl(url: pulumi.Input<string>, header?: pulumi.Input<string>): pulumi.Output<string> {
    return header === undefined ? pulumi.interpolate`curl '${url}'` : pulumi.interpolate`curl -H '${header}' '${url}'`;
}
