import type { Principal, Target } from "../request";
import type { Bits } from "./bits";

/** A part of a request: what one dimension contributes. A key whose value is `undefined` is missing. */
export type Part =
    | { readonly principal: Principal }
    | { readonly target: Target }
    | { readonly key: string; readonly value: string | undefined };

/** A part of a request, and the statements that it does not rule out. */
export interface Choice {
    readonly part: Part;
    readonly fits: Bits;
}

/** All that need be tried of one dimension: one choice for each set of statements, the first of each. */
export function choicesOf<Tried extends Part>(parts: readonly Tried[], fits: (part: Tried) => Bits): Choice[] {
    const choices = new Map<Bits, Choice>();
    for (const part of parts) {
        const set = fits(part);
        if (!choices.has(set)) choices.set(set, { part, fits: set });
    }
    return [...choices.values()];
}
