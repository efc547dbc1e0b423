import { DEFAULT_ROUTES } from "../config/api-schema";
import { makeIssue, quote, type Issue } from "../config/issue";
import type { ApiConfig, NetworkConfig } from "../config/schema";

/** Issue `not-used` for a setting that changes nothing of what a pattern builds. */
export function notUsed(path: string, problem: string, got: string): Issue {
    return makeIssue({ code: "not-used", path, problem, got, expected: "nothing here", fix: "remove it" });
}

/** What `network` says about endpoints of execute-api, about NAT and about public subnets, for a pattern without them. */
export function idleNetworkParts(network: NetworkConfig | undefined): Issue[] {
    if (!network) return [];
    const noEndpoint = "belongs to an execute-api endpoint, and this pattern has none";
    const issues: Issue[] = [];
    const unused = (key: string, problem: string, got: unknown) => {
        if (got !== undefined) issues.push(notUsed(`network.${key}`, problem, quote(got)));
    };
    unused("clients", noEndpoint, network.clients.length > 0 ? network.clients : undefined);
    if (network.kind === "created") {
        unused("endpointAddresses", noEndpoint, network.endpointAddresses);
        const noHosts = "is for hosts that reach the internet, and this pattern has none";
        unused("egress", noHosts, network.egress === "none" ? undefined : network.egress);
        return issues;
    }
    unused("existing.endpointId", noEndpoint, network.endpointId);
    unused("existing.endpointAddresses", noEndpoint, network.endpointAddresses);
    const noPublic = "belongs to a load balancer on the internet, and this pattern has none";
    unused("existing.publicSubnetIds", noPublic, network.publicSubnetIds);
    return issues;
}

/**
 * What the API would serve by itself, for a pattern that passes every request on.
 *
 * @param why - what serves instead.
 */
export function idleDefinition({ definition }: ApiConfig, why: string): Issue[] {
    const problem = `is not used: ${why}`;
    if (definition.kind === "openapi") return [notUsed("api.openApi", problem, quote(definition.path))];
    if (definition.routes === DEFAULT_ROUTES) return [];
    return [notUsed("api.routes", problem, quote(definition.routes.map(({ method, path }) => `${method} ${path}`)))];
}
