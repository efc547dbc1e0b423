import type { Data } from "../../resource";
import { analyse, type Context } from "../analyse";
import { quotedValues } from "../explain/quoted";
import type { Verdict } from "../verdict";
import { coveringDeny } from "./covering-deny";
import { documentOf, draftOf } from "./draft";
import { inSmallSteps } from "./small-steps";
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

/** An analysis takes about a millisecond, and 50 at worst. */
const MOST_ANALYSES = 40;

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
    const goal = { context, isClosed, analysesLeft: MOST_ANALYSES };
    const found = inSmallSteps(draft, verdict.witness, goal) ?? coveringDeny(draft, context);
    if (found === undefined) return undefined;
    const repaired = textLike(document, documentOf(draft, found.statements));
    if (!isClosed(analyse(repaired, context))) return undefined;
    return { document: repaired, change: found.change + warning(repaired, context) };
}

/** A policy that admitted none but others is closed to everybody by any change. */
function warning(repaired: Data, context: Context): string {
    const { allowedVpcs, allowedVpces = [] } = context;
    const nobody = analyse(repaired, { ...context, allowedVpcs: [], allowedVpces: [] });
    if (nobody.verdict !== "restricted") return "";
    const inside = quotedValues([...allowedVpcs, ...allowedVpces]);
    return `; nobody gets in then, as the policy keeps out ${inside} too: name it where others are named, if that is meant`;
}
