import { analyse, type Context } from "../model/iam/analyse";
import { explainVerdict } from "../model/iam/explain/verdict";
import { repair } from "../model/iam/repair/repair";
import type { Verdict } from "../model/iam/verdict";
import { isUnknown } from "../model/unknown";
import type { Carrier } from "./apis/carriers";
import { hasUnknownLeaf } from "./apis/unknown-leaf";
import { writtenVpcIds } from "./apis/written-ids";
import type { Finding } from "./rule";

/** What a policy is held against. */
export interface Demand {
    readonly rule: string;
    /** What is inside. */
    readonly context: Context;
    /** Whether what comes from outside has to meet a Deny; `undefined` where that is not known yet. */
    readonly explicitDeny: boolean | undefined;
    /** Whether an endpoint's VPC is not known yet, which the policy may mean by an id that it lists. */
    readonly mayMean?: readonly string[];
    /** Whether the API's own ARN may come to light in the look at the whole stack, which then decides. */
    readonly isBeforeStack?: boolean;
}

/** What one policy lets in that it should not; nothing where it keeps out everything from outside. */
export function confinementFindings(carrier: Carrier, demand: Demand): readonly Finding[] {
    const { document, unreadable } = carrier;
    if (unreadable !== undefined) return [unreadableFinding(carrier, demand, unreadable)];
    if (isUnknown(document)) return [unknownFinding(carrier, demand, [])];
    const verdict = analyse(document, demand.context);
    switch (verdict.verdict) {
        case "restricted":
            return denyFindings(carrier, demand, verdict);
        case "restricted-by-vpce":
        case "open":
            return isOpenWhateverIsMeant(carrier, demand)
                ? [openFinding(carrier, demand, verdict)]
                : [unknownFinding(carrier, demand, ["the VPC of an endpoint"])];
        case "invalid":
            return [invalidFinding(carrier, demand, verdict)];
        case "unknown":
            if (demand.isBeforeStack === true && dependsOnArnAlone(verdict)) return [];
            return [unknownFinding(carrier, demand, verdict.unknownAt ?? [])];
        case "too-complex":
            return [complexFinding(carrier, demand, verdict)];
    }
}

function dependsOnArnAlone({ unknownAt = [] }: Verdict): boolean {
    return unknownAt.length > 0 && unknownAt.every((at) => at === "Resource");
}

function isOpenWhateverIsMeant({ document }: Carrier, { context, mayMean = [] }: Demand): boolean {
    if (mayMean.length === 0) return true;
    const widest = { ...context, allowedVpcs: [...context.allowedVpcs, ...mayMean] };
    const { verdict } = analyse(document, widest);
    return verdict === "open" || verdict === "restricted-by-vpce";
}

function denyFindings(carrier: Carrier, demand: Demand, verdict: Verdict): readonly Finding[] {
    if (demand.explicitDeny === false || verdict.explicitDeny === true) return [];
    // A policy whose values are all known leaves it open by its ARNs alone.
    if (demand.isBeforeStack === true && verdict.explicitDeny === undefined && !hasUnknownLeaf(carrier.document))
        return [];
    const at = `${carrier.at}.Deny`;
    if (demand.explicitDeny === undefined || verdict.explicitDeny === undefined) {
        return [unknownFinding({ ...carrier, at }, demand, ["whether methods ask who calls"])];
    }
    const fix =
        repair(carrier.document, demand.context, { explicitDeny: true })?.change ??
        "add a Deny for everyone with `StringNotEquals` of `aws:SourceVpc`";
    return [
        violated(carrier, demand, {
            at,
            what: "does not deny callers outside the VPCs explicitly",
            got: "an Allow alone",
            expected: "a Deny too, since a permission of the caller's own is enough where a method asks who calls",
            evidence: explained(carrier, demand, verdict),
            fix,
        }),
    ];
}

function openFinding(carrier: Carrier, demand: Demand, verdict: Verdict): Finding {
    const byEndpoint = verdict.verdict === "restricted-by-vpce";
    const repaired = repair(carrier.document, demand.context, { explicitDeny: demand.explicitDeny === true })?.change;
    const close = repaired ?? "let in only the VPCs of the API's endpoints, by `aws:SourceVpc`";
    return violated(carrier, demand, {
        what: byEndpoint ? "confines callers to endpoints, not to VPCs" : "lets in callers outside the VPCs of the API",
        got: byEndpoint ? "a condition on `aws:SourceVpce`" : origin(carrier, verdict),
        expected: `callers from ${inside(demand)} alone`,
        evidence: explained(carrier, demand, verdict),
        fix: byEndpoint ? `${acceptance(verdict)}, or: ${close}` : `${close}${ifOurs(carrier, verdict)}`,
    });
}

