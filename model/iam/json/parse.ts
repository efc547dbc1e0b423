import type { Issue } from "../../issue";
import { issue } from "../issue";
import type { JsonNode, JsonObject } from "./node";

/** Objects and lists inside one another; a policy needs five. */
export const MAX_DEPTH = 64;
/** Characters, white space included, which AWS does not count. */
export const MAX_LENGTH = 1_000_000;

export type Parsed = { readonly ok: true; readonly value: JsonNode } | { readonly ok: false; readonly issue: Issue };

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// eslint-disable-next-line no-control-regex -- JSON allows no control characters in a string
const PLAIN = /[^"\\\u0000-\u001f\ud800-\udfff]*/y;
const SPACE = /[ \t\n\r]*/y;
const ESCAPES = new Map([
    ['"', '"'],
    ["\\", "\\"],
    ["/", "/"],
    ["b", "\b"],
    ["f", "\f"],
    ["n", "\n"],
    ["r", "\r"],
    ["t", "\t"],
]);

/**
 * Reads JSON as RFC 8259 has it and nothing else: no byte order mark, no trailing text, no lone surrogates, and no
 * member twice, names compared after their escapes (`\u0045ffect` is `Effect`). `JSON.parse` keeps the last of two.
 *
 * @returns the value, or one issue `json-…` whose path is `line L, column C`.
 */
export function parseJson(text: string): Parsed {
    if (text.length > MAX_LENGTH) {
        const expected = `at most ${MAX_LENGTH} characters`;
        return { ok: false, issue: issue("json-size", "policy", "is too long", `${text.length} characters`, expected) };
    }
    const reader: Reader = { text, at: 0, fault: undefined };
    skipSpace(reader);
    const value = readValue(reader, 0);
    if (reader.fault === undefined) {
        skipSpace(reader);
        if (reader.at < text.length) fail(reader, "json-trailing-text", "text after the value", "the end");
    }
    return reader.fault === undefined ? { ok: true, value } : { ok: false, issue: reader.fault };
}

interface Reader {
    readonly text: string;
    at: number;
    fault: Issue | undefined;
}

function fail(reader: Reader, code: string, what: string, expected: string): null {
    if (reader.fault !== undefined) return null;
    const before = reader.text.slice(0, reader.at).split("\n");
    const found = reader.text.slice(reader.at, reader.at + 12);
    const got = reader.at < reader.text.length ? JSON.stringify(found).slice(1, -1) : "the end";
    const place = `line ${before.length}, column ${(before.at(-1) ?? "").length + 1}`;
    reader.fault = issue(code, place, `is no JSON here: ${what}`, `\`${got}\``, expected);
    return null;
}

function skipSpace(reader: Reader): void {
    SPACE.lastIndex = reader.at;
    SPACE.test(reader.text);
    reader.at = SPACE.lastIndex;
}

function readValue(reader: Reader, depth: number): JsonNode {
    if (depth > MAX_DEPTH) return fail(reader, "json-depth", "too many levels", `at most ${MAX_DEPTH} levels`);
    switch (reader.text[reader.at]) {
        case "{":
            return readObject(reader, depth);
        case "[":
            return readList(reader, depth);
        case '"':
            return readString(reader);
        case "t":
            return readWord(reader, "true", true);
        case "f":
            return readWord(reader, "false", false);
        case "n":
            return readWord(reader, "null", null);
        default:
            return readNumber(reader);
    }
}

function readWord(reader: Reader, word: string, value: boolean | null): boolean | null {
    if (!reader.text.startsWith(word, reader.at)) return fail(reader, "json-syntax", "no value", "a value");
    reader.at += word.length;
    return value;
}

function readNumber(reader: Reader): JsonNode {
    NUMBER.lastIndex = reader.at;
    const text = NUMBER.exec(reader.text)?.[0];
    if (text === undefined) return fail(reader, "json-syntax", "no value", "a value");
    reader.at += text.length;
    return { kind: "number", text };
}

function readString(reader: Reader): string {
    reader.at += 1;
    let value = "";
    for (;;) {
        const from = reader.at;
        PLAIN.lastIndex = from;
        PLAIN.test(reader.text);
        reader.at = PLAIN.lastIndex;
        value += reader.text.slice(from, reader.at);
        const next = reader.text[reader.at];
        if (next === '"') {
            reader.at += 1;
            return value;
        }
        const piece = next === "\\" ? readEscape(reader) : readPair(reader);
        if (piece === null) return value;
        value += piece;
    }
}

/** A character outside the basic plane: two halves in the right order. */
function readPair(reader: Reader): string | null {
    const pair = reader.text.slice(reader.at, reader.at + 2);
    if (!isPair(pair)) return fail(reader, "json-string", "no character of a string", 'a character or `"`');
    reader.at += 2;
    return pair;
}

function readEscape(reader: Reader): string | null {
    const letter = reader.text[reader.at + 1] ?? "";
    const simple = ESCAPES.get(letter);
    if (simple !== undefined) {
        reader.at += 2;
        return simple;
    }
    let character = letter === "u" ? codeUnit(reader, reader.at + 2) : undefined;
    let length = 6;
    if (character !== undefined && character >= "\ud800" && character <= "\udfff") {
        const low = reader.text.startsWith("\\u", reader.at + 6) ? codeUnit(reader, reader.at + 8) : undefined;
        character = isPair(character + (low ?? "")) ? character + (low ?? "") : undefined;
        length = 12;
    }
    if (character === undefined) return fail(reader, "json-string", "no escape", "an escape of RFC 8259");
    reader.at += length;
    return character;
}

function codeUnit(reader: Reader, at: number): string | undefined {
    const hex = reader.text.slice(at, at + 4);
    return /^[0-9a-fA-F]{4}$/.test(hex) ? String.fromCharCode(Number.parseInt(hex, 16)) : undefined;
}

function isPair(text: string): boolean {
    return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text);
}

