import type { Data, Properties } from "../../resource";
import { operatorWords } from "../explain/condition-words";
import type { Condition } from "../policy/statement";
import { lowerCase } from "../text/ascii";
import { isList, isMap } from "./draft";

/** A key with its values below an operator. */
export interface Comparison {
    readonly operator: string;
    readonly key: string;
    readonly values: Data;
}

/** The values that a statement gives for a condition, in a list. */
export function valuesOf(statement: Properties, condition: Condition): readonly Data[] {
    const keys = operatorsOf(statement)[operatorWords(condition)];
    const [, values] = entryOf(isMap(keys) ? keys : {}, condition.key.id) ?? [];
    return values === undefined ? [] : isList(values) ? values : [values];
}

/** The statement without a condition. */
export function without(statement: Properties, condition: Condition): Properties {
    const operators = Object.entries(operatorsOf(statement)).flatMap(([operator, keys]): [string, Data][] => {
        if (operator !== operatorWords(condition) || !isMap(keys)) return [[operator, keys]];
        const kept = Object.entries(keys).filter(([key]) => lowerCase(key) !== condition.key.id);
        return kept.length === 0 ? [] : [[operator, Object.fromEntries(kept)]];
    });
    const members = Object.entries(statement).flatMap(([name, value]): [string, Data][] => {
        if (name !== "Condition") return [[name, value]];
        return operators.length === 0 ? [] : [[name, Object.fromEntries(operators)]];
    });
    return Object.fromEntries(members);
}

/** The statement with one more condition; `undefined` where the operator compares the key already. */
export function withComparison(statement: Properties, { operator, key, values }: Comparison): Properties | undefined {
    const operators = operatorsOf(statement);
    const present = operators[operator];
    const keys = isMap(present) ? present : {};
    if (entryOf(keys, lowerCase(key)) !== undefined) return undefined;
    return { ...statement, Condition: { ...operators, [operator]: { ...keys, [key]: values } } };
}

/** The statement with a condition replaced. */
export function exchanged(statement: Properties, condition: Condition, comparison: Comparison): Properties | undefined {
    return withComparison(without(statement, condition), comparison);
}

/** A list of one is written without brackets. */
export function oneOrList(values: readonly Data[]): Data {
    const [only] = values;
    return values.length === 1 && only !== undefined ? only : values;
}

function operatorsOf(statement: Properties): Properties {
    const condition = statement["Condition"];
    return isMap(condition) ? condition : {};
}

function entryOf(keys: Properties, id: string): readonly [string, Data] | undefined {
    return Object.entries(keys).find(([key]) => lowerCase(key) === id);
}
