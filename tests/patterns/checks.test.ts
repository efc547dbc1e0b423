/* What a pattern refuses across sections of a stack's configuration: whole lists of codes and places. */
import assert from "node:assert/strict";
import { parseStackConfig } from "../../config/parse";
import { patterns } from "../../patterns/registry";
import { exampleConfig } from "../support/preview";

/** Code and place of each issue of a configuration. */
function issuesOf(config: Record<string, unknown>): string[] {
    const raw = Object.fromEntries(
        Object.entries(config).map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]),
    );
    const parsed = parseStackConfig(raw, patterns);
    if (parsed.ok) return [];
    for (const { message } of parsed.issues) assert.match(message, /^[^;]+, got .+; expected .+; .+[^.]$/s);
    return parsed.issues.map(({ code, path }) => `${code} ${path}`);
}

const options = (pattern: string, given: object, more: object = {}): Record<string, unknown> => ({
    ...exampleConfig(pattern),
    "private-api:options": given,
    ...more,
});
const trap = (given: object, more: object = {}) => {
    const { "private-api:dns": dns, ...config } = options("public-with-endpoint", given, more);
    return "remedy" in given && given.remedy === "regional-domain" ? { ...config, "private-api:dns": dns } : config;
};
const without = (key: string, config: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(config).filter(([each]) => each !== key));
const EXISTING = {
    vpcId: "vpc-0123456789abcdef0",
    subnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
};
const adopted = (facts: object) => ({ "private-api:network": { existing: { ...EXISTING, ...facts } } });
const ENDPOINT = { endpointId: "vpce-0123456789abcdef0" };
const ISOLATED = {
    "private-api:network": { cidrBlock: "10.0.0.0/16", zones: ["ap-northeast-1a", "ap-northeast-1c"] },
};

const PLACES = {
    publicSubnetIds: ["subnet-0123456789abcdef2", "subnet-0123456789abcdef3"],
    endpointAddresses: ["10.7.0.10", "10.7.1.10"],
};
const fixedIp = (given: object, more: object = {}) =>
    options("fixed-ip", { allowedCidrs: ["198.51.100.0/24"], ...given }, more);
const record = (name: string) => ({ name, type: "A", values: ["192.0.2.1"] });
const cname = (name: string) => ({ name, type: "CNAME", values: ["web.example.org"] });
const named = (domainName: string, zone: string) => ({
    "private-api:dns": { domainName, hostedZone: { name: zone } },
});

const UPSTREAM = { url: "https://api.example.com" };
const proxy = (given: object, more: object = {}) => options("egress-proxy", { upstreams: [UPSTREAM], ...given }, more);
const STORED = "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:proxy-key-AbCdEf";

