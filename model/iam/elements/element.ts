import type { Element } from "../policy/statement";
import { type Doubts, opposite, settled, type Truth } from "../truth";

/** Whether `X` covers something: one of its entries does; or `NotX`: none does. */
export function covers<Entry>(element: Element<Entry>, doubts: Doubts, entryCovers: (entry: Entry) => Truth): boolean {
    const inside = element.negated ? opposite(doubts) : doubts;
    const covered =
        element.entries.some((entry) => settled(entryCovers(entry), inside)) || (element.hasUnknown && inside.unknown);
    return covered !== element.negated;
}
