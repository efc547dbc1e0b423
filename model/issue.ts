/**
 * A recoverable error in what a user wrote.
 *
 * `message` has four parts on one line, lower-case and without a final period:
 * `<what is wrong>, got <value>; expected <what is allowed>; <fix>`.
 */
export interface Issue {
    /** Stable name of the fault, such as `cidr-host-bits`. */
    readonly code: string;
    /** Where the value stands, such as `network.zones[1]`. */
    readonly path: string;
    readonly message: string;
}

/** A value, or everything that is wrong with the input. */
export type Result<T> =
    { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: readonly Issue[] };
