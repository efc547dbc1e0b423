import { z } from "zod";
import { ApiEndpointType } from "../components/rest-api";
import { endpointOnlyKeys, policyDocument } from "../components/resource-policy";
import type { Issue } from "../config/issue";
import { allowedVpcIssues } from "./allowed-vpcs";
import { buildAccessLogRole, buildApi, curl, sampleUrl, served } from "./build-api";
import { buildDomain } from "./build-domain";
import type { Claim } from "./claim";
import { definePattern } from "./pattern";

/** A Regional REST API for the internet. */
export const publicApi = definePattern({
    key: "public",
    summary: "a Regional REST API that anyone on the internet reaches",
    sections: { dns: "optional" },
    options: z.strictObject({
        resourcePolicy: z
            .record(z.string(), z.unknown())
            .optional()
            .describe("Resource policy of the API, e.g. an allow-list on `aws:SourceIp`; without it anyone may call."),
    }),
    check: (config) => [...allowedVpcIssues(config), ...policyIssues(config.options.resourcePolicy)],
    build(config) {
        const { resourcePolicy } = config.options;
        const api = buildApi("public", config, buildAccessLogRole(config), {
            endpointType: ApiEndpointType.Regional,
            resourcePolicy: resourcePolicy && JSON.stringify(resourcePolicy),
        });
        const published = buildDomain(config, api);
        const url = sampleUrl(config, api.invokeUrl);
        const own = published && sampleUrl(config, published.domain.url);
        const claims: Claim[] = [];
        if (!resourcePolicy) {
            const internet = {
                from: { kind: "internet" },
                method: "GET",
                expect: { accept: [served(config)] },
            } as const;
            const why = "a Regional API answers the internet";
            claims.push({ id: "internet-default-name", ...internet, url, rule: "E1", why });
            if (own) claims.push({ id: "internet-own-name", ...internet, url: own, rule: "E5", why });
        }
        return {
            outputs: {
                url: own ?? url,
                tryFromInternet: curl(own ?? url),
                restApiId: api.restApiId,
                ...(published && { hostedZoneId: published.zone.zoneId, nameServers: published.zone.nameServers }),
            },
            claims,
        };
    },
});

function policyIssues(resourcePolicy: unknown): Issue[] {
    if (resourcePolicy !== undefined && !policyDocument(resourcePolicy)) {
        const message =
            "is no policy, got a map without good statements; expected `Statement` with one or more maps, each with an `Effect` of `Allow` or `Deny`; write it as in the IAM manual";
        return [{ code: "public-policy-form", path: "options.resourcePolicy", message }];
    }
    return endpointOnlyKeys(resourcePolicy).map((key) => ({
        code: "public-policy-endpoint-key",
        path: "options.resourcePolicy",
        message: `uses a condition key that only private APIs have, got \`${key}\`; expected keys that a public request carries, e.g. \`aws:SourceIp\`: this one is absent from it, so the policy would deny everyone or admit everyone; remove it, or choose the pattern \`private\``,
    }));
}
