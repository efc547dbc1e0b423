import type { Contested, ContestedReading } from "../contested";
import type { Matcher, Operator } from "../operators/operator";
import type { Pattern } from "../text/pattern";
import type { ConditionKey } from "./keys";

export type Effect = "Allow" | "Deny";

/** A resource policy, its syntax checked. */
export interface Policy {
    readonly statements: readonly Statement[];
    /** Keys that policy variables read. */
    readonly variables: readonly string[];
    /** Places whose values are not known yet. */
    readonly unknownAt: readonly string[];
}

/** A statement: all its elements must fit a request. */
export interface Statement {
    /** Position among the statements, from 0. */
    readonly index: number;
    readonly sid?: string;
    readonly effect: Effect;
    readonly principal: Element<PrincipalEntry>;
    readonly action: Element<ActionEntry>;
    readonly resource: Element<ResourceEntry>;
    readonly conditions: readonly Condition[];
    /** Whether there are conditions that are not known yet. */
    readonly hasUnknownCondition: boolean;
    /** Every contested point in the statement. */
    readonly contested: readonly Contested[];
}

/** `X` or `NotX`. */
export interface Element<Entry> {
    readonly negated: boolean;
    readonly entries: readonly Entry[];
    /** Whether there are entries that are not known yet. */
    readonly hasUnknown: boolean;
}

/** One name of an action; only `execute-api:Invoke` matters. */
export interface ActionEntry {
    readonly coversInvoke: boolean;
    readonly contested: boolean;
}

/** One principal of a policy. */
export type PrincipalEntry =
    | { readonly kind: "everyone" }
    | { readonly kind: "account"; readonly account: string }
    | { readonly kind: "arn"; readonly arn: string }
    | { readonly kind: "service" | "federated" | "canonical"; readonly name: string }
    /** Not decidable: true of AWS principals, or of services, as far as anyone can tell. */
    | { readonly kind: "contested"; readonly of: "aws" | "service" | "federated" };

/** One resource of a policy. */
export type ResourceEntry =
    | { readonly kind: "everything" }
    /** `execute-api:/…`: behind the ARN of the API itself; the pattern begins with the slash. */
    | { readonly kind: "own"; readonly path: Pattern }
    | {
          readonly kind: "arn";
          /** Wildcards before the fifth colon stay within their part; missing where that is no ARN of an API for certain. */
          readonly narrow?: Pattern;
          /** Wildcards reach over colons. The same pattern as `narrow` where there is nothing to differ on. */
          readonly wide: Pattern;
      }
    /** Depends on the request, or on a wildcard where none may be. */
    | { readonly kind: "contested" };

/** One operator on one key: `"StringEquals": {"aws:SourceVpc": [...]}`. */
export interface Condition {
    readonly operator: Operator;
    readonly qualifier?: Qualifier;
    readonly ifExists: boolean;
    readonly key: ConditionKey;
    readonly matchers: readonly Matcher[];
    /** Whether there are values that are not known yet. */
    readonly hasUnknown: boolean;
    readonly contested?: ContestedReading;
    /** The values, where all of them are plain text to be compared as it is. */
    readonly literals?: ReadonlySet<string>;
    /** Work of one comparison, in units of the budget. */
    readonly work: number;
}

export type Qualifier = "ForAllValues" | "ForAnyValue";
