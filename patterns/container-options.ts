import { z } from "zod";
import { FARGATE_CPU_UNITS, fargateMemory } from "../components/fargate-sizes";
import { CertificateArn, DomainName } from "../config/aws-forms";
import { makeIssue, quote, quoteChoice, type Issue } from "../config/issue";
import type { StackConfig } from "../config/pattern-config";
import type { ProjectFiles } from "../config/project-files";
import { textLike } from "../config/wording";
import { sourceIssues } from "./container-image-checks";

const SecretArn = textLike(
    /^arn:aws[a-z-]*:(?:secretsmanager:[a-z0-9-]+:\d{12}:secret:[A-Za-z0-9/_+=.@:-]+|ssm:[a-z0-9-]+:\d{12}:parameter\/[A-Za-z0-9/_.-]+)$/,
    {
        problem: "is not the ARN of a secret or a parameter",
        expected:
            "`arn:aws:secretsmanager:<region>:<account>:secret:<name>` or `arn:aws:ssm:<region>:<account>:parameter/<name>`",
        fix: "copy it from Secrets Manager or from Systems Manager",
    },
);

const KeyArn = textLike(/^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[A-Za-z0-9-]+$/, {
    problem: "is not the ARN of a KMS key",
    expected: "`arn:aws:kms:<region>:<account>:key/<id>`",
    fix: "copy it from Key Management Service",
});

const RouteTableId = textLike(/^rtb-(?:[0-9a-f]{8}|[0-9a-f]{17})$/, {
    problem: "is not the ID of a route table",
    expected: "`rtb-` and 8 or 17 hexadecimal digits",
    fix: "copy it from the AWS console",
});

const VariableName = textLike(/^[A-Za-z_][A-Za-z0-9_]*$/, {
    problem: "is not the name of an environment variable",
    expected: "letters, digits and underscores, not with a digit in front",
    fix: "rename it",
});

const HealthCheckPath = textLike(/^\/[\x21-\x7e]{0,1023}$/, {
    problem: "is not a path",
    expected: "`/` and what follows, without spaces",
    fix: "write it like `/health`",
});

const RouteKey = textLike(/^(?:\$default|(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|ANY) \/[A-Za-z0-9._:{}+/-]*)$/, {
    problem: "is not a route of an HTTP API",
    expected: "`$default`, or a method and a path",
    fix: "write it like `GET /pets/{id}`",
});

