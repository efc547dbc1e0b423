import type { Token } from "../reference/glob";

/** Positions of a pattern that may come next, after some text. */
type Positions = readonly number[];

interface Found {
    readonly text: string;
    readonly positions: readonly Positions[];
}

/**
 * Texts that lie in one of several patterns, the domain, and match the other patterns in as many different ways as
 * there are: one text for each set of patterns that a text can match, as far as `limit` steps find them.
 *
 * @param alphabet - characters that the texts may hold; of those the patterns write out, and of `fresh` ones.
 */
export function instancesOf(
    patterns: readonly (readonly Token[])[],
    domain: readonly (readonly Token[])[],
    alphabet: Alphabet,
    limit = 3000,
): readonly string[] {
    const question = JSON.stringify([patterns, domain, alphabet.allowed.source, alphabet.fresh, limit]);
    const known = answers.get(question);
    if (known !== undefined) return known;
    const found = domain.flatMap((shape) => instancesWithin([shape, ...patterns], alphabet, limit));
    answers.set(question, found);
    return found;
}

/** Random policies ask the same again and again. */
const answers = new Map<string, readonly string[]>();

/** Which characters texts may hold. */
export interface Alphabet {
    readonly allowed: RegExp;
    readonly fresh: readonly string[];
}

/** Breadth first: the shortest text for each set comes first. The first pattern has to match. */
function instancesWithin(patterns: readonly (readonly Token[])[], alphabet: Alphabet, limit: number): string[] {
    const start: Found = { text: "", positions: patterns.map((pattern) => spread(pattern, [0])) };
    const queue: Found[] = [start];
    const seen = new Set([keyOf(start)]);
    const texts = new Map<string, string>();
    for (let at = 0; at < queue.length && at < limit; at += 1) {
        const { text, positions } = queue[at] ?? start;
        const matching = positions.map((of, index) => of.includes(patterns[index]?.length ?? 0));
        if (matching[0] === true && !texts.has(matching.join())) texts.set(matching.join(), text);
        for (const character of nextCharacters(patterns, positions, alphabet)) {
            const next = {
                text: text + character,
                positions: positions.map((of, i) => step(patterns[i] ?? [], of, character)),
            };
            if (next.positions[0]?.length === 0 || seen.has(keyOf(next))) continue;
            seen.add(keyOf(next));
            queue.push(next);
        }
    }
    return [...texts.values()];
}

function keyOf({ positions }: Found): string {
    return positions.map((of) => of.join()).join("|");
}

/** Characters that some pattern waits for, and the fresh ones. */
function nextCharacters(
    patterns: readonly (readonly Token[])[],
    positions: readonly Positions[],
    { allowed, fresh }: Alphabet,
): ReadonlySet<string> {
    const awaited = positions.flatMap((of, index) =>
        of.flatMap((at) => {
            const token = patterns[index]?.[at];
            return typeof token === "object" ? [token.character] : [];
        }),
    );
    return new Set([...fresh, ...awaited].filter((character) => allowed.test(character)));
}

function step(pattern: readonly Token[], positions: Positions, character: string): Positions {
    const next = positions.flatMap((at) => {
        const token = pattern[at];
        if (token === undefined) return [];
        if (token === "any run" || token === "variable") return [at];
        return token === "one" || token.character === character ? [at + 1] : [];
    });
    return spread(pattern, next);
}

/** A run may be over before it begins. */
function spread(pattern: readonly Token[], positions: Positions): Positions {
    const all = new Set(positions);
    for (const at of all) {
        const token = pattern[at];
        if (token === "any run" || token === "variable") all.add(at + 1);
    }
    return [...all].sort((a, b) => a - b);
}
