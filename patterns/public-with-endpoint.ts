import * as pulumi from "@pulumi/pulumi";
import { z } from "zod";
import { PrivateApiZones } from "../components/private-api-zones";
import { PublicNameForwarding } from "../components/public-name-forwarding";
import { ApiEndpointType, type RestApi } from "../components/rest-api";
import { Ipv4Address } from "../config/aws-forms";
import type { Issue } from "../config/issue";
import type { StackConfig } from "../config/pattern-config";
import { repeatedEntries } from "../config/repeated-entries";
import { textLike } from "../config/wording";
import { allowedVpcIssues } from "./allowed-vpcs";
import { buildAccessLogRole, buildApi, curl, sampleUrl, served } from "./build-api";
import { buildDomain } from "./build-domain";
import { buildNetwork, type NetworkWithEndpoint } from "./build-network";
import { FORBIDDEN, NO_ROUTE, type Claim } from "./claim";
import { endpointFactIssues } from "./endpoint-facts";
import { definePattern } from "./pattern";

const OPTIONS = z.strictObject({
    remedy: z
        .enum(["none", "regional-domain", "private-dns-off", "zone-per-private-api", "resolver-rule"])
        .default("none")
        .describe(
            "What is done about the 403: nothing; a Regional domain with an alias record; private DNS off; private DNS off and a zone for each private API; a Resolver rule for the API's name.",
        ),
    privateApiIds: z
        .array(
            textLike(/^[a-z0-9]{10}$/, {
                problem: "is not the id of an API",
                expected: "ten lower-case letters and digits",
                fix: "list them with `aws apigateway get-rest-apis`",
            }),
        )
        .default([])
        .describe("With `zone-per-private-api`: ids of the region's private APIs that the VPC goes on calling."),
    resolverAddresses: z
        .array(Ipv4Address)
        .default([])
        .describe("With `resolver-rule`: addresses of one or more resolvers that answer from public DNS."),
});
type Config = StackConfig<string, z.output<typeof OPTIONS>>;

/** Whether the endpoint answers the region's `execute-api` names under each remedy. */
const PRIVATE_DNS: Record<Config["options"]["remedy"], boolean> = {
    none: true,
    "regional-domain": true,
    "resolver-rule": true,
    "private-dns-off": false,
    "zone-per-private-api": false,
};

/** The 403 trap: a public API, and a VPC whose endpoint answers for its name. */
export const publicWithEndpoint = definePattern({
    key: "public-with-endpoint",
    summary:
        "a Regional REST API beside a VPC endpoint whose private DNS captures its name: 403 from inside, and the remedies",
    sections: { network: "required", dns: "optional" },
    options: OPTIONS,
    check: (config) => [
        ...repeatedEntries("options.privateApiIds", config.options.privateApiIds),
        ...repeatedEntries("options.resolverAddresses", config.options.resolverAddresses),

        ...allowedVpcIssues(config),
        ...remedyIssues(config),
        ...endpointFactIssues(config, PRIVATE_DNS[config.options.remedy]),
    ],
    build(config) {
        const { remedy } = config.options;
        const place = buildNetwork(config, { privateDnsEnabled: PRIVATE_DNS[remedy] });
        const api = buildApi("public", config, buildAccessLogRole(config), { endpointType: ApiEndpointType.Regional });
        const published = remedy === "regional-domain" ? buildDomain(config, api) : undefined;
        applyRemedy(config, place, api);

        const url = sampleUrl(config, api.invokeUrl);
        const own = published && sampleUrl(config, published.domain.url);
        return {
            outputs: {
                url: own ?? url,
                tryFromInternet: curl(own ?? url),
                tryFromVpc: curl(own ?? url),
                trap: explain(config, place),
                vpcId: place.network.vpcId,
                subnetIds: place.network.isolatedSubnetIds,
                endpointId: place.endpoint.endpointId,
                restApiId: api.restApiId,
                ...(published && { hostedZoneId: published.zone.zoneId, nameServers: published.zone.nameServers }),
            },
            claims: claimsOf(config, place, url, own),
        };
    },
});

function applyRemedy({ options, tags }: Config, place: NetworkWithEndpoint, api: RestApi): void {
    switch (options.remedy) {
        case "none":
        case "regional-domain":
        case "private-dns-off":
            return;
        case "zone-per-private-api":
            new PrivateApiZones("private-names", {
                apis: options.privateApiIds.map((id) => ({
                    name: id,
                    hostName: api.hostName.apply((host) => host.replace(/^[^.]+/, id)),
                })),
                vpcIds: [place.network.vpcId],
                endpointDnsName: place.endpoint.dnsName,
                endpointHostedZoneId: place.endpoint.hostedZoneId,
                tags: { ...tags },
            });
            return;
        case "resolver-rule":
            new PublicNameForwarding("public-names", {
                vpcId: place.network.vpcId,
                subnetIds: forwarderSubnets(place).slice(0, 2),
                names: [{ name: "public", hostName: api.hostName }],
                resolverAddresses: options.resolverAddresses,
                tags: { ...tags },
            });
    }
}

/** Where forwarded questions leave the VPC: behind NAT, or in the subnets given. */
function forwarderSubnets(place: NetworkWithEndpoint): pulumi.Output<string>[] {
    return place.routedSubnetId ? place.network.routedSubnetIds : place.network.isolatedSubnetIds;
}

