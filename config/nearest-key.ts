import { distance } from "fastest-levenshtein";

/**
 * The known name that a misspelt one was probably meant to be.
 *
 * @returns the nearest name, the first of several; `undefined` where more than a third of the longer name differs.
 */
export function nearestKey(given: string, known: readonly string[]): string | undefined {
    const ranked = known
        .map((name) => ({ name, edits: distance(given.toLowerCase(), name.toLowerCase()) }))
        .filter(({ name, edits }) => edits <= Math.max(1, Math.floor(Math.max(name.length, given.length) / 3)))
        .sort((one, other) => one.edits - other.edits);
    return ranked[0]?.name;
}