/** What `private-api:options` may hold for the pattern `container-link`. */
export const CONTAINER_OPTIONS = z.strictObject({
    image: z
        .string()
        .min(1)
        .describe(
            "Image in a private ECR registry of the stack's region, with a tag or a digest: `<account>.dkr.ecr.<region>.amazonaws.com/<repository>:<tag>`. Either this or `build`.",
        )
        .optional(),
    build: z
        .strictObject({
            context: z
                .string()
                .min(1)
                .describe("Folder that the image is built of, relative to the folder of `Pulumi.yaml`."),
            dockerfile: z
                .string()
                .min(1)
                .describe("Dockerfile, relative to the folder of `Pulumi.yaml`. Without it: `Dockerfile` in `context`.")
                .optional(),
            args: z
                .record(VariableName, z.string())
                .default({})
                .describe("Values of the Dockerfile's `ARG`s. Not for secrets: an image keeps them in its history."),
        })
        .describe("Builds the image during `pulumi up`, with Docker, and pushes it to a repository of the stack's own.")
        .optional(),
    architecture: z
        .enum(["X86_64", "ARM64"])
        .default("X86_64")
        .describe("Processors that the image is built for: Intel and AMD, or Graviton."),
    containerPort: z.int().min(1).max(65_535).default(8080).describe("Port that the container listens on, 1 to 65535."),
    healthCheckPath: HealthCheckPath.default("/").describe(
        "Path that the load balancer asks; 200 is the answer of a healthy task.",
    ),
    healthCheckCommand: z
        .array(z.string().min(1))
        .min(1)
        .describe("Command in the container that ends with 0 while it is well, besides the load balancer's check.")
        .optional(),
    cpuUnits: z
        .literal([256, 512, 1024, 2048, 4096, 8192, 16_384])
        .default(256)
        .describe("CPU units of a task, 1024 for one vCPU: those that Fargate has."),
    memoryMebibytes: z
        .int()
        .min(512)
        .max(122_880)
        .default(512)
        .describe("Memory of a task in MiB, 512 to 122880: one that Fargate has for `cpuUnits`."),
    desiredCount: z.int().min(1).max(1000).default(2).describe("Tasks that run at least, 1 to 1000."),
    maximumCount: z
        .int()
        .min(1)
        .max(1000)
        .describe("Tasks that run at most: autoscaling keeps the number between both. Without it: `desiredCount`.")
        .optional(),
    targetCpuPercent: z
        .int()
        .min(10)
        .max(90)
        .default(60)
        .describe("CPU in percent of what tasks have that autoscaling aims at, 10 to 90."),
    environment: z
        .record(VariableName, z.string())
        .default({})
        .describe("Environment variables of the container. Not for secrets."),
    secrets: z
        .record(VariableName, SecretArn)
        .default({})
        .describe(
            "Environment variables with the values of secrets or parameters: names to ARNs. Their services get an endpoint.",
        ),
    secretKeyArns: z
        .array(KeyArn)
        .default([])
        .describe("ARNs of the KMS keys of secrets that are not encrypted with AWS's own."),
    taskPolicy: z
        .record(z.string(), z.unknown())
        .optional()
        .describe("IAM policy of the container itself; without it, it may do nothing in AWS."),
    routes: z
        .array(RouteKey)
        .min(1)
        .default(["$default"])
        .describe("Routes of the HTTP API, such as `GET /pets/{id}`; any other is answered 404. `$default` takes all."),
    stage: z
        .enum(["default", "named"])
        .default("default")
        .describe(
            "Whether the address has a stage: `$default` without one, or `api.stageName`, which the container does not see.",
        ),
    tls: z
        .strictObject({
            certificateArn: CertificateArn.describe("ARN of an ACM certificate of the region, for the load balancer."),
            serverName: DomainName.describe("Name on that certificate, which API Gateway checks."),
        })
        .describe("HTTPS between API Gateway and the load balancer; without it HTTP, inside the VPC.")
        .optional(),
    integrationTimeoutMilliseconds: z
        .int()
        .min(50)
        .max(30_000)
        .default(29_000)
        .describe("Milliseconds until API Gateway gives up, 50 to 30000."),
    keepAliveDays: z
        .int()
        .min(0)
        .max(59)
        .default(7)
        .describe(
            "Days between two requests that keep the link from falling asleep, 1 to 59: after 60 without traffic the first calls fail. 0: none.",
        ),
    routeTableIds: z
        .array(RouteTableId)
        .min(1)
        .describe("With `network.existing`: route tables of its subnets, which get the route to S3.")
        .optional(),
});

export type ContainerConfig = StackConfig<string, z.output<typeof CONTAINER_OPTIONS>>;

/** Checks across the options, and with the other sections. */
export function containerIssues(config: ContainerConfig, files: ProjectFiles | undefined): Issue[] {
    return [
        ...sourceIssues(config, files),
        ...sizeIssues(config),
        ...countIssues(config),
        ...secretIssues(config),
        ...tlsIssues(config),
        ...keepAliveIssues(config),
        ...networkIssues(config),
        ...apiIssues(config),
    ];
}