function acceptance({ endpoints = [] }: Verdict): string {
    const named = endpoints.length === 0 ? "its endpoints" : endpoints.map((id) => `\`${id}\``).join(", ");
    return `add ${named} to \`acceptedEndpoints\` of the rule if they are yours`;
}

/** Where it comes from, if the policy names that; else it may come from anywhere. */
function origin({ document }: Carrier, { witness }: Verdict): string {
    const vpc = witness?.context["aws:SourceVpc"];
    if (vpc === undefined) return "a request without `aws:SourceVpc`";
    return writtenVpcIds(document).includes(vpc) ? `a request from \`${vpc}\`` : "a request from any other VPC";
}

function ifOurs({ document }: Carrier, { witness }: Verdict): string {
    const vpc = witness?.context["aws:SourceVpc"];
    if (vpc === undefined || !writtenVpcIds(document).includes(vpc)) return "";
    return `, or if \`${vpc}\` is yours add it to \`allowedVpcs\` of the rule`;
}

function inside({ context: { allowedVpcs, allowedVpces = [] } }: Demand): string {
    const ids = [...allowedVpcs, ...allowedVpces];
    if (ids.length === 0) return "the VPCs of the stack's execute-api endpoints, of which no id is known,";
    return ids.map((id) => `\`${id}\``).join(", ");
}

function explained({ document }: Carrier, { context }: Demand, verdict: Verdict): string {
    return explainVerdict(verdict, document, context).lines.join("; ");
}

function invalidFinding(carrier: Carrier, demand: Demand, verdict: Verdict): Finding {
    const [issue] = verdict.issues;
    return violated(carrier, demand, {
        what: "is no policy that can be judged",
        got: "what the evidence names",
        expected: "a policy by the grammar of IAM, each name once",
        evidence: explained(carrier, demand, verdict),
        fix: issue === undefined ? "correct the policy" : `correct ${issue.path}`,
    });
}

function unreadableFinding(carrier: Carrier, demand: Demand, why: string): Finding {
    return violated(carrier, demand, {
        what: "cannot be read, so that nobody can say which policy it holds",
        got: `\`${why}\``,
        expected: "OpenAPI as JSON or YAML, each key once",
        evidence: "the body that the API is imported from",
        fix: "correct the document",
    });
}

function complexFinding(carrier: Carrier, demand: Demand, verdict: Verdict): Finding {
    return violated(carrier, demand, {
        what: "is too complex to be proved",
        got: "more combinations of conditions than the work budget",
        expected: "a policy that can be decided",
        evidence: explained(carrier, demand, verdict),
        fix: "add one Deny for everyone with `StringNotEquals` of `aws:SourceVpc`",
    });
}

interface Words {
    readonly at?: string;
    readonly what: string;
    readonly got: string;
    readonly expected: string;
    readonly evidence: string;
    readonly fix: string;
}

function violated({ resource, at: place }: Carrier, { rule }: Demand, words: Words): Finding {
    const { at = place, what, got, expected, evidence, fix } = words;
    const message = `${at}: ${what}, got ${got}; expected ${expected}; ${fix}`;
    return { rule, urn: resource.urn, at, state: "violated", message, evidence, fix };
}

/** A finding of what cannot be decided before more is known. */
export function unknownFinding(
    { resource, at, missing = "value" }: Carrier,
    { rule }: Pick<Demand, "rule">,
    unknownAt: readonly string[],
): Finding {
    const what = unknownAt.length === 0 ? "its value" : unknownAt.map((each) => `\`${each}\``).join(", ");
    const fix =
        missing === "value"
            ? "nothing need be done if the update passes; to know at preview, give the policy as literals"
            : "keep the policy where the stack shows it";
    return {
        rule,
        urn: resource.urn,
        at,
        state: "unprovable",
        missing,
        message: `${at}: cannot be proved to keep out callers outside the VPCs, got a value that is not known yet; expected a policy that is known; ${fix}`,
        evidence: `not known: ${what}`,
        fix,
    };
}
