import { z } from "zod";
import { ROUTE_PATH } from "../config/api-schema";
import { CertificateArn, DomainName, HealthCheckPath, RouteTableId } from "../config/aws-forms";
import type { StackConfig } from "../config/pattern-config";
import { textLike } from "../config/wording";

/**
 * ECS takes of Secrets Manager a secret's ARN, which ends in a hyphen and six signs, and behind it none or all of key,
 * stage and version; without the six a permission for the ARN would not be one for the secret.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html (read 2026-11-21)
 */
const SecretArn = textLike(
    /^arn:aws[a-z-]*:(?:secretsmanager:[a-z0-9-]+:\d{12}:secret:[A-Za-z0-9/_+=.@-]+-[A-Za-z0-9]{6}(?::[^:]*:[A-Za-z0-9/_+=.@-]*:[A-Za-z0-9-]*)?|ssm:[a-z0-9-]+:\d{12}:parameter\/[A-Za-z0-9/_.-]+)$/,
    {
        problem: "is not the full ARN of a secret or a parameter",
        expected:
            "`arn:aws:secretsmanager:<region>:<account>:secret:<name>-<six letters or digits>`, or that with `:<key>:<stage>:<version>`, or `arn:aws:ssm:<region>:<account>:parameter/<name>`",
        fix: "copy it from Secrets Manager or from Systems Manager",
    },
);

const KeyArn = textLike(/^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[A-Za-z0-9-]+$/, {
    problem: "is not the ARN of a KMS key",
    expected: "`arn:aws:kms:<region>:<account>:key/<id>`",
    fix: "copy it from Key Management Service",
});

const VariableName = textLike(/^[A-Za-z_][A-Za-z0-9_]*$/, {
    problem: "is not the name of an environment variable",
    expected: "letters, digits and underscores, not with a digit in front",
    fix: "rename it",
});

const RouteKey = textLike(new RegExp(`^(?:\\$default|(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|ANY) ${ROUTE_PATH})$`), {
    problem: "is not a route of an HTTP API",
    expected: "`$default`, or a method and a path: segments such as `pets` or `{id}`, the last one possibly `{name+}`",
    fix: "write it like `GET /pets/{id}`",
});

/** CPU in percent that autoscaling aims at where nobody says. */
export const DEFAULT_CPU_PERCENT = 60;

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
        .describe(
            "Program in the container that ends with 0 while it is well, and its arguments, one entry each, without a shell; besides the load balancer's check.",
        )
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
        .default(DEFAULT_CPU_PERCENT)
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
        .describe("ARNs of the KMS keys of secrets that are not encrypted with AWS's own; of the stack's region."),
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
        .max(30)
        .default(7)
        .describe(
            "Days between two requests that keep the link from falling asleep, 1 to 30: after 60 without traffic the first calls fail. 0: none.",
        ),
    routeTableIds: z
        .array(RouteTableId)
        .min(1)
        .describe("With `network.existing`: route tables of its subnets, which get the route to S3.")
        .optional(),
});

export type ContainerConfig = StackConfig<string, z.output<typeof CONTAINER_OPTIONS>>;
