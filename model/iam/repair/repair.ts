import type { Data } from "../../resource";
import { analyse, type Context } from "../analyse";
import { waysIn } from "../explain/at-worst";
import { quotedValues } from "../explain/quoted";
import { requestOf } from "../explain/request-of";
import type { Verdict, Witness } from "../verdict";
import type { Candidate } from "./candidate";
import { coveringDeny } from "./covering-deny";
import { documentOf, type Draft, draftOf } from "./draft";
import { KINDS } from "./registry";
import { textLike } from "./text-like";

/** A policy that is closed to requests from outside. */
export interface Repair {
    /** Text, where the policy was text. */
    readonly document: Data;
    /** What was changed, as orders. */
    readonly change: string;
}

/** What the repaired policy has to be. */
export interface Wanted {
    /** Every request from outside meets an explicit Deny, so that the callers' own permissions let none of them in. */
    readonly explicitDeny: boolean;
}

/** Changes of one repair; where more would be needed, a covering Deny is the smaller one. */
const MOST_CHANGES = 5;

/**
 * The smallest change that closes a policy to requests from outside. It lets in nobody that the policy kept out.
 *
 * INVARIANT: what is returned has been analysed, and is closed.
 *
 * @param document - as `analyse` takes it.
 * @param wanted - @defaultValue `restricted` is enough
 * @returns `undefined` for a policy that is closed already, and for one that cannot be read.
 */
export function repair(document: Data, context: Context, wanted?: Wanted): Repair | undefined {
    const isClosed = ({ verdict, explicitDeny }: Verdict) =>
        verdict === "restricted" && (wanted?.explicitDeny !== true || explicitDeny === true);
    const draft = draftOf(document);
    const verdict = analyse(document, context);
    if (draft === undefined || isClosed(verdict)) return undefined;
    const found = inSmallSteps(draft, context, verdict, isClosed) ?? coveringDeny(draft, context);
    if (found === undefined) return undefined;
    const repaired = textLike(document, documentOf(draft, found.statements));
    if (!isClosed(analyse(repaired, context))) return undefined;
    return { document: repaired, change: found.change + warning(repaired, context) };
}

/** One change for each request that gets in, until none does. */
function inSmallSteps(
    draft: Draft,
    context: Context,
    verdict: Verdict,
    isClosed: (verdict: Verdict) => boolean,
): Candidate | undefined {
    const changes: string[] = [];
    let current = draft;
    let { witness } = verdict;
    while (witness !== undefined && changes.length < MOST_CHANGES) {
        const step = nextStep(current, context, witness, isClosed);
        if (step === undefined) return undefined;
        changes.push(step.change);
        if (step.isClosed) return { statements: step.draft.statements, change: changes.join("; ") };
        ({ witness } = step);
        current = step.draft;
    }
    return undefined;
}

interface Step {
    readonly draft: Draft;
    readonly change: string;
    readonly isClosed: boolean;
    /** A request that gets in all the same. */
    readonly witness: Witness | undefined;
}

/** The first change that closes the policy; else the first that takes a way in from this request. */
function nextStep(
    draft: Draft,
    context: Context,
    witness: Witness,
    isClosed: (verdict: Verdict) => boolean,
): Step | undefined {
    let best: Step | undefined;
    const request = requestOf(witness);
    const ways = waysIn(draft.policy, request);
    for (const kind of KINDS) {
        for (const { statements, change } of kind(draft, context, witness)) {
            const changed = draftOf(documentOf(draft, statements));
            if (changed === undefined || waysIn(changed.policy, request) >= ways) continue;
            const verdict = analyse(documentOf(changed, changed.statements), context);
            const step = {
                draft: changed,
                change,
                isClosed: isClosed(verdict),
                witness: verdict.witness,
            };
            if (step.isClosed) return step;
            if (step.witness !== undefined) best ??= step;
        }
    }
    return best;
}

/** Closing a policy that admitted other VPCs only closes it to all. */
function warning(repaired: Data, context: Context): string {
    const nobody = analyse(repaired, { ...context, allowedVpcs: [], allowedVpces: [] });
    if (nobody.verdict !== "restricted") return "";
    const vpcs = quotedValues([...context.allowedVpcs]);
    return `; nobody gets in then, as the policy keeps out ${vpcs} too: name it where others are named, if that is meant`;
}
