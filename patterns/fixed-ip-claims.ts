import * as pulumi from "@pulumi/pulumi";
import { contains, formatIpv4, parseCidr, parseIpv4 } from "../model/ip";
import { served } from "./build-api";
import type { NetworkWithEndpoint } from "./build-network";
import { FORBIDDEN, NO_ROUTE, NO_SUCH_NAME, type Claim } from "./claim";
import type { FixedIpConfig } from "./fixed-ip";

/** Public addresses to ask from: of the blocks that are for documentation (RFC 5737), and of two public resolvers. */
const STRANGERS = ["192.0.2.1", "198.51.100.1", "203.0.113.1", "8.8.8.8", "1.1.1.1"];

/** Who can reach what, for a stack of `fixed-ip`. */
export function fixedIpClaims(
    config: FixedIpConfig,
    place: NetworkWithEndpoint,
    url: pulumi.Output<string>,
    ownUrl: pulumi.Output<string>,
): Claim[] {
    const { domainMode, allowedCidrs, privateDnsEnabled } = config.options;
    const isPrivate = domainMode === "private";
    const answers = { accept: [served(config)] };
    const get = { method: "GET" } as const;
    const inVpc = { from: { kind: "subnet", subnetId: place.subnetId }, ...get } as const;
    const stranger = strangerTo(allowedCidrs);
    const claims: Claim[] = [
        {
            id: "internet-allowed",
            from: { kind: "internet", address: firstAddress(allowedCidrs) },
            ...get,
            url,
            expect: answers,
            rule: isPrivate ? "T-5" : "E25",
            why: isPrivate
                ? "the load balancer passes TLS through to the endpoint, which answers with the domain's certificate"
                : "the load balancer answers TLS, and the endpoint finds the API by the name",
        },
        {
            id: "vpc-own-name",
            ...inVpc,
            url,
            expect: answers,
            rule: isPrivate ? "E29" : "T-7",
            why: isPrivate
                ? "a private zone of exactly this name leads to the endpoint"
                : "a private zone of exactly this name leads to the load balancer inside, which has its certificate",
        },
        {
            id: "vpc-endpoint-name",
            ...inVpc,
            url: pulumi.interpolate`https://${place.endpoint.dnsName}/${config.api.stageName}/`,
            expect: { accept: [FORBIDDEN] },
            rule: "E12",
            why: "the endpoint's own name does not say which API is meant",
        },
        {
            id: "internet-api-name",
            from: { kind: "internet" },
            ...get,
            url: ownUrl,
            expect: { accept: [NO_SUCH_NAME] },
            rule: "E7",
            why: "the name of a private API is not in public DNS",
        },
        {
            id: "vpc-api-name",
            ...inVpc,
            url: ownUrl,
            expect: privateDnsEnabled ? answers : { accept: [NO_SUCH_NAME] },
            rule: privateDnsEnabled ? "E8" : "E10",
            why: privateDnsEnabled
                ? "private DNS leads to the endpoint, and the policy admits its VPC"
                : "without private DNS and zone the name of a private API does not exist",
        },
    ];
    if (stranger === undefined) return claims;
    const why = "the load balancer's security group lets in `allowedCidrs` alone";
    const from = { kind: "internet", address: stranger } as const;
    const kept = { id: "internet-stranger", from, ...get, url, expect: { accept: [NO_ROUTE] }, rule: "N-7", why };
    return [...claims, kept];
}

function firstAddress([block = ""]: readonly string[]): string | undefined {
    const range = parseCidr(block, "options.allowedCidrs");
    if (!range.ok) return undefined;
    // The first address of a block names the network, and nobody calls from it.
    const { first, prefixLength } = range.value;
    return formatIpv4(prefixLength === 0 ? (parseIpv4("8.8.8.8") ?? first) : prefixLength < 31 ? first + 1 : first);
}

/** A public address that no block holds. */
function strangerTo(blocks: readonly string[]): string | undefined {
    const ranges = blocks.flatMap((block) => {
        const range = parseCidr(block, "options.allowedCidrs");
        return range.ok ? [range.value] : [];
    });
    return STRANGERS.find((text) => {
        const address = parseIpv4(text);
        return address !== undefined && !ranges.some((range) => contains(range, address));
    });
}
