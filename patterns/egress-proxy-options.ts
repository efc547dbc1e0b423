import { z } from "zod";
import { ApiKeyValue } from "../config/api-key-value";
import { MediaType } from "../config/media-type";
import { UpstreamUrl } from "../config/upstream-url";
import { textLike } from "../config/wording";

const UpstreamPath = textLike(/^\/$|^(?:\/(?!\.{1,2}(?:\/|$))[A-Za-z0-9._-]+)+$/, {
    problem: "is not a path that leads to an upstream",
    expected: "`/`, or segments such as `/billing`, without variables, `.` and `..`",
    fix: "write it like `/billing`",
});

const SecretArn = textLike(/^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:[A-Za-z0-9/_+=.@-]+$/, {
    problem: "is not the ARN of a secret",
    expected: "`arn:aws:secretsmanager:<region>:<account>:secret:<name>`",
    fix: "copy it from AWS Secrets Manager",
});

/** What `private-api:options` of the pattern `egress-proxy` may hold. */
export const EgressProxyOptions = z.strictObject({
    upstreams: z
        .array(
            z.strictObject({
                path: UpstreamPath.default("/").describe(
                    "Path below the stage that leads to the upstream, and is taken off before the call: `/`, `/billing`.",
                ),
                url: UpstreamUrl.describe("Address of the upstream: `https://` and a public host, no path."),
            }),
        )
        .min(1)
        .describe("Hosts on the internet that the proxy reaches, each by a path; it reaches no other."),
    apiKey: z
        .strictObject({
            value: ApiKeyValue.describe(
                "Value of the key, as a secret: `pulumi config set --secret --path private-api:options.apiKey.value`.",
            ).optional(),
            secretArn: SecretArn.describe("ARN of a secret in AWS Secrets Manager whose text is the value.").optional(),
        })
        .prefault({})
        .describe("Where the key's value comes from; without either, API Gateway makes one up."),
    quota: z
        .strictObject({
            limit: z.int().min(1).max(2_147_483_647).describe("Requests of the key in a period, at least 1."),
            period: z.enum(["day", "week", "month"]).describe("After which time they are counted anew."),
        })
        .describe("Requests that the key has; above them API Gateway answers 429. Without it, no end.")
        .optional(),
    throttle: z
        .strictObject({
            rateLimit: z
                .number()
                .min(1)
                .max(10_000)
                .describe("Requests of the key a second, 1 to 10000. Without it, as many as the stage lets through.")
                .optional(),
            burstLimit: z
                .int()
                .min(1)
                .max(5_000)
                .describe("Requests of the key at once, 1 to 5000. Without it, as many as the stage lets through.")
                .optional(),
        })
        .prefault({})
        .describe("Limits of the key, below those of the stage (`api.throttle`)."),
    binaryMediaTypes: z
        .array(MediaType)
        .min(1)
        .default(["*/*"])
        .describe("Media types that go through byte for byte, both ways; others are read as UTF-8."),
    responseTransferMode: z
        .enum(["buffered", "stream"])
        .default("buffered")
        .describe("How answers come: whole, up to 10 MB; or as the upstream sends them, for up to 15 minutes."),
    timeoutMilliseconds: z
        .int()
        .min(50)
        .max(900_000)
        .default(29_000)
        .describe(
            "Milliseconds until API Gateway answers 504, 50 to 300000, with `stream` to 900000. More than 29000 with `buffered` takes a quota that AWS raises on request.",
        ),
    endpointPolicy: z
        .enum(["own-api", "full-access"])
        .describe(
            "Which APIs the endpoint lets through: this one alone, or all, with which any private API that admits the VPC is a way out too. Without it, this one alone, unless the endpoint is adopted.",
        )
        .optional(),
});
