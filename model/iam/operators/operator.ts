import type { AddressBlock } from "../text/address";
import type { Pattern } from "../text/pattern";
import type { ConstantText } from "../text/variables";

/** What an operator compares; it must fit the type of the condition key. */
export type OperatorType = "string" | "arn" | "address" | "number" | "instant" | "boolean" | "binary" | "presence";

/** A value of a policy, ready to be compared with the value in a request. */
export interface Matcher {
    readonly matches: (requestValue: string) => boolean;
    /** What a value is told apart by, so that one of each sort can be found. */
    readonly pattern?: Pattern;
    readonly bound?: number;
    readonly block?: AddressBlock;
}

/**
 * A condition operator: positive ones hold if one value of the policy matches, negated ones if none does. What happens
 * when the key is missing is the same for all of one sort (`condition.ts`).
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html (read 2026-11-20)
 */
export interface Operator {
    readonly name: string;
    readonly type: OperatorType;
    readonly negated: boolean;
    /** Whether `*` and `?` are wildcards. */
    readonly wildcards: boolean;
    /** @returns `undefined` if the value is not of the form that the operator compares. */
    /** Whether a value matches one of them at least, where that is faster together. */
    readonly anyMatches?: (matchers: readonly Matcher[], requestValue: string) => boolean;
    readonly compare: (value: ConstantText) => Matcher | undefined;
}

/** The operator that holds where this one, of the values in the request, does not. */
export function negation(name: string, operator: Operator): Operator {
    return { ...operator, name, negated: true };
}
