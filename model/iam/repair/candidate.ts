import type { Properties } from "../../resource";
import type { Context } from "../analyse";
import type { Witness } from "../verdict";
import type { Draft } from "./draft";

/** A change that may close the policy to a request from outside. */
export interface Candidate {
    readonly statements: readonly Properties[];
    /** What is changed, as an order: "`Statement[0]`: write … instead of …". */
    readonly change: string;
}

/**
 * A kind of change.
 *
 * INVARIANT: it never lets in what was kept out: an Allow is narrowed or removed, a Deny is widened or added.
 */
export type Kind = (draft: Draft, context: Context, witness: Witness) => readonly Candidate[];
