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
const withApi = (api: object) => ({ ...GOOD, "private-api:api": api });

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
    { title: "both an OpenAPI file and routes", config: withApi({ openApi: "api.yaml", routes: [] }) },
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
];
