import { contested } from "../contested";
import type { JsonNode } from "../json/node";
import { matches, pattern, withWildcards } from "../text/pattern";
import { type Notes, readList, refuse } from "./reader";
import type { ActionEntry, Element } from "./statement";

/** The one action that calls an API. */
export const INVOKE = "execute-api:Invoke";

const ACTION = /^([A-Za-z0-9*?-]+):[A-Za-z0-9*?_-]+$/;

/** Reads Action or NotAction; names are not case-sensitive. */
export function readAction(
    notes: Notes,
    node: JsonNode,
    at: string,
    negated: boolean,
): Element<ActionEntry> | undefined {
    const list = readList(notes, at, node, (value, place) => readEntry(notes, value, place));
    return { negated, ...list };
}

const COVERED: ActionEntry = { coversInvoke: true, contested: false };

function readEntry(notes: Notes, value: JsonNode, at: string): ActionEntry | undefined {
    if (value === "*" || value === INVOKE) return COVERED;
    const service = typeof value === "string" ? ACTION.exec(value)?.[1] : undefined;
    if (typeof value !== "string" || service === undefined) {
        refuse(notes, "action", at, "is no action", value, "`*` or `service:Name`");
        return undefined;
    }
    const coversInvoke = matches(pattern(withWildcards(value), true), INVOKE);
    const isContested = coversInvoke && /[*?]/.test(service);
    if (isContested) notes.contested.push(contested("service-wildcard", at));
    return { coversInvoke, contested: isContested };
}
