import { analyse, type Context } from "../analyse";
import { waysIn } from "../explain/at-worst";
import { requestOf } from "../explain/request-of";
import type { Verdict, Witness } from "../verdict";
import type { Candidate } from "./candidate";
import { documentOf, type Draft, draftOf } from "./draft";
import { KINDS } from "./registry";

/** When a policy is good enough, and what may be done for it. */
export interface Goal {
    readonly context: Context;
    readonly isClosed: (verdict: Verdict) => boolean;
    /** Analyses that may still be made. A count and no clock: the repair does not depend on the machine. */
    analysesLeft: number;
}

/** Changes of one repair; where more would be needed, a covering Deny is the smaller one. */
const MOST_CHANGES = 5;

/**
 * Makes one change for each request that gets in, until none does.
 *
 * @returns `undefined` where that takes too many changes or too much work.
 */
export function inSmallSteps(draft: Draft, first: Witness | undefined, goal: Goal): Candidate | undefined {
    const changes: string[] = [];
    let current = draft;
    let witness = first;
    while (witness !== undefined && changes.length < MOST_CHANGES) {
        const step = nextStep(current, witness, goal);
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
function nextStep(draft: Draft, witness: Witness, goal: Goal): Step | undefined {
    const request = requestOf(witness);
    const ways = waysIn(draft.policy, request);
    let best: Step | undefined;
    for (const { statements, change } of KINDS.flatMap((kind) => kind(draft, goal.context, witness))) {
        const changed = draftOf(documentOf(draft, statements));
        if (changed === undefined || waysIn(changed.policy, request) >= ways) continue;
        if (goal.analysesLeft === 0) return undefined;
        goal.analysesLeft -= 1;
        const verdict = analyse(documentOf(changed, statements), goal.context);
        const step = { draft: changed, change, isClosed: goal.isClosed(verdict), witness: verdict.witness };
        if (step.isClosed) return step;
        if (step.witness !== undefined) best ??= step;
    }
    return best;
}
