import type { Condition, Policy } from "./document";
import { typeOf } from "./key-types";
import { operatorOf, type Operator } from "./operators";
import { tokensOf } from "./pattern";
import { any, not, type Truth } from "./truth";

/** An operator's name, cut up. */
interface Qualified {
    readonly set?: string;
    readonly name: string;
    readonly ifExists: boolean;
}

/** Whether one condition holds of the keys of a request. */
export function conditionTruth(
    condition: Condition,
    context: ReadonlyMap<string, string>,
    version: Policy["version"],
): Truth {
    const qualified = cutUp(condition.operator);
    if (qualified.name === "Null") return nullTruth(qualified, condition, context);
    const operator = operatorOf(qualified.name);
    if (isContested(condition, qualified, operator, version)) return "contested";
    const value = valueFor(qualified, context.get(condition.key));
    if (value === undefined) return missingTruth(qualified, operator);
    const found = any(
        condition.values.map((policyValue) => operator.compare(policyValue, value, version === "2012-10-17")),
    );
    return operator.negated ? not(found) : found;
}

function cutUp(text: string): Qualified {
    const parts = /^(?:(ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/.exec(text);
    return { set: parts?.[1], name: parts?.[2] ?? text, ifExists: parts?.[3] !== undefined };
}

/** Whether nobody can tell what a condition means, whatever the request. */
function isContested(
    condition: Condition,
    qualified: Qualified,
    operator: Operator,
    version: Policy["version"],
): boolean {
    return (
        !operator.fits.includes(typeOf(condition.key)) ||
        (qualified.set === "ForAnyValue" && qualified.ifExists) ||
        !condition.values.every(operator.isWellFormed) ||
        readsVariable(condition, operator, version)
    );
}

/** Whether a value depends on the request: then nobody can tell what the condition means where the variable has none. */
function readsVariable({ values }: Condition, { fits }: Operator, version: Policy["version"]): boolean {
    const isRead = version === "2012-10-17" && (fits.includes("arn") || fits.includes("bool"));
    return (
        isRead && values.some((value) => tokensOf(value, { wildcards: false, variables: true }).includes("variable"))
    );
}

/** To set operators an empty text is as good as none. */
function valueFor({ set }: Qualified, value: string | undefined): string | undefined {
    return set !== undefined && value === "" ? undefined : value;
}

function missingTruth({ set, ifExists }: Qualified, operator: Operator): boolean {
    if (set === "ForAllValues") return true;
    return set === undefined && (ifExists || operator.negated);
}

function nullTruth(
    { set, ifExists }: Qualified,
    { key, values }: Condition,
    context: ReadonlyMap<string, string>,
): Truth {
    if (ifExists) throw new Error("NullIfExists is no operator");
    if (["unknown", "multivalued"].includes(typeOf(key))) return "contested";
    if (set !== undefined) return set === "ForAllValues";
    return any(
        values.map((value) => {
            if (!/^(true|false)$/i.test(value)) return "contested";
            return context.has(key) !== (value.toLowerCase() === "true");
        }),
    );
}
