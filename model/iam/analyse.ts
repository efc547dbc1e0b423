import type { Issue } from "../issue";
import type { Data } from "../resource";
import { type Api, hasUnknown } from "./api";
import { classify } from "./classify";
import { issue } from "./issue";
import { fromData } from "./json/from-data";
import type { JsonNode } from "./json/node";
import { parseJson } from "./json/parse";
import { readPolicy } from "./policy/read-policy";
import type { Policy } from "./policy/statement";
import type { Question } from "./question";
import type { Verdict } from "./verdict";

/** Which requests are inside. */
export interface Context {
    /** Ids of the VPCs whose endpoints may call. A request without `aws:SourceVpc` is outside. */
    readonly allowedVpcs: readonly string[];
    /** Ids of endpoints that count as inside whatever their VPC. @defaultValue none */
    readonly allowedVpces?: readonly string[];
    /** The API or private custom domain; parts that are missing are not known. @defaultValue an API of which nothing is known */
    readonly api?: Api;
}

/**
 * Whether a resource policy confines an API to VPCs: no request from outside gets in, or here is one that does.
 *
 * What the documentation leaves open counts against the policy. The same input gives the same verdict on every machine.
 *
 * @param document - the policy's text, or the document as a program holds it, with unknown leaves.
 */
export function analyse(document: Data, context: Context): Verdict {
    const json = readDocument(document);
    if ("issue" in json) return invalid([json.issue]);
    const read = readPolicy(json.node);
    switch (read.kind) {
        case "invalid":
            return invalid(read.issues);
        case "undecided":
            return { verdict: "unknown", issues: [], contested: [], unknownAt: read.at };
        case "policy":
            return classify(read.policy, questionOf(read.policy, context));
    }
}

function readDocument(document: Data): { readonly node: JsonNode } | { readonly issue: Issue } {
    if (typeof document === "string") {
        const parsed = parseJson(document);
        return parsed.ok ? { node: parsed.value } : parsed;
    }
    const node = fromData(document);
    if (node !== undefined) return { node };
    return { issue: issue("json-value", "policy", "holds what no JSON text can say", "such a value", "plain data") };
}

function invalid(issues: readonly Issue[]): Verdict {
    return { verdict: "invalid", issues, contested: [] };
}

function questionOf(policy: Policy, { allowedVpcs, allowedVpces = [], api = { kind: "api" } }: Context): Question {
    const unknownAt = [...policy.unknownAt, ...(readsArn(policy) && hasUnknown(api) ? ["Resource"] : [])];
    return { api, vpcs: new Set(allowedVpcs), endpoints: new Set(allowedVpces), unknownAt };
}

/** Whether the policy depends on the API's ARN. */
function readsArn({ statements }: Policy): boolean {
    return statements.some(({ resource }) => resource.entries.some(({ kind }) => kind === "arn"));
}
