import { z } from "zod";
import { endpointOnlyKeys, policyDocument } from "../components/resource-policy";
import type { Issue } from "../config/issue";

/** The option `resourcePolicy` of patterns with a public API. */
export const ResourcePolicy = z
    .record(z.string(), z.unknown())
    .optional()
    .describe("Resource policy of the API, e.g. an allow-list on `aws:SourceIp`; without it anyone may call.");

/** What is wrong with the form of a policy, where there is one. */
export function policyFormIssues(code: string, path: string, policy: unknown): Issue[] {
    if (policy === undefined || policyDocument(policy)) return [];
    const message =
        "is no policy, got a map without good statements; expected `Statement` with one or more maps, each with an `Effect` of `Allow` or `Deny`; write it as in the IAM manual";
    return [{ code, path, message }];
}

/** What is wrong with `options.resourcePolicy`. */
export function policyIssues(resourcePolicy: unknown): Issue[] {
    const malformed = policyFormIssues("public-policy-form", "options.resourcePolicy", resourcePolicy);
    if (malformed.length > 0) return malformed;
    return endpointOnlyKeys(resourcePolicy).map((key) => ({
        code: "public-policy-endpoint-key",
        path: "options.resourcePolicy",
        message: `uses a condition key that only private APIs have, got \`${key}\`; expected keys that a public request carries, e.g. \`aws:SourceIp\`: this one is absent from it, so the policy would deny everyone or admit everyone; remove it, or choose the pattern \`private\``,
    }));
}
