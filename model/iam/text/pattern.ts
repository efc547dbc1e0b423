import { lowerCase } from "./ascii";

/** What a wildcard stands for; `…InPart` ones do not match the colon, which ends a part of an ARN. */
export type Wildcard = "one" | "run" | "one-in-part" | "run-in-part";

/** One character, or a wildcard. */
export type Token = { readonly character: string } | { readonly wildcard: Wildcard };

/** A text with wildcards, ready to be matched. */
export interface Pattern {
    readonly tokens: readonly Token[];
    /** Whether `a` also matches `A`. */
    readonly ignoreCase: boolean;
    /** The text itself (lower case if case is ignored), where there is no wildcard. */
    readonly literal?: string;
}

/** A pattern of tokens; runs that follow each other count once. */
export function pattern(tokens: readonly Token[], ignoreCase = false): Pattern {
    const short = tokens.filter((token, at) => {
        const before = tokens[at - 1];
        const repeated = before !== undefined && "wildcard" in before && "wildcard" in token;
        return !(repeated && token.wildcard === before.wildcard && token.wildcard.startsWith("run"));
    });
    let literal = "";
    for (const token of short) {
        if ("wildcard" in token) return { tokens: short, ignoreCase };
        literal += token.character;
    }
    return { tokens: short, ignoreCase, literal: ignoreCase ? lowerCase(literal) : literal };
}

/** A pattern of plain text. Its tokens, which few patterns need, are made when they are asked for. */
export function plainPattern(text: string, ignoreCase = false): Pattern {
    return {
        ignoreCase,
        literal: ignoreCase ? lowerCase(text) : text,
        get tokens() {
            return literally(text);
        },
    };
}

/** The tokens of plain text. */
export function literally(text: string): Token[] {
    return Array.from(text, characterToken);
}

/** The tokens of text in which `*` is any run of characters and `?` any one character. */
export function withWildcards(text: string): Token[] {
    return Array.from(text, (character): Token => {
        if (character === "*") return RUN;
        return character === "?" ? ONE : characterToken(character);
    });
}

const RUN: Token = { wildcard: "run" };
const ONE: Token = { wildcard: "one" };
const ASCII: readonly Token[] = Array.from({ length: 128 }, (_, code) => ({ character: String.fromCharCode(code) }));

function characterToken(character: string): Token {
    return ASCII[character.charCodeAt(0)] ?? { character };
}

/** Colons before the last part of an ARN, `arn:partition:service:region:account:resource`. */
export const ARN_COLONS = 5;

/** How many colons there are among the tokens. */
export function colons(tokens: readonly Token[]): number {
    return tokens.filter((token) => "character" in token && token.character === ":").length;
}

/** The tokens of an ARN of which each part is matched by itself: before the fifth colon no wildcard matches a colon. */
export function inParts(tokens: readonly Token[]): Token[] {
    let passed = 0;
    return tokens.map((token) => {
        if ("character" in token) {
            if (token.character === ":") passed += 1;
            return token;
        }
        return passed < ARN_COLONS ? confined(token.wildcard) : token;
    });
}

/** The tokens of one part of an ARN, counted from 0; the sixth goes to the end. */
export function part(tokens: readonly Token[], wanted: number): Token[] {
    let passed = 0;
    return tokens.filter((token) => {
        const ends = passed < ARN_COLONS && "character" in token && token.character === ":";
        const inside = passed === wanted && !ends;
        if (ends) passed += 1;
        return inside;
    });
}

function confined(wildcard: Wildcard): Token {
    return { wildcard: wildcard.startsWith("run") ? "run-in-part" : "one-in-part" };
}

export function hasWildcard(tokens: readonly Token[]): boolean {
    return tokens.some((token) => "wildcard" in token);
}

/**
 * Whether the whole text matches.
 *
 * Follows all ways at once, a set of positions per character: time is text × pattern at worst, where a backtracking
 * matcher takes ages for `*a*a*a*a*a*b`.
 */
export function matches(wanted: Pattern, text: string): boolean {
    if (wanted.literal !== undefined) return wanted.literal === (wanted.ignoreCase ? lowerCase(text) : text);
    const { tokens } = wanted;
    let live = new Uint8Array(tokens.length + 1);
    enter(tokens, live, 0);
    for (const character of wanted.ignoreCase ? lowerCase(text) : text) {
        const next = new Uint8Array(tokens.length + 1);
        for (const [at, token] of tokens.entries()) {
            if (live[at] === 0 || !takes(token, character, wanted.ignoreCase)) continue;
            enter(tokens, next, "wildcard" in token && token.wildcard.startsWith("run") ? at : at + 1);
        }
        live = next;
    }
    return live[tokens.length] === 1;
}

/** Marks a position as live, and those behind it that an empty run leads to. */
function enter(tokens: readonly Token[], live: Uint8Array, position: number): void {
    let at = position;
    live[at] = 1;
    for (let token = tokens[at]; token !== undefined && "wildcard" in token; token = tokens[at]) {
        if (!token.wildcard.startsWith("run")) return;
        at += 1;
        live[at] = 1;
    }
}

function takes(token: Token, character: string, ignoreCase: boolean): boolean {
    if ("character" in token) return (ignoreCase ? lowerCase(token.character) : token.character) === character;
    return character !== ":" || !token.wildcard.endsWith("in-part");
}
