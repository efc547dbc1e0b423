import { matches, type Token } from "./glob";
import type { Truth } from "./truth";

/** What the texts of an element may hold. */
export interface Reading {
    /** Whether `*` and `?` are wildcards. */
    readonly wildcards: boolean;
    /** Whether `${…}` is a variable: Version 2012-10-17 only. */
    readonly variables: boolean;
}

/** Constants that are written as variables: a star, a question mark and a dollar that mean themselves. */
const CONSTANT = /^\$\{([*?$])\}/;
const VARIABLE = /^\$\{[^}]*\}/;

/** Cuts a text of a policy into what it means, from left to right. */
export function tokensOf(text: string, reading: Reading): readonly Token[] {
    const tokens: Token[] = [];
    for (let rest = text; rest !== "";) {
        const constant = reading.variables ? CONSTANT.exec(rest) : null;
        const variable = reading.variables ? VARIABLE.exec(rest) : null;
        const first = String.fromCodePoint(rest.codePointAt(0) ?? 0);
        if (constant !== null) tokens.push({ character: constant[1] ?? "" });
        else if (variable !== null) tokens.push("variable");
        else tokens.push(tokenOf(first, reading));
        rest = rest.slice((constant ?? variable ?? [first])[0].length);
    }
    return tokens;
}

function tokenOf(character: string, { wildcards }: Reading): Token {
    if (wildcards && character === "*") return "any run";
    return wildcards && character === "?" ? "one" : { character };
}

/** Whether tokens match a text. With a variable it is contested, unless no value of the variable could make it match. */
export function truthOf(tokens: readonly Token[], text: string): Truth {
    if (matches(tokens, text, "nothing")) return true;
    return matches(tokens, text, "anything") ? "contested" : false;
}

/** Folds A to Z and nothing else: the Kelvin sign is no k. */
export function foldAscii(text: string): string {
    return text.replace(/[A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 32));
}
