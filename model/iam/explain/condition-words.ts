import { isUnknown } from "../../unknown";
import { CONTESTED } from "../contested";
import { isObject, type JsonNode, type JsonObject } from "../json/node";
import type { Condition } from "../policy/statement";
import { lowerCase } from "../text/ascii";
import { quotedValues } from "./quoted";

/** The operator as the policy writes it: `ForAnyValue:StringLikeIfExists`. */
export function operatorWords({ operator, qualifier, ifExists }: Condition): string {
    return `${qualifier === undefined ? "" : `${qualifier}:`}${operator.name}${ifExists ? "IfExists" : ""}`;
}

/** The values that the policy gives for a condition. */
export function valuesWritten(condition: Condition, statement: JsonObject): JsonNode | undefined {
    const conditions = statement.get("Condition");
    const keys = isObject(conditions) ? conditions.get(operatorWords(condition)) : undefined;
    if (!isObject(keys)) return undefined;
    for (const [name, values] of keys) if (lowerCase(name) === condition.key.id) return values;
    return undefined;
}

/** Why a condition holds for a value of its key, as the rest of a sentence about its statement. */
export function whyItHolds(condition: Condition, statement: JsonObject, value: string | undefined): string {
    const { key, operator, contested } = condition;
    const name = `\`${operatorWords(condition)}\``;
    if (contested !== undefined) return `${name} of \`${key.name}\` may hold: ${CONTESTED[contested]}`;
    if (operator.type === "presence") {
        return `${name} asks for requests ${value === undefined ? "without" : "with"} \`${key.name}\``;
    }
    const values = valuesWritten(condition, statement);
    if (isAbsent(condition, value)) return `${name} holds where \`${key.name}\` is missing`;
    if (operator.negated) return `${name} of \`${key.name}\` keeps out ${quotedValues(values, "or")} only`;
    return `${name} of \`${key.name}\` admits ${quotedValues(thoseThatMatch(condition, values, value), "or")}`;
}

/** Why a condition of a Deny does not hold for a value of its key, as the rest of a sentence about the statement. */
export function whyItFails(condition: Condition, statement: JsonObject, value: string | undefined): string {
    const { key, operator, qualifier, contested, hasUnknown } = condition;
    const name = `\`${operatorWords(condition)}\``;
    if (contested !== undefined) return `${name} of \`${key.name}\` may not hold: ${CONTESTED[contested]}`;
    if (operator.type === "presence") {
        return `${name} does not hold where \`${key.name}\` is ${value === undefined ? "missing" : "there"}`;
    }
    if (isAbsent(condition, value)) {
        const what = qualifier === "ForAnyValue" ? "`ForAnyValue:`" : name;
        return `${what} does not hold for a missing key, here \`${key.name}\``;
    }
    const values = valuesWritten(condition, statement);
    const spared = thoseThatMatch(condition, values, value);
    if (hasUnknown && (!operator.negated || spared.length === 0)) {
        return `${name} of \`${key.name}\` has values that are not known yet`;
    }
    if (operator.negated) return `it spares \`${key.name}\` ${quotedValues(spared)}`;
    const comparison = EQUALITY.test(operator.name) ? "is" : `is \`${operator.name}\``;
    return `it denies only where \`${key.name}\` ${comparison} ${quotedValues(values, "or")}`;
}

const EQUALITY = /^(?:String|Arn|Binary|Bool|IpAddress)|^(?:Numeric|Date)Equals/;

/** To a set operator an empty text is no value. */
function isAbsent({ qualifier }: Condition, value: string | undefined): value is undefined {
    return value === undefined || (value === "" && qualifier !== undefined);
}

/** The values of the policy that are equal to, or cover, a value of the request. */
function thoseThatMatch({ matchers }: Condition, values: JsonNode | undefined, value: string): JsonNode[] {
    const known = (Array.isArray(values) ? values : [values ?? null]).filter((each) => !isUnknown(each));
    return known.filter((_, at) => matchers[at]?.matches(value) === true);
}
