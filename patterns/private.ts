import * as pulumi from "@pulumi/pulumi";
import { z } from "zod";
import { EndpointPolicy } from "../components/endpoint-policy";
import { ResolverInboundEndpoint } from "../components/resolver-inbound-endpoint";
import { ApiEndpointType } from "../components/rest-api";
import { CidrBlock } from "../config/aws-forms";
import type { Issue } from "../config/issue";
import type { StackConfig } from "../config/pattern-config";
import { repeatedEntries, repeatedEntry } from "../config/repeated-entries";
import { associatedBase, buildAccessLogRole, buildApi, curl, sampleUrl, served } from "./build-api";
import { buildNetwork, type NetworkWithEndpoint } from "./build-network";
import { FORBIDDEN, NO_SUCH_NAME, type Claim } from "./claim";
import { endpointFactIssues } from "./endpoint-facts";
import { overlapIssues } from "./on-premises-blocks";
import { definePattern } from "./pattern";

const OPTIONS = z.strictObject({
    associateEndpoint: z
        .boolean()
        .default(false)
        .describe(
            "Whether the API is associated with the endpoint, which gives it a public name that leads to the endpoint: for callers on peered networks and on-premises.",
        ),
    endpointPolicy: z
        .enum(["full-access", "own-api"])
        .default("full-access")
        .describe("Which APIs the endpoint lets through: all, or this one alone. Only for an endpoint of this stack."),
    onPremisesCidrBlocks: z
        .array(CidrBlock)
        .default([])
        .describe(
            "Blocks of on-premises hosts. With any, a Resolver inbound endpoint answers their DNS servers, and an endpoint of this stack admits them; an adopted one has to do so already.",
        ),
});
type Config = StackConfig<string, z.output<typeof OPTIONS>>;

/** A private REST API, reached by its own name from the VPC, and from there alone. */
export const privateApi = definePattern({
    key: "private",
    summary: "a private REST API that only its VPC reaches, by its own name",
    sections: { network: "required" },
    options: OPTIONS,
    check: (config) => [...onPremisesIssues(config), ...policyIssues(config), ...endpointFactIssues(config, true)],
    build(config) {
        const { associateEndpoint, endpointPolicy, onPremisesCidrBlocks } = config.options;
        const place = buildNetwork(config, { privateDnsEnabled: true, furtherClients: onPremisesCidrBlocks });
        const api = buildApi("private", config, buildAccessLogRole(config), {
            endpointType: ApiEndpointType.Private,
            allowedVpcIds: [place.network.vpcId, ...config.api.allowedVpcIds],
            vpcEndpointIds: associateEndpoint ? [place.endpoint.endpointId] : [],
        });
        if (endpointPolicy === "own-api") {
            const { endpointId } = place.endpoint;
            new EndpointPolicy("endpoint-policy", { endpointId, executionArns: [api.executionArn] });
        }
        const resolver = onPremisesCidrBlocks.length > 0 ? buildResolver(config, place) : undefined;
        const url = sampleUrl(config, api.invokeUrl);
        const associatedUrl = associateEndpoint ? sampleUrl(config, associatedBase(api, place.endpoint)) : undefined;
        return {
            outputs: {
                url,
                tryFromVpc: curl(url),
                ...(associatedUrl && { associatedUrl, tryFromConnectedNetwork: curl(associatedUrl) }),
                ...(resolver && {
                    resolverAddresses: resolver.addresses,
                    forwardDomain: api.hostName.apply((host) => host.slice(host.indexOf(".") + 1)),
                }),
                vpcId: place.network.vpcId,
                subnetIds: place.network.isolatedSubnetIds,
                endpointId: place.endpoint.endpointId,
                restApiId: api.restApiId,
            },
            claims: claimsOf(config, place, url, associatedUrl),
        };
    },
});

function buildResolver(config: Config, place: NetworkWithEndpoint): ResolverInboundEndpoint {
    const pinned = config.network?.kind === "created" && config.network.endpointAddresses !== undefined;
    return new ResolverInboundEndpoint(
        "resolver",
        {
            vpcId: place.network.vpcId,
            // Two are enough, and the first two stay where they are when a zone is added behind them.
            subnetIds: place.network.isolatedSubnetIds.slice(0, 2),
            clientCidrBlocks: config.options.onPremisesCidrBlocks,
            tags: { ...config.tags },
        },
        // Its addresses are AWS's choice; made first, it might be given one that the endpoint is to have.
        { dependsOn: pinned ? [place.endpoint] : [] },
    );
}

function claimsOf(
    config: Config,
    place: NetworkWithEndpoint,
    url: pulumi.Output<string>,
    associatedUrl: pulumi.Output<string> | undefined,
): Claim[] {
    const vpc = { from: { kind: "subnet", subnetId: place.subnetId }, method: "GET" } as const;
    const answers = { accept: [served(config)] };
    const claims: Claim[] = [
        {
            id: "vpc",
            ...vpc,
            url,
            expect: answers,
            rule: "E8",
            why: "private DNS leads to the endpoint, and the policy admits its VPC",
        },
        {
            id: "vpc-endpoint-name",
            ...vpc,
            url: pulumi.interpolate`https://${place.endpoint.dnsName}/${config.api.stageName}/`,
            expect: { accept: [FORBIDDEN] },
            rule: "E12",
            why: "the endpoint's own name does not say which API is meant",
        },
        {
            id: "internet",
            from: { kind: "internet" },
            method: "GET",
            url,
            expect: { accept: [NO_SUCH_NAME] },
            rule: "E7",
            why: "the name of a private API is not in public DNS",
        },
    ];
    if (!associatedUrl) return claims;
    const why = "the association's name leads to the endpoint from wherever it is asked";
    return [...claims, { id: "vpc-associated-name", ...vpc, url: associatedUrl, expect: answers, rule: "E13", why }];
}

function onPremisesIssues({ options, network }: Config): Issue[] {
    const clients = (network?.clients ?? []).flatMap((client) => ("cidrBlock" in client ? [client.cidrBlock] : []));
    const listed = options.onPremisesCidrBlocks.flatMap((block, index) =>
        clients.includes(block) ? [repeatedEntry(`options.onPremisesCidrBlocks[${index}]`, block)] : [],
    );
    return [
        ...repeatedEntries("options.onPremisesCidrBlocks", options.onPremisesCidrBlocks),
        ...listed,
        ...overlapIssues({ options, network }),
    ];
}

function policyIssues({ options, network }: Config): Issue[] {
    if (options.endpointPolicy === "full-access" || network?.kind !== "existing" || !network.endpointId) return [];
    return [
        {
            code: "adopted-endpoint-policy",
            path: "options.endpointPolicy",
            message: `would change an endpoint of somebody else, got \`own-api\` with \`${network.endpointId}\`; expected \`full-access\` for an adopted endpoint; set its policy where it is managed`,
        },
    ];
}
