import * as pulumi from "@pulumi/pulumi";
import { z } from "zod";
import { PrivateApiZones } from "../components/private-api-zones";
import { ApiEndpointType, type RestApi } from "../components/rest-api";
import { VpcId } from "../config/aws-forms";
import type { Issue } from "../config/issue";
import type { StackConfig } from "../config/pattern-config";
import { repeatedEntries } from "../config/repeated-entries";
import { associatedBase, buildAccessLogRole, buildApi, curl, sampleUrl, served } from "./build-api";
import { buildNetwork, type NetworkWithEndpoint } from "./build-network";
import { FORBIDDEN, NO_ROUTE, NO_SUCH_NAME, type Claim } from "./claim";
import { endpointFactIssues } from "./endpoint-facts";
import { definePattern } from "./pattern";

const OPTIONS = z.strictObject({
    names: z
        .enum(["zone", "alias", "header"])
        .default("zone")
        .describe(
            "How the VPC names the private API: by a private zone of its own name; by the public name that an association makes; by the endpoint's name and a header, which browsers cannot send ahead.",
        ),
    clientVpcIds: z
        .array(VpcId)
        .default([])
        .describe("With `zone`: further VPCs that resolve the private name; each needs a way to the endpoint."),
});
type Config = StackConfig<string, z.output<typeof OPTIONS>>;

/** How the private API is called: at which address, and with which header. */
interface PrivateName {
    readonly url: pulumi.Output<string>;
    readonly header?: pulumi.Output<string>;
    readonly headers?: { readonly [name: string]: pulumi.Output<string> };
    readonly rule: string;
    readonly why: string;
}

/** A public and a private API side by side, both reachable from the VPC. */
export const mixed = definePattern({
    key: "mixed",
    summary: "a public and a private REST API side by side, both reachable from the VPC",
    sections: { network: "required" },
    options: OPTIONS,
    check: (config) => [...nameIssues(config), ...endpointFactIssues(config, false)],
    build(config) {
        const place = buildNetwork(config, { privateDnsEnabled: false });
        const logRole = buildAccessLogRole(config);
        const publicApi = buildApi("public", config, logRole, { endpointType: ApiEndpointType.Regional });
        const privateApi = buildApi("private", config, logRole, {
            endpointType: ApiEndpointType.Private,
            allowedVpcIds: [place.network.vpcId, ...config.api.allowedVpcIds],
            vpcEndpointIds: config.options.names === "alias" ? [place.endpoint.endpointId] : [],
        });
        const privateName = namePrivateApi(config, place, privateApi);
        const publicUrl = sampleUrl(config, publicApi.invokeUrl);
        return {
            outputs: {
                publicUrl,
                privateUrl: privateName.url,
                tryPublic: curl(publicUrl),
                tryPrivateFromVpc: curl(privateName.url, privateName.header),
                vpcId: place.network.vpcId,
                subnetIds: place.network.isolatedSubnetIds,
                endpointId: place.endpoint.endpointId,
                publicRestApiId: publicApi.restApiId,
                privateRestApiId: privateApi.restApiId,
            },
            claims: claimsOf(config, place, publicUrl, privateName, sampleUrl(config, privateApi.invokeUrl)),
        };
    },
});

function namePrivateApi(config: Config, place: NetworkWithEndpoint, api: RestApi): PrivateName {
    const { endpoint, network } = place;
    switch (config.options.names) {
        case "zone":
            new PrivateApiZones("private-names", {
                apis: [{ name: "private", hostName: api.hostName }],
                vpcIds: [network.vpcId, ...config.options.clientVpcIds],
                endpointDnsName: endpoint.dnsName,
                endpointHostedZoneId: endpoint.hostedZoneId,
                tags: { ...config.tags },
            });
            return {
                url: sampleUrl(config, api.invokeUrl),
                rule: "E20",
                why: "a private zone of exactly this name leads to the endpoint",
            };
        case "alias":
            return {
                url: sampleUrl(config, associatedBase(api, endpoint)),
                rule: "E13",
                why: "the association's name leads to the endpoint from wherever it is asked",
            };
        case "header":
            return {
                url: sampleUrl(config, pulumi.interpolate`https://${endpoint.dnsName}/${api.stageName}`),
                header: pulumi.interpolate`x-apigw-api-id: ${api.restApiId}`,
                headers: { "x-apigw-api-id": api.restApiId },
                rule: "E11",
                why: "the endpoint's name leads to it, and the header says which API is meant",
            };
    }
}

function claimsOf(
    config: Config,
    place: NetworkWithEndpoint,
    publicUrl: pulumi.Output<string>,
    privateName: PrivateName,
    ownName: pulumi.Output<string>,
): Claim[] {
    const inVpc = { from: { kind: "subnet", subnetId: place.subnetId }, method: "GET" } as const;
    const internet = { from: { kind: "internet" }, method: "GET" } as const;
    const answers = { accept: [served(config)] };
    const { url, headers, rule, why } = privateName;
    const claims: Claim[] = [
        { id: "vpc-private", ...inVpc, url, headers, expect: answers, rule, why },
        {
            id: "internet-private",
            ...internet,
            url: ownName,
            expect: { accept: [NO_SUCH_NAME] },
            rule: "E7",
            why: "the name of a private API is not in public DNS",
        },
        {
            id: "internet-public",
            ...internet,
            url: publicUrl,
            expect: answers,
            rule: "E1",
            why: "a Regional API answers the internet",
        },
    ];
    if (place.isIsolated) {
        const far = "the name has public addresses, and an isolated subnet has no way to them";
        const claim = { id: "vpc-isolated-public", ...inVpc, url: publicUrl, rule: "N-7", why: far };
        claims.push({ ...claim, expect: { accept: [NO_ROUTE] } });
    }
    if (config.options.names === "header") {
        const nameless = "without the header the endpoint does not know which API is meant";
        claims.push({
            id: "vpc-no-header",
            ...inVpc,
            url,
            expect: { accept: [FORBIDDEN] },
            rule: "E12",
            why: nameless,
        });
    }
    if (config.options.names !== "zone") {
        const gone = "without private DNS and zone the name of a private API does not exist";
        const expect = { accept: [NO_SUCH_NAME] };
        claims.push({ id: "vpc-own-name", ...inVpc, url: ownName, expect, rule: "E10", why: gone });
    }
    if (place.routedSubnetId) {
        const from = { kind: "subnet", subnetId: place.routedSubnetId } as const;
        const through = "private DNS is off, so the name has public addresses, and NAT leads to them";
        const routed = { id: "vpc-routed-public", from, method: "GET", url: publicUrl } as const;
        claims.push({ ...routed, expect: answers, rule: "E9", why: through });
    }
    return claims;
}

function nameIssues({ options }: Config): readonly Issue[] {
    if (options.names === "zone") return repeatedEntries("options.clientVpcIds", options.clientVpcIds);
    if (options.clientVpcIds.length === 0) return [];
    return [
        {
            code: "client-vpcs-without-zone",
            path: "options.clientVpcIds",
            message: `is not used, got \`options.names: ${options.names}\`; expected \`zone\`: only a zone has to be associated with each VPC; set it or remove the list`,
        },
    ];
}