const cases: [title: string, config: Record<string, unknown>, issues: string[]][] = [
    [
        "a public API's policy with VPC keys, in any case of letters",
        options("public", {
            resourcePolicy: {
                Statement: [{ Effect: "Allow", Condition: { StringEquals: { "AWS:sourceVpc": "vpc-1" } } }],
            },
        }),
        ["public-policy-endpoint-key options.resourcePolicy"],
    ],
    [
        "a public API's policy that is none",
        options("public", { resourcePolicy: { Foo: "bar" } }),
        ["public-policy-form options.resourcePolicy"],
    ],
    [
        "on-premises blocks that are listed already",
        options("private", { onPremisesCidrBlocks: ["172.16.0.0/16", "192.168.0.0/16", "172.16.0.0/16"] }),
        ["repeated options.onPremisesCidrBlocks[1]", "repeated options.onPremisesCidrBlocks[2]"],
    ],
    [
        "private APIs and resolvers that are listed twice",
        trap({ remedy: "zone-per-private-api", privateApiIds: ["abcdefghij", "abcdefghij"] }),
        ["repeated options.privateApiIds[1]"],
    ],
    [
        "client VPCs that are listed twice",
        options("mixed", { clientVpcIds: ["vpc-0123456789abcdef0", "vpc-0123456789abcdef0"] }),
        ["repeated options.clientVpcIds[1]"],
    ],
    [
        "allowed VPCs for a public API",
        { ...exampleConfig("public"), "private-api:api": { allowedVpcIds: ["vpc-0123456789abcdef0"] } },
        ["allowed-vpcs-without-private-api api.allowedVpcIds"],
    ],
    [
        "a domain remedy without a domain",
        without("private-api:dns", trap({ remedy: "regional-domain" })),
        ["remedy-needs-domain dns"],
    ],
    ["a domain without its remedy", options("public-with-endpoint", { remedy: "none" }), ["domain-without-remedy dns"]],
    [
        "a remedy that leaves the VPC, from a VPC that nobody leaves",
        trap({ remedy: "regional-domain" }, ISOLATED),
        ["remedy-needs-egress network.egress"],
    ],
    [
        "zones for private APIs that nobody names",
        trap({ remedy: "zone-per-private-api" }),
        ["remedy-needs-private-apis options.privateApiIds"],
    ],
    [
        "private APIs for a remedy that has no use for them",
        trap({ remedy: "private-dns-off", privateApiIds: ["abcdefghij"] }),
        ["option-without-remedy options.privateApiIds"],
    ],
    [
        "a Resolver rule that leads nowhere",
        trap({ remedy: "resolver-rule" }),
        ["remedy-needs-resolvers options.resolverAddresses"],
    ],
    [
        "resolvers for a remedy that asks none",
        trap({ resolverAddresses: ["192.0.2.53"] }),
        ["option-without-remedy options.resolverAddresses"],
    ],
    [
        "an adopted endpoint whose private DNS is not as the trap has it",
        trap({}, adopted({ ...ENDPOINT, endpointPrivateDnsEnabled: false })),
        ["endpoint-private-dns network.existing.endpointPrivateDnsEnabled"],
    ],
    [
        "an adopted endpoint with private DNS beside a public API of the mixed pattern",
        options("mixed", {}, adopted({ ...ENDPOINT, endpointPrivateDnsEnabled: true })),
        ["endpoint-private-dns network.existing.endpointPrivateDnsEnabled"],
    ],
    [
        "an adopted endpoint without private DNS for a private API's own name",
        options("private", {}, adopted({ ...ENDPOINT, endpointPrivateDnsEnabled: false })),
        ["endpoint-private-dns network.existing.endpointPrivateDnsEnabled"],
    ],
    [
        "a policy for somebody else's endpoint",
        options("private", { endpointPolicy: "own-api" }, adopted(ENDPOINT)),
        ["adopted-endpoint-policy options.endpointPolicy"],
    ],
    [
        "on-premises blocks that overlap the VPC",
        options("private", { onPremisesCidrBlocks: ["172.16.0.0/16", "10.20.128.0/17"] }),
        ["network-overlap options.onPremisesCidrBlocks[1]"],
    ],
    [
        "on-premises blocks that overlap an adopted VPC whose block is stated",
        options("private", { onPremisesCidrBlocks: ["10.0.0.0/8"] }, adopted({ cidrBlock: "10.20.0.0/16" })),
        ["network-overlap options.onPremisesCidrBlocks[0]"],
    ],
    [
        "client VPCs where no zone is made",
        options("mixed", { names: "alias", clientVpcIds: ["vpc-0123456789abcdef0"] }),
        ["client-vpcs-without-zone options.clientVpcIds"],
    ],
    [
        "fixed addresses that are fewer or more than the zones of the load balancer",
        fixedIp({ elasticIpAllocationIds: [1, 2, 3].map((digit) => `eipalloc-0123456789abcdef${digit}`) }),
        ["elastic-ip-count options.elasticIpAllocationIds"],
    ],
    [
        "fixed addresses, callers and VPCs that are listed twice",
        fixedIp({
            allowedCidrs: ["198.51.100.0/24", "198.51.100.0/24"],
            elasticIpAllocationIds: ["eipalloc-0123456789abcdef0", "eipalloc-0123456789abcdef0"],
            clientVpcIds: ["vpc-0123456789abcdef0", "vpc-0123456789abcdef0"],
        }),
        [
            "repeated options.allowedCidrs[1]",
            "repeated options.clientVpcIds[1]",
            "repeated options.elasticIpAllocationIds[1]",
        ],
    ],
    [
        "fixed addresses in a network whose public subnets and endpoint addresses are not told",
        fixedIp({}, adopted({})),
        ["missing network.existing.endpointAddresses", "missing network.existing.publicSubnetIds"],
    ],
    [
        "fewer fixed addresses than public subnets of others",
        fixedIp({ elasticIpAllocationIds: ["eipalloc-0123456789abcdef0"] }, adopted(PLACES)),
        ["elastic-ip-count options.elasticIpAllocationIds"],
    ],
    [
        "an endpoint of others with fewer addresses than subnets",
        fixedIp({}, adopted({ ...PLACES, endpointAddresses: ["10.7.0.10"] })),
        ["endpoint-address-count network.existing.endpointAddresses"],
    ],
    [
        "a private zone that does not hold the name",
        fixedIp({ privateZoneName: "example.org" }),
        ["domain-outside-private-zone options.privateZoneName"],
    ],
    [
        "a wider private zone in which no public name is repeated",
        fixedIp({ privateZoneName: "example.net" }),
        ["private-zone-hides-names options.privateZoneName"],
    ],
    [
        "mirrored records that a private zone of exactly the name does not hold",
        fixedIp({ mirroredRecords: [record("www.example.net"), record("v2.api.example.net")] }),
        ["mirrored-record-outside options.mirroredRecords[0].name"],
    ],
    [
        "mirrored records of other zones, and the address of the API's own name",
        fixedIp({
            privateZoneName: "example.net",
            mirroredRecords: [record("www.example.net"), record("www.example.org"), record("api.example.net")],
        }),
        [
            "mirrored-record-outside options.mirroredRecords[1].name",
            "mirrored-own-name options.mirroredRecords[2].name",
        ],
    ],
    [
        "a private zone that is wider than the hosted zone",
        fixedIp({ privateZoneName: "co.uk", mirroredRecords: [] }, named("api.example.co.uk", "example.co.uk")),
        ["private-zone-outside-zone options.privateZoneName"],
    ],
    [
        "a name that is the hosted zone's own, without a word of the zone's other records",
        fixedIp({}, named("example.net", "example.net")),
        ["private-zone-hides-names dns.domainName"],
    ],
    [
        "mirrored records that are listed twice, by name and type",
        fixedIp({
            privateZoneName: "example.net",
            mirroredRecords: [
                record("www.example.net"),
                { name: "www.example.net", type: "TXT", values: ["x"] },
                record("www.example.net"),
            ],
        }),
        ["repeated options.mirroredRecords[2]"],
    ],
    [
        "CNAMEs at the zone's own name, beside others, beside the API's address, and with two values",
        fixedIp({
            privateZoneName: "example.net",
            mirroredRecords: [
                cname("example.net"),
                record("www.example.net"),
                cname("www.example.net"),
                cname("api.example.net"),
                { ...cname("cdn.example.net"), values: ["a.example.org", "b.example.org"] },
            ],
        }),
        [
            "cname-beside-others options.mirroredRecords[0].type",
            "cname-beside-others options.mirroredRecords[2].type",
            "cname-beside-others options.mirroredRecords[3].type",
            "cname-values options.mirroredRecords[4].values",
        ],
    ],
    [
        "mirrored values that are none of their type, or lead in a circle, or stand twice",
        fixedIp({
            privateZoneName: "example.net",
            mirroredRecords: [
                {
                    name: "a.example.net",
                    type: "MX",
                    values: ["mail.example.net", "10 mail.example.net", "0 .", "20\tmail.example.net"],
                },
                { name: "b.example.net", type: "SRV", values: ["1 10 5269 chat.example.net.", "10 5269 chat"] },
                { name: "c.example.net", type: "CAA", values: ['0 issue "amazon.com"', "0 issue amazon.com"] },
                { name: "d.example.net", type: "CNAME", values: ["https://foo bar"] },
                { name: "f.example.net", type: "CNAME", values: ["F.example.net."] },
                { name: "g.example.net", type: "A", values: ["203.0.113.9", "203.0.113.9"] },
                { name: "h.example.net", type: "CNAME", values: ["_x1.acm-validations.aws."] },
                { name: "i.example.net", type: "TXT", values: ["v=spf1 -all"] },
            ],
        }),
        [
            "mirrored-value options.mirroredRecords[0].values[0]",
            "mirrored-value options.mirroredRecords[1].values[1]",
            "mirrored-value options.mirroredRecords[2].values[1]",
            "mirrored-value options.mirroredRecords[3].values[0]",
            "mirrored-value options.mirroredRecords[4].values[0]",
            "repeated options.mirroredRecords[5].values[1]",
        ],
    ],
    [
        "mirrored addresses that are none",
        fixedIp({
            privateZoneName: "example.net",
            mirroredRecords: [
                { name: "www.example.net", type: "A", values: ["192.0.2.1", "2001:db8::1", "web.example.org"] },
                { name: "www.example.net", type: "AAAA", values: ["192.0.2.1", "2001:db8::1"] },
            ],
        }),
        [
            "mirrored-value options.mirroredRecords[0].values[1]",
            "mirrored-value options.mirroredRecords[0].values[2]",
            "mirrored-value options.mirroredRecords[1].values[0]",
        ],
    ],
    [
        "callers with addresses that the internet does not have",
        fixedIp({ allowedCidrs: ["198.51.100.0/24", "10.1.0.0/16", "0.0.0.0/0"] }),
        ["caller-off-internet options.allowedCidrs[1]"],
    ],
    [
        "the pattern's own VPC among further ones",
        fixedIp({ clientVpcIds: [EXISTING.vpcId] }, adopted(PLACES)),
        ["client-own-vpc options.clientVpcIds[0]"],
    ],
    [
        "public subnets of others in fewer zones than the endpoint has",
        fixedIp({}, adopted({ ...PLACES, publicSubnetIds: ["subnet-0123456789abcdef2"] })),
        ["public-subnet-count network.existing.publicSubnetIds"],
    ],
    [
        "a name that is too long for a certificate that is requested",
        fixedIp({}, named(`${"a".repeat(60)}.example.net`, "example.net")),
        ["domain-name-length dns.domainName"],
    ],
    [
        "an adopted endpoint whose private DNS is not as the options say",
        fixedIp({}, adopted({ ...PLACES, ...ENDPOINT, endpointPrivateDnsEnabled: true })),
        ["endpoint-private-dns network.existing.endpointPrivateDnsEnabled"],
    ],
    [
        "upstreams whose paths are the same, and one that API Gateway answers itself",
        proxy({ upstreams: [UPSTREAM, { path: "/ping", ...UPSTREAM }, { path: "/", ...UPSTREAM }] }),
        ["route-reserved options.upstreams[1].path", "repeated options.upstreams[2].path"],
    ],
    ["no upstream at all", options("egress-proxy", {}), ["missing options.upstreams"]],
    ["an empty list of upstreams", proxy({ upstreams: [] }), ["too-few options.upstreams"]],
    [
        "an upstream's path with a variable",
        proxy({ upstreams: [{ path: "/{a}", ...UPSTREAM }] }),
        ["wrong-form options.upstreams[0].path"],
    ],
    [
        "upstreams' paths that clients shorten",
        proxy({ upstreams: ["/.", "/..", "/a/../b", "/.well-known"].map((path) => ({ path, ...UPSTREAM })) }),
        [
            "wrong-form options.upstreams[0].path",
            "wrong-form options.upstreams[1].path",
            "wrong-form options.upstreams[2].path",
        ],
    ],
    [
        "a key in clear",
        proxy({ apiKey: { value: "0123456789012345678901234567890" } }),
        ["api-key-in-clear options.apiKey.value"],
    ],
    ["a key that is too short", proxy({ apiKey: { value: "0123456789" } }), ["wrong-form options.apiKey.value"]],
    [
        "two places for one key",
        proxy({ apiKey: { value: "0123456789012345678901234567890", secretArn: STORED } }),
        ["api-key-twice options.apiKey.secretArn", "api-key-in-clear options.apiKey.value"],
    ],
    [
        "a key in a secret of another region",
        proxy({ apiKey: { secretArn: STORED.replace("ap-northeast-1", "eu-west-1") } }),
        ["secret-region options.apiKey.secretArn"],
    ],
    ["a quota without a period", proxy({ quota: { limit: 10 } }), ["missing options.quota.period"]],
    ["a quota of nothing", proxy({ quota: { limit: 0, period: "day" } }), ["out-of-range options.quota.limit"]],
    [
        "a key that may do more than the stage",
        proxy({ throttle: { rateLimit: 101, burstLimit: 201 } }),
        ["throttle-above-stage options.throttle.burstLimit", "throttle-above-stage options.throttle.rateLimit"],
    ],
    [
        "a wait that is too long for an answer in one piece",
        proxy({ timeoutMilliseconds: 300_001 }),
        ["timeout-buffered options.timeoutMilliseconds"],
    ],
    [
        "routes beside the upstreams",
        proxy({}, { "private-api:api": { routes: [{ method: "GET", path: "/", integration: { type: "mock" } }] } }),
        ["proxy-definition api.routes"],
    ],
    [
        "NAT beside the proxy",
        proxy({}, { "private-api:network": { zones: ["ap-northeast-1a", "ap-northeast-1c"], egress: "nat" } }),
        ["proxy-bypassed network.egress"],
    ],
    [
        "the proxy's policy for somebody else's endpoint",
        proxy({ endpointPolicy: "own-api" }, adopted(ENDPOINT)),
        ["adopted-endpoint-policy options.endpointPolicy"],
    ],
    [
        "media types that are listed twice",
        proxy({ binaryMediaTypes: ["image/png", "image/png"] }),
        ["repeated options.binaryMediaTypes[1]"],
    ],
    ["a prober that is neither there nor not", proxy({}, { "private-api:prober": "maybe" }), ["wrong-type prober"]],
    [
        "a prober of a pattern that has none",
        { ...exampleConfig("public"), "private-api:prober": true },
        ["foreign-key prober"],
    ],
];

