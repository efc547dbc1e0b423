import * as pulumi from "@pulumi/pulumi";
import { z } from "zod";
import { ApiDomain } from "../components/api-domain";
import { EndpointPolicy } from "../components/endpoint-policy";
import {
    ListenerProtocol,
    NetworkLoadBalancer,
    type BalancerClientArgs,
    type BalancerSubnetArgs,
} from "../components/network-load-balancer";
import { PrivateDomain } from "../components/private-domain";
import { ApiEndpointType, type RestApi } from "../components/rest-api";
import { SplitHorizonZones, type AliasTargetArgs } from "../components/split-horizon-zones";
import { AllocationId, CidrBlock, DomainName, RecordName, VpcId } from "../config/aws-forms";
import type { StackConfig } from "../config/pattern-config";
import type { DnsConfig, NetworkConfig } from "../config/schema";
import { containsRange, parseCidr, rangeSize } from "../model/ip";
import { buildAccessLogRole, buildApi, curl, sampleUrl } from "./build-api";
import { buildCertifiedName, type CertifiedName } from "./build-domain";
import { buildNetwork, type NetworkWithEndpoint } from "./build-network";
import { fixedIpClaims } from "./fixed-ip-claims";
import { fixedIpIssues } from "./fixed-ip-checks";
import { definePattern } from "./pattern";

const OPTIONS = z.strictObject({
    allowedCidrs: z
        .array(CidrBlock)
        .min(1)
        .describe(
            "Blocks of the callers on the internet: the load balancer lets in these and nobody else. `0.0.0.0/0` lets everyone in.",
        ),
    domainMode: z
        .enum(["private", "regional"])
        .default("private")
        .describe(
            "What answers for the name: a private custom domain of the API, which the load balancer passes TLS through to; or, as before those existed, a Regional one behind load balancers that answer TLS themselves.",
        ),
    elasticIpAllocationIds: z
        .array(AllocationId)
        .default([])
        .describe(
            "Allocations of Elastic IPs that exist, one a zone, in the order of the zones. Without any they are created, and given back with the stack.",
        ),
    privateDnsEnabled: z
        .boolean()
        .default(false)
        .describe(
            "Whether the endpoint answers the region's `execute-api` names in the VPC too, those of public APIs included. The pattern does not need it.",
        ),
    clientVpcIds: z
        .array(VpcId)
        .default([])
        .describe("Further VPCs that get the private answer for the name; each needs a way to the endpoint."),
    privateZoneName: DomainName.describe(
        "Domain of the private zone, above the name, at or below the hosted zone's. Without it the zone is of exactly the name.",
    ).optional(),
    mirroredRecords: z
        .array(
            z.strictObject({
                name: RecordName.describe("Full name of the record."),
                type: z.enum(["A", "AAAA", "CNAME", "MX", "TXT", "SRV", "CAA"]).describe("Type of the record."),
                values: z.array(z.string().min(1)).min(1).describe("Values of the record."),
                ttl: z.int().min(0).max(2147483647).default(300).describe("Seconds that resolvers keep it."),
            }),
        )
        .describe(
            "Public records at or below the private zone's name, which the VPC would no longer see otherwise; repeated in it. Required, if only as `[]`, with `privateZoneName` and where the name is that of the hosted zone.",
        )
        .optional(),
});
export type FixedIpConfig = StackConfig<string, z.output<typeof OPTIONS>>;

/** A private REST API that callers with allow-lists reach at addresses that do not change. */
export const fixedIp = definePattern({
    key: "fixed-ip",
    summary: "a private REST API that the internet reaches at fixed addresses, under a name that is private in its VPC",
    sections: { network: "required", dns: "required" },
    options: OPTIONS,
    check: (config) => fixedIpIssues(config),
    build(config) {
        const { network, dns, options } = config;
        if (!network || !dns) throw new Error("the pattern needs network and dns");
        const place = buildNetwork(config, {
            privateDnsEnabled: options.privateDnsEnabled,
            isPinned: true,
            publicSubnets: true,
        });
        const api = buildApi("private", config, buildAccessLogRole(config), {
            endpointType: ApiEndpointType.Private,
            allowedVpcIds: [place.network.vpcId, ...config.api.allowedVpcIds],
        });
        const name = buildCertifiedName(dns, config);
        const domain = buildDomain(config, dns, place, api, name);
        const policy = confineEndpoint(place, api, domain);
        const front = buildFront(config, network, place, name, policy);
        buildZones(config, dns, place, name, front, inVpcTarget(config, network, place, name));
        warnOfOpenness(options.allowedCidrs);
        warnOfQuota(options.allowedCidrs);
        warnOfStrangers(config, place);

        const url = sampleUrl(config, `https://${dns.domainName}`);
        return {
            outputs: {
                url,
                fixedAddresses: front.publicAddresses,
                tryFromInternet: curl(url),
                tryFromVpc: curl(url),
                hostedZoneId: name.zone.zoneId,
                nameServers: name.zone.nameServers,
                vpcId: place.network.vpcId,
                subnetIds: place.network.isolatedSubnetIds,
                endpointId: place.endpoint.endpointId,
                endpointAddresses: place.endpoint.addresses,
                restApiId: api.restApiId,
            },
            claims: fixedIpClaims(config, place, url, sampleUrl(config, api.invokeUrl)),
        };
    },
});