function sizeIssues({ options: { cpuUnits, memoryMebibytes } }: ContainerConfig): Issue[] {
    const sizes = fargateMemory(cpuUnits);
    if (sizes.includes(memoryMebibytes)) return [];
    const nearest = sizes.find((size) => size > memoryMebibytes) ?? sizes.at(-1) ?? 0;
    const cpu = FARGATE_CPU_UNITS.find((units) => fargateMemory(units).includes(memoryMebibytes));
    return [
        makeIssue({
            code: "fargate-size",
            path: "options.memoryMebibytes",
            problem: `is no memory that Fargate has for \`cpuUnits: ${cpuUnits}\``,
            got: quote(memoryMebibytes),
            expected: sizesInWords(sizes),
            fix: `use \`memoryMebibytes: ${nearest}\`${cpu === undefined ? "" : `, or \`cpuUnits: ${cpu}\``}`,
        }),
    ];
}

function sizesInWords(sizes: readonly number[]): string {
    const [first = 0, second = 0] = sizes;
    return sizes.length <= 3
        ? quoteChoice(sizes)
        : `\`${first}\` to \`${sizes.at(-1) ?? 0}\` in steps of ${second - first}`;
}

function countIssues({ options: { desiredCount, maximumCount } }: ContainerConfig): Issue[] {
    if (maximumCount === undefined || maximumCount >= desiredCount) return [];
    return [
        makeIssue({
            code: "task-count",
            path: "options.maximumCount",
            problem: "is less than the tasks that run at least",
            got: quote(maximumCount),
            expected: `at least \`desiredCount\`, which is \`${desiredCount}\``,
            fix: "change one of them",
        }),
    ];
}

function secretIssues({ options, region }: ContainerConfig): Issue[] {
    return Object.entries(options.secrets).flatMap(([name, arn]) => {
        const path = `options.secrets.${name}`;
        const twice = Object.hasOwn(options.environment, name)
            ? [
                  makeIssue({
                      code: "variable-twice",
                      path,
                      problem: "is an environment variable already",
                      got: quote(name),
                      expected: "a name that `options.environment` does not have",
                      fix: "remove one of them",
                  }),
              ]
            : [];
        const home = arn.split(":")[3] ?? "";
        if (home === region) return twice;
        const foreign = makeIssue({
            code: "secret-region",
            path,
            problem: `is of the region \`${home}\``,
            got: quote(arn),
            expected: `one of \`${region}\`, whose service the endpoint leads to`,
            fix: "replicate it there",
        });
        return [...twice, foreign];
    });
}

function tlsIssues({ options: { tls }, region }: ContainerConfig): Issue[] {
    const home = tls?.certificateArn.split(":")[3];
    if (home === undefined || home === region) return [];
    return [
        makeIssue({
            code: "certificate-region",
            path: "options.tls.certificateArn",
            problem: `is a certificate of \`${home}\``,
            got: quote(tls?.certificateArn),
            expected: `one of \`${region}\`, where the load balancer is`,
            fix: "request it there",
        }),
    ];
}

/**
 * A path that leads to the container and can be asked with GET: of the first route that takes one, with a word in place
 * of each variable.
 */
export function samplePath(routes: readonly string[]): string | undefined {
    if (routes.includes("$default")) return "/";
    const [, path] = routes.map((key) => /^(?:GET|ANY) (.*)$/.exec(key)).find(Boolean) ?? [];
    return path?.replace(/\{[^}]*\}/g, "sample");
}

function keepAliveIssues({ options: { routes, keepAliveDays } }: ContainerConfig): Issue[] {
    if (keepAliveDays === 0 || samplePath(routes) !== undefined) return [];
    return [
        makeIssue({
            code: "keep-alive-route",
            path: "options.keepAliveDays",
            problem: "has no route to ask: a request that only looks needs GET",
            got: quote(routes),
            expected: "a route with `GET`, with `ANY`, or `$default`",
            fix: "add one, or set 0 and see to it that the link is used at least every 60 days",
        }),
    ];
}

/** This pattern has no execute-api endpoint, so what is said about one says nothing. */
function networkIssues({ network, options }: ContainerConfig): Issue[] {
    const idle = (key: string, got: string): Issue =>
        makeIssue({
            code: "without-endpoint",
            path: `network.${key}`,
            problem: "is about an execute-api endpoint, and this pattern has none",
            got,
            expected: "nothing",
            fix: "remove it",
        });
    const isExisting = network?.kind === "existing";
    return [
        ...(network && network.clients.length > 0 ? [idle("clients", quote(network.clients))] : []),
        ...(network?.kind === "created" && network.endpointAddresses
            ? [idle("endpointAddresses", quote(network.endpointAddresses))]
            : []),
        ...(isExisting && network.endpointId ? [idle("existing.endpointId", quote(network.endpointId))] : []),
        ...(isExisting && !options.routeTableIds ? [missingTables()] : []),
        ...(!isExisting && options.routeTableIds ? [idleTables(options.routeTableIds)] : []),
    ];
}

function missingTables(): Issue {
    return makeIssue({
        code: "route-tables-missing",
        path: "options.routeTableIds",
        problem: "is not set",
        got: "nothing with `network.existing`",
        expected: "the route tables of its subnets: layers of images come from S3, over a route",
        fix: "list them with `aws ec2 describe-route-tables`",
    });
}

function idleTables(ids: readonly string[]): Issue {
    return makeIssue({
        code: "route-tables-idle",
        path: "options.routeTableIds",
        problem: "is not used",
        got: quote(ids),
        expected: "nothing, as the network is created with its route tables",
        fix: "remove it",
    });
}

function apiIssues({ api }: ContainerConfig): Issue[] {
    const foreign = (key: string, got: string, fix: string): Issue =>
        makeIssue({
            code: "rest-api-alone",
            path: `api.${key}`,
            problem: "is about REST APIs, and this pattern has an HTTP API in front of a container",
            got,
            expected: "nothing",
            fix,
        });
    const { definition } = api;
    const remove = "remove it; which routes lead to the container `options.routes` says";
    if (definition.kind === "openapi") return [foreign("openApi", quote(definition.path), remove)];
    const [route, ...others] = definition.routes;
    const isDefault = others.length === 0 && route?.path === "/" && route.integration.type === "mock";
    return isDefault ? [] : [foreign("routes", quote(definition.routes.map(({ path }) => path)), remove)];
}
