const UNKNOWN: unique symbol = Symbol("unknown");

/** A value that is not known yet, such as the id of a resource that is still to be created. */
export interface Unknown {
    readonly [UNKNOWN]: true;
}

/** Marked by a symbol: no text or map of a program can be mistaken for it. */
export const unknown: Unknown = Object.freeze({ [UNKNOWN]: true as const });

export function isUnknown(value: unknown): value is Unknown {
    return typeof value === "object" && value !== null && UNKNOWN in value;
}