function buildDomain(
    { options, api: { allowedVpcIds }, tags }: FixedIpConfig,
    dns: DnsConfig,
    { network, endpoint }: NetworkWithEndpoint,
    api: RestApi,
    { zone, certificate }: CertifiedName,
): PrivateDomain | undefined {
    const common = {
        domainName: dns.domainName,
        certificateArn: certificate.certificateArn,
        hostedZoneName: zone.domainName,
        restApiId: api.restApiId,
        stageName: api.stageName,
        tags: { ...tags },
    };
    if (options.domainMode === "regional") {
        new ApiDomain("domain", common);
        return undefined;
    }
    return new PrivateDomain("private-domain", {
        ...common,
        vpcEndpointId: endpoint.endpointId,
        allowedVpcIds: [network.vpcId, ...allowedVpcIds],
    });
}

/**
 * Lets calls through to this API alone. A caller on the internet chooses the API by `Host` or `x-apigw-api-id` (rule
 * T-3), and to every private API that admits this VPC it would come from there (rule P-9). So the load balancer listens to
 * the internet once the policy is set, and no longer than it is.
 */
function confineEndpoint(
    { endpoint, isAdopted }: NetworkWithEndpoint,
    api: RestApi,
    domain: PrivateDomain | undefined,
): EndpointPolicy | undefined {
    if (isAdopted) {
        void pulumi.log.warn(
            "network.existing.endpointId: may let callers on the internet through to other private APIs, got an endpoint whose policy is somebody else's; expected a policy with this API and its domain alone; set it where the endpoint is managed",
        );
        return undefined;
    }
    return new EndpointPolicy("endpoint-policy", {
        endpointId: endpoint.endpointId,
        executionArns: [api.executionArn],
        domainArns: domain && [domain.invokeArn],
    });
}

/** A path that API Gateway answers 200 at every endpoint, without an API (rule H-3). */
const HEALTH_CHECK_PATH = "/ping";

/** What both load balancers have in common: where they lead to, and who answers TLS. */
function balancing(
    { options, tags }: FixedIpConfig,
    wanted: NetworkConfig,
    place: NetworkWithEndpoint,
    { certificate }: CertifiedName,
) {
    const { endpoint, network } = place;
    const isTls = options.domainMode === "regional";
    return {
        vpcId: network.vpcId,
        protocol: isTls ? ListenerProtocol.Tls : ListenerProtocol.Tcp,
        certificateArn: isTls ? certificate.certificateArn : undefined,
        targets: endpoint.addresses.map((id, index) => ({ name: wordsOf(wanted)[index] ?? "", id })),
        targetSecurityGroupId: place.isAdopted ? undefined : endpoint.securityGroupId,
        healthCheckPath: HEALTH_CHECK_PATH,
        tags: { ...tags },
    };
}

function buildFront(
    config: FixedIpConfig,
    network: NetworkConfig,
    place: NetworkWithEndpoint,
    name: CertifiedName,
    policy: EndpointPolicy | undefined,
): NetworkLoadBalancer {
    const { allowedCidrs, elasticIpAllocationIds } = config.options;
    const subnets = place.network.publicSubnetIds.map((subnetId, index): BalancerSubnetArgs => ({
        name: (network.kind === "created" ? network.zones : network.publicSubnetIds)?.[index] ?? "",
        subnetId,
        allocationId: elasticIpAllocationIds[index],
    }));
    return new NetworkLoadBalancer("front", {
        ...balancing(config, network, place, name),
        internal: false,
        subnets,
        clients: allowedCidrs.map(clientOf),
        opensAfter: policy?.endpointId,
    });
}

