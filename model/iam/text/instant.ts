const ISO =
    /^(\d{4}|[+-]\d{6})-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2}))?)?$/;
const EPOCH_SECONDS = /^\d{9,11}$/;

/**
 * Reads an instant of a policy.
 *
 * @param text - a W3C form of ISO 8601, finest milliseconds, or seconds since 1970 in 9 to 11 digits. Four digits are
 *   refused: they could be a year as well as seconds.
 * @returns milliseconds since 1970.
 */
export function readInstant(text: string): number | undefined {
    if (EPOCH_SECONDS.test(text)) return Number(text) * 1000;
    // Years of more than four digits are beyond what instants can be told apart in.
    if (!/^\d{4}-/.test(text)) return undefined;
    const fraction = ISO.exec(text)?.[7];
    return fraction !== undefined && fraction.length > 3 ? undefined : fromIso(text);
}

/** Reads an instant of a request: as {@link formatInstant} writes it, or seconds since 1970. */
export function readRequestInstant(text: string): number | undefined {
    return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) * 1000 : fromIso(text);
}

/** ISO 8601 with milliseconds; with tenths of them where the instant lies between two. */
export function formatInstant(milliseconds: number): string {
    const whole = Math.floor(milliseconds);
    const text = new Date(whole).toISOString();
    return whole === milliseconds ? text : text.replace("Z", `${Math.round((milliseconds - whole) * 10)}Z`);
}

function fromIso(text: string): number | undefined {
    const match = ISO.exec(text);
    if (match === null) return undefined;
    const [, year, month, day = "01", hours = "00", minutes = "00", seconds = "00", fraction = "", zone = "Z"] = match;
    const start = Date.parse(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}.000Z`);
    // `Date.parse` takes 24:00 and 31 February for the next day or month.
    if (Number.isNaN(start) || hours === "24" || new Date(start).getUTCDate() !== Number(day)) return undefined;
    return start + (fraction === "" ? 0 : Number(`0.${fraction}`) * 1000) - offset(zone);
}

function offset(zone: string): number {
    if (zone === "Z") return 0;
    const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
    return (zone.startsWith("-") ? -minutes : minutes) * 60_000;
}
