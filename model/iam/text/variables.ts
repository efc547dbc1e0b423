import { hasWildcard, literally, type Token, withWildcards } from "./pattern";

/** Text that does not depend on the request. */
export interface ConstantText {
    readonly text: string;
    /** The text with its wildcards, where there are any. */
    readonly tokens: readonly Token[];
    /** Whether there are no wildcards. */
    readonly isPlain: boolean;
}

/** Text of a policy, its `${…}` read. */
export type Template =
    | ({ readonly kind: "constant" } & ConstantText)
    /** Depends on the request: which keys it reads. */
    | { readonly kind: "variable"; readonly keys: readonly string[] }
    | { readonly kind: "broken"; readonly why: string };

const WILDCARDS = /[*?]/;
const VARIABLE = /^([A-Za-z0-9][A-Za-z0-9_.:/+=@-]*)\s*(?:,\s*'[^']*'\s*)?$/;

/**
 * Reads policy variables. `${*}`, `${?}` and `${$}` are the characters themselves; `${key}` and `${key, 'default'}` take
 * their value from the request. `wildcards` says whether `*` and `?` outside `${…}` are wildcards. In a policy of version 2008-10-17 all of it is plain text.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html (read 2026-11-20)
 */
export function readTemplate(text: string, hasVariables: boolean, wildcards: boolean): Template {
    const plain = wildcards ? withWildcards : literally;
    if (!hasVariables || !text.includes("${")) return constant(text, wildcards);
    const tokens: Token[] = [];
    const keys: string[] = [];
    let meaning = "";
    let rest = text;
    for (let start = rest.indexOf("${"); start >= 0; start = rest.indexOf("${")) {
        const end = rest.indexOf("}", start);
        if (end < 0) return { kind: "broken", why: "`${` without `}`" };
        const name = rest.slice(start + 2, end);
        tokens.push(...plain(rest.slice(0, start)));
        meaning += rest.slice(0, start);
        rest = rest.slice(end + 1);
        if (name === "*" || name === "?" || name === "$") {
            tokens.push({ character: name });
            meaning += name;
            continue;
        }
        const key = VARIABLE.exec(name)?.[1];
        if (key === undefined) return { kind: "broken", why: "no variable name in `${…}`" };
        keys.push(key);
    }
    if (keys.length > 0) return { kind: "variable", keys };
    const all = [...tokens, ...plain(rest)];
    return { kind: "constant", tokens: all, text: meaning + rest, isPlain: !hasWildcard(all) };
}

function constant(text: string, wildcards: boolean): Template {
    const isPlain = !wildcards || !WILDCARDS.test(text);
    if (!isPlain) return { kind: "constant", text, isPlain, tokens: withWildcards(text) };
    return {
        kind: "constant",
        text,
        isPlain,
        get tokens() {
            return literally(text);
        },
    };
}
