import { contested, type ContestedReading } from "../contested";
import { isUnknown } from "../../unknown";
import { isNumber, isObject, type JsonNode } from "../json/node";
import type { Matcher, Operator } from "../operators/operator";
import { operators } from "../operators/registry";
import { isAscii } from "../text/ascii";
import { readTemplate } from "../text/variables";
import { type ConditionKey, conditionKey, fits } from "./keys";
import { type Notes, readList, refuse } from "./reader";
import type { Condition, Qualifier, Statement } from "./statement";

const KEY = /^[A-Za-z][A-Za-z0-9-]*:[A-Za-z0-9]/;
const TAGGED = /^[^/]*\//;

/** An operator as written, with its qualifiers. */
interface Comparison {
    readonly operator: Operator;
    readonly qualifier?: Qualifier;
    readonly ifExists: boolean;
}

/** All operators by the names that they may have; there is no `NullIfExists`. */
const COMPARISONS: ReadonlyMap<string, Comparison> = new Map(operators.flatMap(namesOf));

function namesOf(operator: Operator): [string, Comparison][] {
    return ([undefined, "ForAllValues", "ForAnyValue"] as const).flatMap((qualifier) => {
        const name = qualifier === undefined ? operator.name : `${qualifier}:${operator.name}`;
        const names: [string, Comparison][] = [[name, { operator, qualifier, ifExists: false }]];
        if (operator.type !== "presence") names.push([`${name}IfExists`, { operator, qualifier, ifExists: true }]);
        return names;
    });
}

type Conditions = Pick<Statement, "conditions" | "hasUnknownCondition">;

const NONE: Conditions = { conditions: [], hasUnknownCondition: false };

/** Reads Condition: operators, in each of them keys, for each key values. */
export function readConditions(notes: Notes, node: JsonNode | undefined, at: string): Conditions {
    if (node === undefined) return NONE;
    if (isUnknown(node)) return unknownConditions(notes, at);
    if (!isObject(node) || node.size === 0) {
        refuse(notes, "condition", at, "is no condition", node, "an object of operators");
        return NONE;
    }
    const read = [...node].map(([name, keys]) => readOperator(notes, name, keys, `${at}.${name}`));
    return {
        conditions: read.flatMap(({ conditions }) => conditions),
        hasUnknownCondition: read.some(({ hasUnknownCondition }) => hasUnknownCondition),
    };
}

function unknownConditions(notes: Notes, at: string): Conditions {
    notes.unknownAt.push(at);
    return { conditions: [], hasUnknownCondition: true };
}

function readOperator(notes: Notes, name: string, node: JsonNode, at: string): Conditions {
    const comparison = COMPARISONS.get(name);
    if (comparison === undefined) {
        refuse(notes, "operator", at, "is no condition operator", name, "a name of the IAM manual, in its case");
        return NONE;
    }
    if (isUnknown(node)) return unknownConditions(notes, at);
    if (!isObject(node) || node.size === 0) {
        refuse(notes, "operator-keys", at, "holds no keys", node, "an object of condition keys");
        return NONE;
    }
    const seen = new Set<string>();
    const conditions = [...node].map(([keyName, values]) => {
        const key = conditionKey(keyName);
        if (!isKeyName(keyName)) refuse(notes, "key", at, "has no condition key here", keyName, "`prefix:name`");
        if (seen.has(key.id))
            refuse(notes, "duplicate-key", at, "has a key twice", keyName, "each key once, in whatever case");
        seen.add(key.id);
        return readKey(notes, comparison, key, values, `${at}.${keyName}`);
    });
    return { conditions, hasUnknownCondition: false };
}

/** Names are ASCII, but for what follows the slash of a tag. */
function isKeyName(name: string): boolean {
    return KEY.test(name) && isAscii(TAGGED.exec(name)?.[0] ?? name);
}

function readKey(notes: Notes, comparison: Comparison, key: ConditionKey, node: JsonNode, at: string): Condition {
    const values = { malformed: false, variable: false };
    const list = readList(notes, at, node, (value, place) =>
        readValue(notes, comparison.operator, value, place, values),
    );
    const reading = doubt(comparison, key, values.malformed, values.variable);
    if (reading !== undefined) notes.contested.push(contested(reading, at));
    const literals = plainTexts(list.entries);
    return {
        operator: comparison.operator,
        qualifier: comparison.qualifier,
        ifExists: comparison.ifExists,
        key,
        matchers: list.entries,
        hasUnknown: list.hasUnknown,
        contested: reading,
        literals,
        work: literals === undefined ? list.entries.length + 1 : 1,
    };
}

function plainTexts(matchers: readonly Matcher[]): ReadonlySet<string> | undefined {
    const texts = new Set<string>();
    for (const { pattern } of matchers) {
        if (pattern?.literal === undefined || pattern.ignoreCase) return undefined;
        texts.add(pattern.literal);
    }
    return texts;
}

function readValue(
    notes: Notes,
    operator: Operator,
    value: JsonNode,
    at: string,
    all: { malformed: boolean; variable: boolean },
): Matcher | undefined {
    const text = isNumber(value) ? value.text : typeof value === "boolean" ? String(value) : value;
    if (typeof text !== "string") {
        refuse(notes, "value", at, "is no condition value", value, "text, a number or a boolean");
        return undefined;
    }
    const template = readTemplate(text, notes.hasVariables, operator.wildcards);
    if (template.kind === "broken") refuse(notes, "variable", at, template.why, value, "`${key}`");
    if (template.kind !== "constant") {
        all.variable = true;
        if (template.kind === "variable") for (const name of template.keys) notes.variables.add(name);
        return undefined;
    }
    const matcher = operator.compare(template);
    // Another spelling of a number would be another text.
    all.malformed ||= matcher === undefined || (isNumber(value) && String(Number(value.text)) !== value.text);
    return matcher;
}

/** Why it is not certain what the condition means, if so. */
function doubt(
    { operator, qualifier, ifExists }: Comparison,
    key: ConditionKey,
    malformed: boolean,
    variable: boolean,
): ContestedReading | undefined {
    if (variable) return "policy-variable";
    if (key.standing !== "known") return `${key.standing}-key`;
    if (!fits(operator.type, key)) return "operator-type";
    if (malformed) return "malformed-value";
    return qualifier === "ForAnyValue" && ifExists ? "for-any-value-if-exists" : undefined;
}
