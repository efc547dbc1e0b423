/* What container-link refuses: whole lists of codes and places. */
import assert from "node:assert/strict";
import { parseStackConfig } from "../../config/parse";
import { projectFiles } from "../../config/read";
import { patterns } from "../../patterns/registry";
import { exampleConfig, ROOT } from "../support/preview";

const REGISTRY = "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com";
const SECRET = "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:pets-AbCdEf";
const KEY = "arn:aws:kms:ap-northeast-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef";
const EXISTING = {
    vpcId: "vpc-0123456789abcdef0",
    subnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
};

/** The example with some options, and with other sections. */
function issuesOf(options: object, more: object = {}): string[] {
    const example = exampleConfig("container-link");
    const given = { ...(example["private-api:options"] as object), ...options };
    const config = { ...example, ...more, "private-api:options": given };
    const raw = Object.fromEntries(
        Object.entries(config).map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]),
    );
    const parsed = parseStackConfig(raw, patterns, projectFiles(ROOT));
    if (parsed.ok) return [];
    for (const { message } of parsed.issues) assert.match(message, /^[^;]+, got .+; expected .+; .+[^.]$/s);
    return parsed.issues.map(({ code, path }) => `${code} ${path}`);
}

const cases: [title: string, options: object, more: object, issues: string[]][] = [
    [
        "a policy of the task that names principals, of which it has one",
        {
            taskPolicy: {
                Version: "2012-10-17",
                Statement: [
                    { Effect: "Allow", Action: "s3:GetObject", Resource: "*" },
                    { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" },
                    { Effect: "Deny", NotPrincipal: { AWS: "*" }, Action: "*", Resource: "*" },
                ],
            },
        },
        {},
        [
            "task-policy-principal options.taskPolicy.Statement[1].Principal",
            "task-policy-principal options.taskPolicy.Statement[2].NotPrincipal",
        ],
    ],
    [
        "a policy of the task with one statement, which names a principal",
        {
            taskPolicy: {
                Version: "2012-10-17",
                Statement: { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" },
            },
        },
        {},
        ["task-policy-principal options.taskPolicy.Statement.Principal"],
    ],
    [
        "a command line as the program that checks the container",
        { healthCheckCommand: ["curl -f http://localhost:8080/"] },
        {},
        ["health-check-program options.healthCheckCommand[0]"],
    ],
    [
        "ECS's own word as the program that checks the container",
        { healthCheckCommand: ["CMD-SHELL", "curl -f http://localhost:8080/"] },
        {},
        ["health-check-program options.healthCheckCommand[0]"],
    ],
    [
        "subnets without room for a load balancer",
        {},
        { "private-api:network": { cidrBlock: "10.50.0.0/23", zones: ["ap-northeast-1a", "ap-northeast-1c"] } },
        ["balancer-subnet-size network"],
    ],
    ["an image without a tag", { image: `${REGISTRY}/pets` }, {}, ["image-tag options.image"]],
    ["an image that is none", { image: "pets" }, {}, ["image-form options.image"]],
    ["an image of another registry", { image: "docker.io/library/nginx:1" }, {}, ["image-registry options.image"]],
    [
        "an image of another registry without a tag",
        { image: "docker.io/library/nginx" },
        {},
        ["image-registry options.image", "image-tag options.image"],
    ],
    [
        "an image of another region",
        { image: `${REGISTRY.replace("ap-northeast-1", "eu-west-1")}/pets:1` },
        {},
        ["image-region options.image"],
    ],
    [
        "an image of another partition's registry",
        { image: `${REGISTRY}.cn/pets:1` },
        {},
        ["image-registry options.image"],
    ],
    [
        "an image by the name of the registry for FIPS, which the endpoints do not answer",
        { image: `${REGISTRY.replace("ecr", "ecr-fips")}/pets:1` },
        {},
        ["image-registry options.image"],
    ],
    ["neither an image nor a folder to build one of", { image: undefined }, {}, ["image-missing options.image"]],
    [
        "an image beside a folder to build one of, whatever is wrong with them",
        { image: "pets", build: { context: "missing" } },
        {},
        ["image-or-build options.build"],
    ],
    [
        "a folder to build of that is not there",
        { image: undefined, build: { context: "missing" } },
        {},
        ["build-context options.build.context"],
    ],
    [
        "a folder to build of that is a file",
        { image: undefined, build: { context: "index.ts" } },
        {},
        ["build-context options.build.context"],
    ],
    [
        "a folder to build of without a Dockerfile",
        { image: undefined, build: { context: "examples" } },
        {},
        ["build-dockerfile options.build.context"],
    ],
    [
        "a folder and a Dockerfile that are not there",
        { image: undefined, build: { context: "missing", dockerfile: "missing/Dockerfile" } },
        {},
        ["build-context options.build.context", "build-dockerfile options.build.dockerfile"],
    ],
    [
        "a Dockerfile that is a folder",
        { image: undefined, build: { context: "examples/container", dockerfile: "examples" } },
        {},
        ["build-dockerfile options.build.dockerfile"],
    ],
    [
        "an argument of the build that is no name",
        { image: undefined, build: { context: "examples/container", args: { "A-B": "1" } } },
        {},
        ["wrong-key options.build.args.A-B"],
    ],
    [
        "a pair of CPU and memory that Fargate does not have",
        { cpuUnits: 256, memoryMebibytes: 4096 },
        {},
        ["fargate-size options.memoryMebibytes"],
    ],
    ["CPU units that there are not", { cpuUnits: 300 }, {}, ["unknown-value options.cpuUnits"]],
    ["fewer tasks at most than at least", { desiredCount: 5 }, {}, ["task-count options.maximumCount"]],
    [
        "a variable twice, and a secret of another region",
        {
            environment: { TOKEN: "x" },
            secrets: { OTHER: SECRET.replace("ap-northeast-1", "eu-west-1"), TOKEN: SECRET },
        },
        {},
        ["secret-region options.secrets.OTHER", "variable-twice options.secrets.TOKEN"],
    ],
    [
        "a secret without the six signs behind its name, one with a key alone, and one with too many parts",
        {
            secrets: {
                BARE: SECRET.replace("-AbCdEf", ""),
                KEY: `${SECRET}:token`,
                MANY: `${SECRET}:token::::`,
            },
        },
        {},
        ["wrong-form options.secrets.BARE", "wrong-form options.secrets.KEY", "wrong-form options.secrets.MANY"],
    ],
    [
        "a key of another region, and one twice",
        { secrets: { TOKEN: SECRET }, secretKeyArns: [KEY.replace("ap-northeast-1", "eu-west-1"), KEY, KEY] },
        {},
        ["key-region options.secretKeyArns[0]", "repeated options.secretKeyArns[2]"],
    ],
    [
        "keys of secrets that there are not, and what autoscaling would aim at",
        { secretKeyArns: [KEY], maximumCount: undefined, targetCpuPercent: 70 },
        {},
        ["not-used options.secretKeyArns", "not-used options.targetCpuPercent"],
    ],
    [
        "a policy of the container that is none",
        { taskPolicy: { Statement: [{ Effect: "allow", Action: "s3:GetObject", Resource: "*" }] } },
        {},
        ["task-policy-form options.taskPolicy"],
    ],
    ...["GET /pets{id}", "GET /{path+}/pets", "GET //pets", "GET /pets/", "GET /pets/{}"].map(
        (route): [string, object, object, string[]] => [
            `the route ${route}`,
            { routes: [route] },
            {},
            ["wrong-form options.routes[0]"],
        ],
    ),
    [
        "days between two requests that leave no room for a second try",
        { keepAliveDays: 31 },
        {},
        ["out-of-range options.keepAliveDays"],
    ],
    [
        "a certificate of another region",
        {
            tls: {
                certificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/01234567-89ab-cdef-0123-456789abcdef",
                serverName: "pets.example.com",
            },
        },
        {},
        ["certificate-region options.tls.certificateArn"],
    ],
    ["a route twice", { routes: ["$default", "$default"] }, {}, ["repeated options.routes[1]"]],
    [
        "no route to keep the link awake with",
        { routes: ["POST /pets"] },
        {},
        ["keep-alive-route options.keepAliveDays"],
    ],
    [
        "a VPC that exists, without its route tables",
        {},
        { "private-api:network": { existing: EXISTING } },
        ["route-tables-missing options.routeTableIds"],
    ],
    [
        "route tables for a VPC that is created",
        { routeTableIds: ["rtb-0123456789abcdef0"] },
        {},
        ["not-used options.routeTableIds"],
    ],
    [
        "what is about an execute-api endpoint",
        { routeTableIds: ["rtb-0123456789abcdef0"] },
        { "private-api:network": { existing: { ...EXISTING, endpointId: "vpce-0123456789abcdef0" } } },
        ["not-used network.existing.endpointId"],
    ],
    [
        "clients of an endpoint that there is not",
        {},
        {
            "private-api:network": {
                cidrBlock: "10.0.0.0/16",
                zones: ["ap-northeast-1a", "ap-northeast-1c"],
                clients: [{ cidrBlock: "192.168.0.0/16" }],
            },
        },
        ["not-used network.clients"],
    ],
    [
        "a way to the internet that no host of this pattern has",
        {},
        { "private-api:network": { zones: ["ap-northeast-1a", "ap-northeast-1c"], egress: "nat" } },
        ["not-used network.egress"],
    ],
    [
        "addresses of an endpoint, and public subnets",
        { routeTableIds: ["rtb-0123456789abcdef0"] },
        {
            "private-api:network": {
                existing: {
                    ...EXISTING,
                    endpointAddresses: ["10.0.0.10", "10.0.1.10"],
                    publicSubnetIds: ["subnet-0123456789abcdef2"],
                },
            },
        },
        ["not-used network.existing.endpointAddresses", "not-used network.existing.publicSubnetIds"],
    ],
    [
        "what a REST API would serve, and whom it would admit",
        {},
        {
            "private-api:api": {
                allowedVpcIds: ["vpc-0123456789abcdef0"],
                routes: [{ method: "GET", path: "/pets", integration: { type: "mock" } }],
            },
        },
        ["allowed-vpcs-without-private-api api.allowedVpcIds", "not-used api.routes"],
    ],
];

describe("the container-link pattern refuses", () => {
    for (const [title, options, more, issues] of cases) {
        it(title, () => assert.deepEqual(issuesOf(options, more), issues));
    }

    it("nothing of its own example, nor of an image that is built, nor of one with a digest and no keep-alive", () => {
        assert.deepEqual(issuesOf({}), []);
        const image = `${REGISTRY}/pets@sha256:${"0123456789abcdef".repeat(4)}`;
        assert.deepEqual(issuesOf({ image: undefined, build: { context: "examples/container" } }), []);
        const dockerfile = "examples/container/Dockerfile";
        assert.deepEqual(issuesOf({ image: undefined, build: { context: "examples", dockerfile } }), []);
        assert.deepEqual(issuesOf({ image, routes: ["POST /pets"], keepAliveDays: 0 }), []);
        assert.deepEqual(issuesOf({ routes: ["$default", "GET /", "ANY /pets/{id}/{rest+}"] }), []);
        const secrets = { A: SECRET, B: `${SECRET}:token::`, C: `${SECRET}::AWSPREVIOUS:`, D: `${SECRET}:a key::v-1` };
        assert.deepEqual(issuesOf({ secrets, secretKeyArns: [KEY] }), []);
        assert.deepEqual(issuesOf({ healthCheckCommand: ["curl", "-f", "http://localhost:8080/"] }), []);
        const network = { cidrBlock: "10.50.0.0/22", zones: ["ap-northeast-1a", "ap-northeast-1c"] };
        assert.deepEqual(issuesOf({}, { "private-api:network": network }), []);
    });
});