describe("a pattern refuses", () => {
    for (const [title, config, issues] of cases) it(title, () => assert.deepEqual(issuesOf(config), issues));
});

describe("a pattern takes", () => {
    const good: [string, Record<string, unknown>][] = [
        ["an adopted endpoint whose private DNS is not stated", options("mixed", {}, adopted(ENDPOINT))],
        [
            "an endpoint of its own in an adopted VPC, with a policy",
            options("private", { endpointPolicy: "own-api" }, adopted({})),
        ],
        ["fixed addresses in a network that is told", fixedIp({}, adopted({ ...PLACES, ...ENDPOINT }))],
        [
            "a wider private zone with what it repeats",
            fixedIp({ privateZoneName: "example.net", mirroredRecords: [record("www.example.net")] }),
        ],
        [
            "a hosted zone's own name, where it has no other records",
            fixedIp({ mirroredRecords: [] }, named("example.net", "example.net")),
        ],
        [
            "mirrored records of services, of every name, and of other types of the API's own name",
            fixedIp({
                privateZoneName: "example.net",
                mirroredRecords: [
                    { name: "_sip._tcp.example.net", type: "SRV", values: ["1 2 443 sip.example.org"] },
                    { name: "k1._domainkey.example.net", type: "TXT", values: ["v=DKIM1"] },
                    record("*.apps.example.net"),
                    { name: "api.example.net", type: "AAAA", values: ["2001:db8::1"] },
                ],
            }),
        ],
        ["a proxy through somebody else's endpoint, whose policy is left alone", proxy({}, adopted(ENDPOINT))],
        [
            "a wait of a quarter of an hour for an answer that streams",
            proxy({ timeoutMilliseconds: 900_000, responseTransferMode: "stream" }),
        ],
        ["a key in a secret of the region", proxy({ apiKey: { secretArn: STORED } })],
        ["every remedy with what it needs", trap({ remedy: "zone-per-private-api", privateApiIds: ["abcdefghij"] })],
    ];
    for (const [title, config] of good) it(title, () => assert.deepEqual(issuesOf(config), []));
});
