import { z } from "zod";

/** What a message says of a text that has the wrong form. */
export interface Wording {
    /** As in `is not a VPC ID`. */
    readonly problem: string;
    readonly expected: string;
    readonly fix: string;
}

/**
 * Words for the fields whose form a regular expression checks. The registry is zod's own kind, so that a field keeps
 * its words when it becomes optional or gets a default.
 */
export const WORDING = z.registry<Wording>();

/** A text field that has to match a regular expression, with the words to say where it does not. */
export function textLike(pattern: RegExp, wording: Wording) {
    return z.string().regex(pattern).register(WORDING, wording);
}