/** The trap in words, for whoever meets the 403. */
function explain({ options }: Config, place: NetworkWithEndpoint): pulumi.Output<string> {
    const whose = place.isAdopted
        ? "an endpoint that this stack adopted, not made by it"
        : "the endpoint of this stack";
    const where = pulumi.interpolate`${place.endpoint.endpointId}, ${whose},`;
    switch (options.remedy) {
        case "none":
            return pulumi.interpolate`From the VPC the API answers 403 {"message":"Forbidden"}: private DNS of ${where} captures every execute-api name of the region, and a public API does not answer through an endpoint. Set options.remedy.`;
        case "regional-domain":
            return pulumi.interpolate`The API's execute-api name answers 403 from the VPC, since private DNS of ${where} captures it; its own domain is an alias, which is answered with public addresses, and works through NAT.`;
        case "private-dns-off":
            return pulumi.interpolate`Private DNS of ${where} is off: public APIs work from the VPC through NAT; private ones no longer by their own names.`;
        case "zone-per-private-api":
            return pulumi.interpolate`Private DNS of ${where} is off, and each private API named has a zone of its own: public and private names work side by side.`;
        case "resolver-rule":
            return pulumi.interpolate`Private DNS of ${where} captures every execute-api name of the region but this API's, which a Resolver rule forwards to public DNS.`;
    }
}

function claimsOf(
    config: Config,
    place: NetworkWithEndpoint,
    url: pulumi.Output<string>,
    own: pulumi.Output<string> | undefined,
): Claim[] {
    const get = { method: "GET" } as const;
    const inVpc = { kind: "subnet", subnetId: place.subnetId } as const;
    const routed = place.routedSubnetId && ({ kind: "subnet", subnetId: place.routedSubnetId } as const);
    const answers = { accept: [served(config)] };
    const captured = PRIVATE_DNS[config.options.remedy] && config.options.remedy !== "resolver-rule";
    const claims: Claim[] = [
        {
            id: "internet",
            from: { kind: "internet" },
            ...get,
            url,
            expect: answers,
            rule: "E3",
            why: "an endpoint changes nothing for the internet",
        },
    ];
    if (captured) {
        const why = "private DNS leads to the endpoint, where a public API does not answer";
        claims.push({
            id: "vpc-default-name",
            from: inVpc,
            ...get,
            url,
            expect: { accept: [FORBIDDEN] },
            rule: "E4",
            why,
        });
    } else if (place.isIsolated) {
        const why = "the name has public addresses, and an isolated subnet has no way to them";
        const claim = { id: "vpc-isolated-default-name", from: inVpc, ...get, url, rule: "N-7", why };
        claims.push({ ...claim, expect: { accept: [NO_ROUTE] } });
    }
    if (routed && !captured) {
        const why = "the name has public addresses, and NAT leads to them";
        claims.push({ id: "vpc-routed-default-name", from: routed, ...get, url, expect: answers, rule: "E9", why });
    }
    if (routed && own) {
        const why = "an alias is answered with public addresses, and NAT leads to them";
        claims.push({ id: "vpc-routed-own-name", from: routed, ...get, url: own, expect: answers, rule: "E5", why });
    }
    return claims;
}

function remedyIssues({ options, network, dns }: Config): Issue[] {
    const { remedy } = options;
    const issues: Issue[] = [];
    const issue = (code: string, path: string, message: string) => issues.push({ code, path, message });
    if (remedy === "regional-domain" && !dns) {
        issue(
            "remedy-needs-domain",
            "dns",
            "is not set, got nothing; expected the domain that `options.remedy: regional-domain` publishes; give `dns.domainName` and `dns.hostedZone`",
        );
    }
    if (remedy !== "regional-domain" && dns) {
        issue(
            "domain-without-remedy",
            "dns",
            `is not used, got \`options.remedy: ${remedy}\`; expected \`regional-domain\` with a domain; set the remedy or remove \`dns\``,
        );
    }
    const leavesVpc = remedy === "regional-domain" || remedy === "resolver-rule";
    if (leavesVpc && network?.kind === "created" && network.egress === "none") {
        issue(
            "remedy-needs-egress",
            "network.egress",
            `leaves hosts of the VPC without a way to public addresses, got \`none\`; expected \`nat\` with \`options.remedy: ${remedy}\`; set it, or choose another remedy`,
        );
    }
    if (remedy === "zone-per-private-api" && options.privateApiIds.length === 0) {
        issue(
            "remedy-needs-private-apis",
            "options.privateApiIds",
            "is empty, got no API; expected at least one id of a private API, ten letters and digits; name them, or take `private-dns-off`",
        );
    }
    if (remedy !== "zone-per-private-api" && options.privateApiIds.length > 0) {
        issue(
            "option-without-remedy",
            "options.privateApiIds",
            `is not used, got \`options.remedy: ${remedy}\`; expected \`zone-per-private-api\`; set the remedy or remove the list`,
        );
    }
    if (remedy === "resolver-rule" && options.resolverAddresses.length === 0) {
        issue(
            "remedy-needs-resolvers",
            "options.resolverAddresses",
            "is empty, got no address; expected at least one resolver that answers from public DNS; name your organisation's, so that no other sees what is asked",
        );
    }
    if (remedy !== "resolver-rule" && options.resolverAddresses.length > 0) {
        issue(
            "option-without-remedy",
            "options.resolverAddresses",
            `is not used, got \`options.remedy: ${remedy}\`; expected \`resolver-rule\`; set the remedy or remove the list`,
        );
    }
    return issues;
}
