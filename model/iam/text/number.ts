const NUMBER = /^-?\d+(?:\.\d+)?$/;
/** Decimal digits that a double keeps apart: two numbers of so many digits are two doubles. */
const DIGITS = 15;

/**
 * Reads a number of a policy.
 *
 * @param text - decimal, without exponent, at most 15 digits.
 */
export function readNumber(text: string): number | undefined {
    if (!NUMBER.test(text) || text.replace(/\D/g, "").length > DIGITS) return undefined;
    return Number(text);
}

/** One number below all bounds, each bound, one between each two, one above. */
export function aroundBounds(bounds: readonly number[]): number[] {
    const sorted = [...new Set(bounds)].sort((a, b) => a - b);
    const around: number[] = [];
    for (const [at, bound] of sorted.entries()) {
        const before = sorted[at - 1];
        around.push(before === undefined ? bound - 1 : before + (bound - before) / 2, bound);
    }
    return [...around, (sorted.at(-1) ?? 0) + 1];
}
