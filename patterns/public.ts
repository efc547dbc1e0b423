import { z } from "zod";
import { ApiEndpointType } from "../components/rest-api";
import { allowedVpcIssues } from "./allowed-vpcs";
import { buildAccessLogRole, buildApi, curl, sampleUrl, served } from "./build-api";
import { buildDomain } from "./build-domain";
import type { Claim } from "./claim";
import { definePattern } from "./pattern";
import { policyIssues, ResourcePolicy } from "./public-policy";

/** A Regional REST API for the internet. */
export const publicApi = definePattern({
    key: "public",
    summary: "a Regional REST API that anyone on the internet reaches",
    sections: { dns: "optional" },
    options: z.strictObject({
        resourcePolicy: ResourcePolicy,
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
