import { type Pattern } from "../text/pattern";
import { LOWER } from "./domain";

export const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];
export const USUAL_PATH = "/prod/GET/pets";

const AFTER_METHOD = new RegExp(`^/[^/]+/(?:${METHODS.join("|")})/`, "s");
const IN_METHOD = /^(\/[^/]+\/)([^/]*)$/s;
const IN_STAGE = /^(?:\/[^/]*)?$/s;

/**
 * Paths, one at least of each sort that the patterns can tell apart, where each of them is plain text or plain text and a
 * final `*`. Faster than following them character by character.
 *
 * The sort of a path is given by the longest of these texts that it begins with, and whether it is one of them: so each is
 * tried itself, and continued in a way that none of the others is.
 *
 * @returns `undefined` if there are other patterns.
 */
export function plainPaths(patterns: readonly Pattern[]): string[] | undefined {
    const stems: string[] = [];
    for (const pattern of patterns) {
        const stem = stemOf(pattern);
        if (stem === undefined) return undefined;
        stems.push(stem);
    }
    const fresh = unexpected(stems);
    const paths = stems.flatMap((stem) => continued(stem, fresh));
    return [USUAL_PATH, `/${fresh}/GET/pets`, ...paths];
}

function stemOf({ literal, tokens, ignoreCase }: Pattern): string | undefined {
    if (literal !== undefined) return literal;
    let stem = "";
    for (const [at, token] of tokens.entries()) {
        if ("character" in token) stem += token.character;
        else if (token.wildcard !== "run" || at < tokens.length - 1) return undefined;
    }
    return ignoreCase ? undefined : stem;
}

/** A letter that is in none of the texts. */
function unexpected(stems: readonly string[]): string {
    const used = new Set(stems.join(""));
    for (const character of `z${LOWER}`) if (!used.has(character)) return character;
    // INVARIANT: ends, as a policy of bounded length cannot hold all characters of the plane.
    for (let code = 0x30; ; code += 1) {
        const character = String.fromCodePoint(code);
        if (!used.has(character)) return character;
    }
}

function continued(stem: string, fresh: string): string[] {
    if (AFTER_METHOD.test(stem)) return [stem, `${stem}${fresh}`];
    if (IN_STAGE.test(stem)) return [`${stem === "" ? "/" : stem}${fresh}/GET/pets`];
    const [, stage, begun] = IN_METHOD.exec(stem) ?? [];
    if (stage === undefined || begun === undefined) return [];
    return METHODS.filter((method) => method.startsWith(begun)).map((method) => `${stage}${method}/${fresh}`);
}
