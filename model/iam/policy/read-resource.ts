import { contested, type ContestedReading } from "../contested";
import type { JsonNode } from "../json/node";
import { ARN_COLONS, colons, hasWildcard, inParts, part, pattern, type Token, withWildcards } from "../text/pattern";
import { readTemplate } from "../text/variables";
import { type Notes, readList, refuse } from "./reader";
import type { Element, ResourceEntry } from "./statement";

const OWN = "execute-api:/";
const SERVICE_PART = 2;

/**
 * Reads Resource or NotResource: `*`, an ARN, or `execute-api:/stage/METHOD/path`, which AWS completes to the API's own
 * ARN when the policy is saved.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html (read 2026-11-20)
 */
export function readResource(
    notes: Notes,
    node: JsonNode,
    at: string,
    negated: boolean,
): Element<ResourceEntry> | undefined {
    const list = readList(notes, at, node, (value, place) => readEntry(notes, value, place));
    return { negated, ...list };
}

const EVERYTHING: ResourceEntry = { kind: "everything" };
const ALL_PATHS: ResourceEntry = { kind: "own", path: pattern(withWildcards("/*")) };

function readEntry(notes: Notes, value: JsonNode, at: string): ResourceEntry | undefined {
    if (value === "*") return EVERYTHING;
    if (value === `${OWN}*`) return ALL_PATHS;
    if (typeof value !== "string" || !(value.startsWith("arn:") || value.startsWith(OWN))) {
        refuse(notes, "resource", at, "is no resource of an API", value, "`*`, an ARN or `execute-api:/…`");
        return undefined;
    }
    // Of the short form the slash stays: its pattern is matched against `/stage/METHOD/path`.
    const isOwn = value.startsWith(OWN);
    const template = readTemplate(isOwn ? value.slice(OWN.length - 1) : value, notes.hasVariables, true);
    if (template.kind === "broken") {
        refuse(notes, "variable", at, template.why, value, "`${key}`");
        return undefined;
    }
    if (template.kind === "variable") {
        for (const key of template.keys) notes.variables.add(key);
        return doubtful(notes, at, "policy-variable");
    }
    return isOwn ? { kind: "own", path: pattern(template.tokens) } : arnEntry(notes, at, template.tokens);
}

function arnEntry(notes: Notes, at: string, tokens: readonly Token[]): ResourceEntry {
    const full = completed(tokens);
    const wide = pattern(tokens);
    if (hasWildcard(part(full, SERVICE_PART))) {
        notes.contested.push(contested("service-wildcard", at));
        return { kind: "arn", wide };
    }
    const narrow = pattern(inParts(full));
    const plain =
        colons(tokens) >= ARN_COLONS &&
        narrow.tokens.every((token) => !("wildcard" in token && token.wildcard.endsWith("in-part")));
    if (!plain) notes.contested.push(contested("across-colons", at));
    return plain ? { kind: "arn", narrow: wide, wide } : { kind: "arn", narrow, wide };
}

/** Parts that are missing behind a final `*` are `*` too. */
function completed(tokens: readonly Token[]): readonly Token[] {
    const missing = ARN_COLONS - colons(tokens);
    const last = tokens.at(-1);
    if (missing <= 0 || last === undefined || !("wildcard" in last) || last.wildcard !== "run") return tokens;
    return [...tokens, ...Array.from({ length: missing }, (): Token[] => [{ character: ":" }, last]).flat()];
}

function doubtful(notes: Notes, at: string, reading: ContestedReading): ResourceEntry {
    notes.contested.push(contested(reading, at));
    return { kind: "contested" };
}
