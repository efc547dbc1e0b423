import type { Issue } from "../../issue";
import type { Data } from "../../resource";
import type { Context } from "../analyse";
import type { Verdict } from "../verdict";
import { inWords, quoted } from "./quoted";
import { explainWitness } from "./witness";

/** A verdict for people: what it is, and what follows, a sentence a line. */
export interface Explanation {
    readonly title: string;
    readonly lines: readonly string[];
}

/**
 * A verdict in words.
 *
 * @param document - the policy, as it was analysed.
 * @param context - as it was analysed.
 */
export function explainVerdict(verdict: Verdict, document: Data, context: Context): Explanation {
    const vpcs = insideWords(context);
    const doubts = verdict.contested.map(({ at, why }) => `contested, taken against the policy: \`${at}\`: ${why}`);
    switch (verdict.verdict) {
        case "restricted":
            return { title: `restricted to ${vpcs}`, lines: [...restrictedLines(verdict), ...doubts] };
        case "restricted-by-vpce":
            return {
                title: `not restricted to ${vpcs}, but to endpoints that the policy lists`,
                lines: [...endpointLines(verdict), ...witnessLines(verdict, document), ...doubts],
            };
        case "open":
            return { title: `open to others than ${vpcs}`, lines: [...witnessLines(verdict, document), ...doubts] };
        case "invalid":
            return { title: "not a valid resource policy", lines: verdict.issues.map(lineOf) };
        case "unknown":
            return { title: "not decided: it depends on values that are not known yet", lines: unknownLines(verdict) };
        case "too-complex":
            return { title: "not decided: the policy is too complex to be judged", lines: [TOO_COMPLEX] };
    }
}

const TOO_COMPLEX = "use fewer wildcards, and fewer conditions in statements that deny only part of what is asked for";

function lineOf({ path, message }: Issue): string {
    return `${path}: ${message}`;
}

function insideWords({ allowedVpcs, allowedVpces = [] }: Context): string {
    return inWords([...allowedVpcs, ...allowedVpces].map(quoted));
}

function restrictedLines({ explicitDeny }: Verdict): string[] {
    const confined = "no request gets in that comes through an endpoint elsewhere, or through none";
    const denied =
        "every such request meets an explicit Deny, so that no permission of the caller's own lets it in either";
    const silent =
        "not every such request meets an explicit Deny: where a method uses IAM or an authorizer, callers of the same account that are permitted to invoke the API get in all the same; add a Deny with `StringNotEquals` of `aws:SourceVpc`";
    return [confined, ...(explicitDeny === undefined ? [] : [explicitDeny ? denied : silent])];
}

function endpointLines({ endpoints = [] }: Verdict): string[] {
    const named = endpoints.length === 0 ? "listed endpoints" : inWords(endpoints.map(quoted));
    return [
        `requests from elsewhere get in through ${named} only, and the policy does not show the VPC of an endpoint; add \`aws:SourceVpc\`, or accept the endpoints where you know them`,
    ];
}

function witnessLines({ witness }: Verdict, document: Data): string[] {
    return witness === undefined ? [] : [explainWitness(witness, document)];
}

/** `Resource` alone stands for the ARN of the API itself. */
const OWN_ARN = "Resource";

function unknownLines({ unknownAt = [] }: Verdict): string[] {
    const places = unknownAt.filter((at) => at !== OWN_ARN);
    return [
        ...(places.length > 0 ? [`not known yet: ${inWords(places.map((at) => `\`${at}\``))}`] : []),
        ...(unknownAt.includes(OWN_ARN) ? [NAMED_BY_ARN] : []),
    ];
}

const NAMED_BY_ARN = "the policy names APIs by their ARNs: give the region, the account and the id of this one";
