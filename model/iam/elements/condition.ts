import type { Condition } from "../policy/statement";
import { type Doubts, opposite, settled } from "../truth";

/**
 * Whether a condition holds for the value of its key, `undefined` if the key is missing.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html (read 2026-11-20)
 */
export function conditionHolds(condition: Condition, value: string | undefined, doubts: Doubts): boolean {
    if (condition.contested !== undefined) return doubts.contested;
    // A value that is not known yet may turn out to be one whose meaning is contested.
    if (condition.hasUnknown && doubts.unknown === doubts.contested) return doubts.unknown;
    const { operator, qualifier } = condition;
    if (operator.type === "presence") return presenceHolds(condition, value, doubts);
    // To a set operator an empty text is no value.
    if (value === undefined || (qualifier !== undefined && value === "")) return holdsWhenMissing(condition);
    return operator.negated ? !oneMatches(condition, value, opposite(doubts)) : oneMatches(condition, value, doubts);
}

/** A missing key: `IfExists` and `ForAllValues:` admit it, `ForAnyValue:` does not, else negated operators only. */
function holdsWhenMissing({ operator, qualifier, ifExists }: Condition): boolean {
    if (ifExists || qualifier === "ForAllValues") return true;
    return qualifier !== "ForAnyValue" && operator.negated;
}

/** `Null` compares whether the key is missing; a set operator never sees the key. */
function presenceHolds(condition: Condition, value: string | undefined, doubts: Doubts): boolean {
    if (condition.qualifier !== undefined) return condition.qualifier === "ForAllValues";
    return oneMatches(condition, String(value === undefined), doubts);
}

/** The values of the policy are alternatives. */
function oneMatches(condition: Condition, value: string, doubts: Doubts): boolean {
    return isMatched(condition, value) || (condition.hasUnknown && settled("unknown", doubts));
}

function isMatched({ operator, literals, matchers }: Condition, value: string): boolean {
    if (literals !== undefined) return literals.has(value);
    if (operator.anyMatches !== undefined) return operator.anyMatches(matchers, value);
    return matchers.some((matcher) => matcher.matches(value));
}