/** Words for what there is one of in each isolated subnet: the zones, or the subnets of others. */
const wordsOf = (network: NetworkConfig): readonly string[] =>
    network.kind === "created" ? network.zones : network.subnetIds;

const clientOf = (cidrBlock: string): BalancerClientArgs => ({ name: cidrBlock.replace("/", "-"), cidrBlock });

/**
 * Where the name leads to in the VPC: to the endpoint itself, which answers with the domain's certificate; in the
 * Regional form not, since there it answers with API Gateway's own (rule T-4), but to a load balancer inside.
 */
function inVpcTarget(
    config: FixedIpConfig,
    network: NetworkConfig,
    place: NetworkWithEndpoint,
    name: CertifiedName,
): AliasTargetArgs {
    if (config.options.domainMode === "private") return place.endpoint;
    return new NetworkLoadBalancer(
        "inside",
        {
            ...balancing(config, network, place, name),
            internal: true,
            subnets: place.network.isolatedSubnetIds.map((subnetId, index) => ({
                name: wordsOf(network)[index] ?? "",
                subnetId,
            })),
            clients: [...place.clients],
        },
        // Its addresses are AWS's choice; made first, it might be given one that the endpoint is to have.
        { dependsOn: place.isAdopted ? [] : [place.endpoint] },
    );
}

function buildZones(
    { options, tags }: FixedIpConfig,
    { domainName }: DnsConfig,
    { network }: NetworkWithEndpoint,
    { zone }: CertifiedName,
    front: NetworkLoadBalancer,
    privateTarget: AliasTargetArgs,
): SplitHorizonZones {
    const { privateZoneName, mirroredRecords, clientVpcIds } = options;
    return new SplitHorizonZones("names", {
        domainName,
        hostedZoneId: zone.zoneId,
        hostedZoneName: zone.domainName,
        publicTarget: { dnsName: front.dnsName, hostedZoneId: front.hostedZoneId },
        privateTarget: { dnsName: privateTarget.dnsName, hostedZoneId: privateTarget.hostedZoneId },
        vpcIds: [network.vpcId, ...clientVpcIds],
        privateZoneName,
        mirroredRecords: mirroredRecords?.map((record) => ({ ...record })),
        tags: { ...tags },
    });
}

function warnOfOpenness(allowedCidrs: readonly string[]): void {
    if (!isEveryone(allowedCidrs)) return;
    void pulumi.log.warn(
        `options.allowedCidrs: lets everyone on the internet in, got \`${allowedCidrs.join("`, `")}\`; expected the blocks of known callers: the API's own policy sees all of them as its VPC; list those blocks, or have each method authorize its callers`,
    );
}

/**
 * Inbound rules of a security group, unless AWS raises the quota.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html (read 2026-11-21)
 */
const DEFAULT_INBOUND_RULES = 60;

function warnOfQuota(allowedCidrs: readonly string[]): void {
    if (allowedCidrs.length <= DEFAULT_INBOUND_RULES) return;
    void pulumi.log.warn(
        `options.allowedCidrs: has more blocks than a security group has rules by default, got ${allowedCidrs.length}; expected at most ${DEFAULT_INBOUND_RULES}; join blocks, or have AWS raise the quota before the next up`,
    );
}

/** A VPC with the private answer, and nothing that lets it in, gets no answer where it had one from the internet. */
function warnOfStrangers(
    { network, options: { clientVpcIds } }: FixedIpConfig,
    { isAdopted }: NetworkWithEndpoint,
): void {
    if (isAdopted || clientVpcIds.length === 0 || (network?.clients.length ?? 0) > 0) return;
    void pulumi.log.warn(
        `options.clientVpcIds: get the endpoint's private addresses, and nobody of theirs is let in, got \`${clientVpcIds.join("`, `")}\`; expected \`network.clients\` with them or their blocks; add those`,
    );
}

/** Whether blocks hold every address, at once or in parts. */
function isEveryone(blocks: readonly string[]): boolean {
    const ranges = blocks.flatMap((block) => {
        const range = parseCidr(block, "options.allowedCidrs");
        return range.ok ? [range.value] : [];
    });
    // Of two blocks one is in the other, or they have nothing in common.
    const apart = ranges.filter((range) => !ranges.some((other) => other !== range && containsRange(other, range)));
    return apart.reduce((size, range) => size + rangeSize(range), 0) === 2 ** 32;
}
