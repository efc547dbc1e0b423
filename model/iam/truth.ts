import type { Effect } from "./policy/statement";

/**
 * What is known of a claim about a request: it holds, it does not, the documentation is silent or contradicts itself
 * (`contested`), or it depends on a value that is not known yet.
 */
export type Truth = boolean | "contested" | "unknown";

/**
 * How doubts about a statement are taken. `against`: so that more gets in, which an Allow does by matching and a Deny by
 * not matching. `for`: so that less does.
 */
export interface Reading {
    readonly contested: "against" | "for";
    readonly unknown: "against" | "for";
}

/** What cannot be told is taken against the author. If nothing gets in then, nothing ever does. */
export const PESSIMISTIC: Reading = { contested: "against", unknown: "against" };
/** Values that are not known yet turn out well. What gets in even then gets in for certain. */
export const OPTIMISTIC: Reading = { contested: "against", unknown: "for" };

/** What doubts count as in one place of a statement. */
export interface Doubts {
    readonly contested: boolean;
    readonly unknown: boolean;
}

export function doubtsIn(effect: Effect, { contested, unknown }: Reading): Doubts {
    const widens = effect === "Allow";
    return { contested: (contested === "against") === widens, unknown: (unknown === "against") === widens };
}

/** What doubts count as inside a negation. */
export function opposite({ contested, unknown }: Doubts): Doubts {
    return { contested: !contested, unknown: !unknown };
}

export function settled(truth: Truth, doubts: Doubts): boolean {
    return typeof truth === "boolean" ? truth : doubts[truth];
}
