import type * as pulumi from "@pulumi/pulumi";

/** Where a request starts. */
export type Vantage =
    /** From any public address, or from one. */
    | { readonly kind: "internet"; readonly address?: string }
    | { readonly kind: "subnet"; readonly subnetId: pulumi.Input<string> }
    | { readonly kind: "on-premises"; readonly address: string };

/** The value of an API key, without writing it down. */
export interface KeyOf {
    readonly apiKeyId: pulumi.Input<string>;
}

/** What a caller sees. */
export interface ExpectedOutcome {
    readonly kind: "http" | "dns-failure" | "timeout" | "tls-failure";
    /** HTTP status, where the kind is `http`. */
    readonly status?: number;
    /** JSON text of the body, where it is AWS's and tells one 403 from another. */
    readonly body?: string;
}

/**
 * A question with the answers that are right: what the pattern promises about who can reach what.
 *
 * The leaves are outputs, so that the questions hold the ids that were really built.
 */
export interface Claim {
    /** Kebab-case, unique in the pattern. */
    readonly id: string;
    readonly from: Vantage;
    readonly url: pulumi.Input<string>;
    readonly method: string;
    readonly headers?: { readonly [name: string]: pulumi.Input<string> | KeyOf };
    readonly expect: { readonly accept: readonly ExpectedOutcome[] };
    /** Rule that decides, e.g. `D-1`. */
    readonly rule: string;
    /** Why, in one fragment. */
    readonly why: string;
}

/** API Gateway's answer to a request that enters through an endpoint for an API that is public (rule H-1). */
export const FORBIDDEN: ExpectedOutcome = { kind: "http", status: 403, body: '{"message":"Forbidden"}' };
export const SUCCESS: ExpectedOutcome = { kind: "http", status: 200 };
export const NO_SUCH_NAME: ExpectedOutcome = { kind: "dns-failure" };
export const NO_ROUTE: ExpectedOutcome = { kind: "timeout" };
