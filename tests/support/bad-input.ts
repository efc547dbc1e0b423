import { join } from "node:path";

/** A configuration that is wrong. What is said of it stands in `tests/cases/bad-input.json`. */
export interface BadInput {
    readonly title: string;
    readonly config: Readonly<Record<string, unknown>>;
}

/** Files with what is no OpenAPI document, relative to the project. */
const FILES = join("tests", "support", "open-api");

const NETWORK = { cidrBlock: "10.0.0.0/16", zones: ["eu-west-1a", "eu-west-1b"] };
const GOOD = {
    "aws:region": "eu-west-1",
    "private-api:pattern": "private",
    "private-api:network": NETWORK,
};
const CONTAINER = {
    "aws:region": "eu-west-1",
    "private-api:pattern": "container-link",
    "private-api:network": NETWORK,
};
const IMAGE = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/pets";
const withContainer = (options: object) => ({ ...CONTAINER, "private-api:options": options });
const withNetwork = (network: object) => ({ ...GOOD, "private-api:network": { ...NETWORK, ...network } });
const onPremises = (options: object, network: object = NETWORK) => ({
    ...GOOD,
    "private-api:pattern": "on-premises",
    "private-api:network": network,
    "private-api:dns": { domainName: "orders.example.net", hostedZone: { name: "example.net" } },
    "private-api:options": {
        onPremisesCidrBlocks: ["192.168.0.0/16"],
        targets: ["192.168.10.11"],
        connection: { kind: "direct-connect" },
        ...options,
    },
});
const withApi = (api: object) => ({ ...GOOD, "private-api:api": api });

const DNS = { domainName: "api.example.net", hostedZone: { name: "example.net" } };
const FIXED_IP = {
    ...GOOD,
    "private-api:pattern": "fixed-ip",
    "private-api:dns": DNS,
    "private-api:options": { allowedCidrs: ["198.51.100.0/24"] },
};
const withFixedIp = (options: object) => ({
    ...FIXED_IP,
    "private-api:options": { ...FIXED_IP["private-api:options"], ...options },
});
const withoutKey = (config: object, key: string) =>
    Object.fromEntries(Object.entries(config).filter(([each]) => each !== key));

const withProxy = (options: object) => ({
    ...GOOD,
    "private-api:pattern": "egress-proxy",
    "private-api:options": { upstreams: [{ url: "https://api.example.com" }], ...options },
});
const withUpstream = (url: string) => withProxy({ upstreams: [{ url }] });

