import { joinPath, makeIssue, quote, type Issue } from "./issue";

/** Issue `repeated` for each entry that stands in a list of different ones for the second time. */
export function repeatedEntries(path: string, list: readonly (string | undefined)[]): readonly Issue[] {
    return list.flatMap((entry, index) =>
        entry !== undefined && list.indexOf(entry) < index ? [repeatedEntry(joinPath(path, index), entry)] : [],
    );
}

/** The issue for one such entry. */
export function repeatedEntry(path: string, entry: string): Issue {
    const parts = { problem: "is in the list twice", got: quote(entry), expected: "each entry once", fix: "remove it" };
    return makeIssue({ code: "repeated", path, ...parts });
}
