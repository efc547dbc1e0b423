import type { Issue } from "../../issue";
import type { Contested } from "../contested";
import { issue } from "../issue";
import { isUnknown } from "../../unknown";
import { describe, type JsonNode } from "../json/node";

/** What reading a policy comes upon besides the policy. */
export interface Notes {
    readonly issues: Issue[];
    readonly contested: Contested[];
    /** Places whose values are not known yet and without which nothing can be said. */
    readonly undecided: string[];
    /** Places whose values are not known yet, and whose doubt is part of the statement. */
    readonly unknownAt: string[];
    /** Condition keys that policy variables read. */
    readonly variables: Set<string>;
    /** Version 2012-10-17. */
    readonly hasVariables: boolean;
}

export function refuse(
    notes: Notes,
    code: string,
    at: string,
    what: string,
    got: JsonNode | undefined,
    expected: string,
): void {
    notes.issues.push(issue(code, at, what, describe(got), expected));
}

/**
 * One value or a list of them, never empty.
 *
 * @param take - reads a value; what it returns `undefined` for, it has refused.
 */
export function readList<Entry>(
    notes: Notes,
    at: string,
    node: JsonNode,
    take: (value: JsonNode, at: string) => Entry | undefined,
): { entries: Entry[]; hasUnknown: boolean } {
    const values = Array.isArray(node) ? node : [node];
    if (values.length === 0) refuse(notes, "empty-list", at, "is empty", node, "one value at least");
    const entries: Entry[] = [];
    let hasUnknown = false;
    for (const [index, value] of values.entries()) {
        const place = Array.isArray(node) ? `${at}[${index}]` : at;
        if (isUnknown(value)) {
            notes.unknownAt.push(place);
            hasUnknown = true;
            continue;
        }
        const entry = take(value, place);
        if (entry !== undefined) entries.push(entry);
    }
    return { entries, hasUnknown };
}