/** Configurations that are wrong, each in its own way: `private-api` and `pulumi` say the same lines of each. */
export const BAD_INPUTS: readonly BadInput[] = [
    {
        title: "no configuration",
        config: {},
    },
    {
        title: "an unknown pattern",
        config: { ...GOOD, "private-api:pattern": "privat" },
    },
    {
        title: "an unknown key",
        config: { ...GOOD, "private-api:netwrk": {} },
    },
    {
        title: "an unknown option, and one of another pattern",
        config: { ...GOOD, "private-api:options": { asociateEndpoint: true, names: "zone" } },
    },
    { title: "a text where a map belongs", config: { ...GOOD, "private-api:network": "10.0.0.0/16" } },
    { title: "values of other types", config: withNetwork({ zones: "eu-west-1a", egress: true }) },
    {
        title: "a block with host bits",
        config: withNetwork({ cidrBlock: "10.0.0.1/16" }),
    },
    { title: "a block that is too small", config: withNetwork({ cidrBlock: "10.0.0.0/26" }) },
    {
        title: "a block that overlaps a connected network",
        config: withNetwork({ clients: [{ cidrBlock: "10.0.128.0/17" }] }),
    },
    {
        title: "an adopted block that overlaps a connected network",
        config: {
            ...GOOD,
            "private-api:network": {
                existing: {
                    vpcId: "vpc-0123456789abcdef0",
                    subnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
                    cidrBlock: "10.0.0.0/16",
                },
                clients: [{ cidrBlock: "10.0.0.0/8" }],
            },
        },
    },
    { title: "one zone where two are needed", config: withNetwork({ zones: ["eu-west-1a"] }) },
    { title: "a zone of another region", config: withNetwork({ zones: ["eu-west-1a", "us-east-1a"] }) },
    { title: "an OpenAPI file that is not there", config: withApi({ openApi: "missing.yaml" }) },
    { title: "an OpenAPI file that is not YAML", config: withApi({ openApi: join(FILES, "broken.yaml") }) },
    { title: "an OpenAPI file of version 2", config: withApi({ openApi: join(FILES, "swagger-2.json") }) },
    { title: "an OpenAPI file of version 3.1", config: withApi({ openApi: join(FILES, "open-api-3.1.yaml") }) },
    { title: "an upstream that is plain HTTP", config: withUpstream("http://api.example.com") },
    { title: "an upstream with a path", config: withUpstream("https://api.example.com/v1") },
    { title: "an upstream with credentials", config: withUpstream("https://user:word@api.example.com") },
    { title: "an upstream at a private address", config: withUpstream("https://10.0.0.10") },
    { title: "a quota without a period", config: withProxy({ quota: { limit: 1000 } }) },
    {
        title: "an API key in clear",
        config: withProxy({ apiKey: { value: "0123456789abcdef0123456789abcdef" } }),
    },
    { title: "both an OpenAPI file and routes", config: withApi({ openApi: "api.yaml", routes: [] }) },
    {
        title: "no caller for fixed addresses",
        config: withoutKey(FIXED_IP, "private-api:options"),
    },
    {
        title: "fewer Elastic IPs than zones",
        config: withFixedIp({ elasticIpAllocationIds: ["eipalloc-0123456789abcdef0"] }),
    },
    {
        title: "a domain outside its zone",
        config: {
            ...FIXED_IP,
            "private-api:dns": { domainName: "api.example.org", hostedZone: { name: "example.net" } },
        },
    },
    {
        title: "a certificate of another region, for another name",
        config: {
            ...FIXED_IP,
            "private-api:dns": {
                ...DNS,
                certificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012",
                certificateNames: ["example.net", "*.example.org"],
            },
        },
    },
    {
        title: "a private zone that hides public names",
        config: withFixedIp({ privateZoneName: "example.net" }),
    },
    {
        title: "a name that is its zone's own, and hides all of it",
        config: { ...FIXED_IP, "private-api:dns": { ...DNS, domainName: "example.net" } },
    },
    {
        title: "public records that cannot be repeated as they stand",
        config: withFixedIp({
            privateZoneName: "example.net",
            mirroredRecords: [
                { name: "example.net", type: "CNAME", values: ["a.example.org", "b.example.org"] },
                { name: "www.example.net", type: "A", values: ["2001:db8::1"] },
            ],
        }),
    },
    { title: "callers with private addresses", config: withFixedIp({ allowedCidrs: ["10.0.0.0/8"] }) },
    {
        title: "an existing network without what fixed addresses need",
        config: {
            ...FIXED_IP,
            "private-api:network": {
                existing: {
                    vpcId: "vpc-0123456789abcdef0",
                    subnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
                    endpointId: "vpce-0123456789abcdef0",
                },
            },
        },
    },
    {
        title: "on-premises targets that are public, inside the VPC, or nowhere",
        config: onPremises({ targets: ["198.51.100.7", "10.0.1.7", "172.16.0.7"] }),
    },
    {
        title: "an on-premises network without a return route",
        config: onPremises({ returnCidrBlocks: ["10.1.0.0/16", "10.0.0.0/24"] }),
    },
    {
        title: "an existing VPC without a route to a gateway that is only being created",
        config: onPremises(
            {},
            {
                existing: {
                    vpcId: "vpc-0123456789abcdef0",
                    subnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
                },
            },
        ),
    },
    {
        title: "CPU and memory that Fargate does not have together",
        config: withContainer({ image: `${IMAGE}:1.0.0`, cpuUnits: 1024, memoryMebibytes: 512 }),
    },
    { title: "an image without a tag", config: withContainer({ image: IMAGE }) },
    {
        title: "an image that isolated subnets cannot pull",
        config: withContainer({ image: "docker.io/library/nginx:1" }),
    },
    { title: "a container without an image", config: withContainer({}) },
    {
        title: "a container with an image, and a folder to build one of",
        config: withContainer({ image: `${IMAGE}:1.0.0`, build: { context: "examples/container" } }),
    },
    {
        title: "a folder to build of that is not there",
        config: withContainer({ build: { context: "examples/contaner" } }),
    },
    {
        title: "a folder to build of that is a file",
        config: withContainer({ build: { context: "examples/container/Dockerfile" } }),
    },
    {
        title: "a folder to build of without a Dockerfile",
        config: withContainer({ build: { context: "examples" } }),
    },
    {
        title: "a Dockerfile that is not there",
        config: withContainer({ build: { context: "examples/container", dockerfile: "Dockerfile" } }),
    },
];
