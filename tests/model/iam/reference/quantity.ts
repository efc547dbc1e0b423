/** Thousandths of a thousandth: numbers and instants are compared as whole numbers of these. */
const SCALE = 6;

/** A decimal number, or undefined where the text is none. */
export function parseNumber(text: string): bigint | undefined {
    const parts = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text);
    if (parts === null) return undefined;
    const [, sign, whole = "", fraction = ""] = parts;
    if (fraction.length > SCALE) return undefined;
    const size = BigInt(whole + fraction.padEnd(SCALE, "0"));
    return sign === "-" ? -size : size;
}

/**
 * An instant, as seconds since 1970; undefined where the text is none, or where it could be read in two ways.
 *
 * Four digits are a year of ISO 8601 or seconds.
 */
export function parseInstant(text: string): bigint | undefined {
    if (/^\d{5,12}$/.test(text)) return parseNumber(text);
    const zone = "(?:Z|[+-]\\d{2}:\\d{2})";
    const time = `T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,3})?)?${zone}`;
    if (!new RegExp(`^\\d{4}-\\d{2}(?:-\\d{2}(?:${time})?)?$`).test(text)) return undefined;
    const milliseconds = Date.parse(text);
    return Number.isNaN(milliseconds) ? undefined : BigInt(milliseconds) * 1000n;
}
