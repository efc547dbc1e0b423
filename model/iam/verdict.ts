import type { Issue } from "../issue";
import type { Contested } from "./contested";
import type { Principal } from "./request";

/** A request from outside that gets in. */
export interface Witness {
    /** Whether it comes from a VPC that is not allowed, or carries no `aws:SourceVpc` at all. */
    readonly kind: "foreign-vpc" | "absent-vpc";
    readonly principal: Principal;
    readonly action: "execute-api:Invoke";
    /** ARN of what is called. Parts of it that are not known are made up. */
    readonly resource: string;
    /** Condition keys that the request carries, as AWS writes them, with their values. */
    readonly context: Readonly<Record<string, string>>;
    /** Condition keys that the policy reads and the request does not carry. */
    readonly absent: readonly string[];
    /** Index of the Allow statement that lets it in, from 0. */
    readonly allowedBy: number;
}

/**
 * Whether a policy confines an API to its VPCs.
 *
 * - `restricted`: no request from outside gets in; also where nobody can invoke the API.
 * - `restricted-by-vpce`: those that get in carry an `aws:SourceVpce` that the policy lists literally.
 * - `open`: one gets in, the witness.
 * - `invalid`: it is no policy by the strict grammar; `issues` say why.
 * - `unknown`: it depends on values that are not known yet, `unknownAt`.
 * - `too-complex`: the work budget was spent before there was an answer.
 */
export interface Verdict {
    readonly verdict: "restricted" | "restricted-by-vpce" | "open" | "invalid" | "unknown" | "too-complex";
    /** Whether every request from outside meets an explicit Deny. Missing where nobody can tell. */
    readonly explicitDeny?: boolean;
    readonly witness?: Witness;
    readonly issues: readonly Issue[];
    /** Contested readings on which the verdict rests. */
    readonly contested: readonly Contested[];
    /** Endpoints by which requests from outside get in, of `restricted-by-vpce`. */
    readonly endpoints?: readonly string[];
    /** Places of the policy whose values are not known yet, of `unknown`. */
    readonly unknownAt?: readonly string[];
}
