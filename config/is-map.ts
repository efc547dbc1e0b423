/** Plain data by key. */
export type PlainMap = Readonly<Record<string, unknown>>;

/** Whether a value is a map of keys. */
export function isMap(value: unknown): value is PlainMap {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value as a map: an empty one where it is none. */
export function mapOf(value: unknown): PlainMap {
    return isMap(value) ? value : {};
}
