import { z } from "zod";
import { FunctionArn, VpcId } from "./aws-forms";
import { textLike } from "./wording";

/**
 * Days that CloudWatch Logs can keep a log group.
 * @see https://docs.aws.amazon.com/sdk-for-ruby/v3/api/Aws/CloudWatchLogs/Types/PutRetentionPolicyRequest.html (read 2026-11-21)
 */
const RETENTION_DAYS = [
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "ANY"] as const;

const SEGMENT = "(?:[A-Za-z0-9._:-]+|\\{[A-Za-z0-9._-]+\\})";

/** A path that API Gateway routes, as a part of a regular expression: variables are whole segments, a greedy one the last. */
export const ROUTE_PATH = `(?:/|(?:/${SEGMENT})+|(?:/${SEGMENT})*/\\{[A-Za-z0-9._-]+\\+\\})`;

const RoutePath = textLike(new RegExp(`^${ROUTE_PATH}$`), {
    problem: "is not a path that API Gateway can route",
    expected: "`/` and segments such as `pets` or `{id}`, the last one possibly `{name+}`",
    fix: "write it like `/pets/{id}`",
});

const HttpsUrl = textLike(/^https:\/\/[A-Za-z0-9][A-Za-z0-9.-]*(?::\d{1,5})?(?:[/?]\S*)?$/, {
    problem: "is not an HTTPS address",
    expected: "`https://`, a host and a path, without user and password",
    fix: "write it like `https://api.example.com/pets`",
});

const Integration = z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("mock").describe("API Gateway answers itself, with a description of the call.") }),
    z.strictObject({
        type: z.literal("http").describe("An HTTPS service on the internet."),
        url: HttpsUrl.describe(
            "Address of the service, with each path variable of the route in braces: `{id}`, and `{path}` for `{path+}`.",
        ),
        timeoutMilliseconds: z
            .int()
            .min(50)
            .max(29_000)
            .default(29_000)
            .describe("Milliseconds until API Gateway answers 504, 50 to 29000."),
    }),
    z.strictObject({
        type: z.literal("lambda").describe("A Lambda function."),
        functionArn: FunctionArn.describe("ARN of the function, which is in the API's region; not with `:$LATEST`."),
    }),
]);

const Route = z.strictObject({
    method: z.enum(METHODS).describe("HTTP method, or `ANY`."),
    path: RoutePath.describe("Path below the stage: `/`, `/pets/{id}`, `/files/{path+}`; not `/ping`, `/sping`."),
    integration: Integration.describe("What answers: `mock`, `http` or `lambda`."),
});

/** One method of one path, and what answers it. */
export type ApiRoute = z.output<typeof Route>;

/** What the API serves when the stack says nothing. */
export const DEFAULT_ROUTES: readonly ApiRoute[] = [{ method: "GET", path: "/", integration: { type: "mock" } }];

/** What `private-api:api` may hold. */
export const ApiSchema = z
    .strictObject({
        stageName: textLike(/^[A-Za-z0-9_]{1,128}$/, {
            problem: "is not a stage name",
            expected: "1 to 128 letters, digits and underscores",
            fix: "write it like `v1`",
        })
            .default("v1")
            .describe("Name of the stage, the first part of the path: 1 to 128 letters, digits and underscores."),
        openApi: z
            .string()
            .min(1)
            .describe(
                "File with an OpenAPI 3.0 document, YAML or JSON, relative to the project folder. Not with `routes`.",
            )
            .optional(),
        routes: z
            .array(Route)
            .min(1)
            .describe(
                "What the API serves: `method`, `path`, `integration` each. Not with `openApi`; without both, a mock at `GET /`.",
            )
            .optional(),
        logRetentionDays: z
            .literal(RETENTION_DAYS)
            .default(90)
            .describe("Days that access logs are kept: a value that CloudWatch Logs takes, 1 to 3653."),
        accessLogRole: z
            .enum(["existing", "create"])
            .default("existing")
            .describe(
                "The role by which API Gateway writes logs, one for the whole account and region: `create` it in exactly one stack.",
            ),
        throttle: z
            .strictObject({
                rateLimit: z.number().min(1).max(10_000).default(100).describe("Requests a second, 1 to 10000."),
                burstLimit: z.int().min(1).max(5_000).default(200).describe("Requests at once, 1 to 5000."),
            })
            .prefault({})
            .describe("Limits of the stage."),
        allowedVpcIds: z.array(VpcId).default([]).describe("Further VPCs whose endpoints may invoke the private API."),
    })
    .meta({ not: { required: ["openApi", "routes"] } });

/** What the schema takes, after defaults; the parser makes an {@link ApiConfig} of it. */
export type ApiFields = z.output<typeof ApiSchema>;

/** What the API serves. */
export type ApiDefinition =
    | {
          readonly kind: "openapi";
          /** As configured, relative to the project folder. */
          readonly path: string;
          /** Plain data: no aliases, no cycles. */
          readonly document: Readonly<Record<string, unknown>>;
      }
    | { readonly kind: "routes"; readonly routes: readonly ApiRoute[] };

export type ApiConfig = Readonly<Omit<ApiFields, "openApi" | "routes">> & { readonly definition: ApiDefinition };