function readList(reader: Reader, depth: number): JsonNode {
    const list: JsonNode[] = [];
    reader.at += 1;
    skipSpace(reader);
    if (reader.text[reader.at] === "]") {
        reader.at += 1;
        return list;
    }
    for (;;) {
        skipSpace(reader);
        list.push(readValue(reader, depth + 1));
        if (reader.fault !== undefined) return null;
        if (!more(reader, "]")) return list;
    }
}

function readObject(reader: Reader, depth: number): JsonNode {
    const members: JsonObject = new Map();
    reader.at += 1;
    skipSpace(reader);
    if (reader.text[reader.at] === "}") {
        reader.at += 1;
        return members;
    }
    for (;;) {
        skipSpace(reader);
        const start = reader.at;
        if (reader.text[start] !== '"') return fail(reader, "json-syntax", "no member name", "a name in quotes");
        const name = readString(reader);
        if (reader.fault !== undefined) return null;
        if (members.has(name)) {
            reader.at = start;
            return fail(reader, "json-duplicate", "a member twice in one object", "each name once");
        }
        skipSpace(reader);
        if (reader.text[reader.at] !== ":") return fail(reader, "json-syntax", "no colon", "`:`");
        reader.at += 1;
        skipSpace(reader);
        members.set(name, readValue(reader, depth + 1));
        if (reader.fault !== undefined) return null;
        if (!more(reader, "}")) return members;
    }
}

/** After an element: true for a comma; false for the end of the list or object, or a fault. */
function more(reader: Reader, close: string): boolean {
    skipSpace(reader);
    const next = reader.text[reader.at];
    if (next !== "," && next !== close) fail(reader, "json-syntax", "no end of the element", `\`,\` or \`${close}\``);
    else reader.at += 1;
    return next === "," && reader.fault === undefined;
}
