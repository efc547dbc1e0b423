import fc from "fast-check";
import { ENDPOINT, VPC, type Conditions, type Written } from "../policies";
import { ACTIONS, FITTING, KEYS, OPERATORS, OTHER_VPC, PRINCIPALS, RESOURCES, type Key } from "./vocabulary";

/** A random policy, and the VPCs and endpoints that may call. */
export interface Sample {
    readonly version: string | undefined;
    readonly statements: readonly Written[];
    readonly allowedVpcs: readonly string[];
    readonly allowedVpces: readonly string[];
}

/** The text of a sample. */
export function textOf({ version, statements }: Pick<Sample, "version" | "statements">): string {
    return JSON.stringify({ ...(version === undefined ? {} : { Version: version }), Statement: statements });
}

function oneOrMore<T>(values: readonly T[]): fc.Arbitrary<T | readonly T[]> {
    const one = fc.constantFrom(...values);
    return fc.oneof(
        { weight: 3, arbitrary: one },
        { weight: 2, arbitrary: fc.array(one, { minLength: 1, maxLength: 3 }) },
    );
}

const set = fc.constantFrom("", "", "", "ForAllValues:", "ForAnyValue:");
const existence = fc.constantFrom("", "", "IfExists");

/** An operator with its qualifiers; mostly one that fits the key. */
function operatorFor({ type }: Key): fc.Arbitrary<string> {
    const name = fc.oneof(
        { weight: 12, arbitrary: fc.constantFrom(...FITTING[type]) },
        { weight: 1, arbitrary: fc.constantFrom(...OPERATORS) },
    );
    return fc.tuple(set, name, existence).map((parts) => parts.join(""));
}

/** One operator with one key. */
export const condition: fc.Arbitrary<Conditions> = fc
    .oneof({ weight: 2, arbitrary: fc.constant(KEYS[0] as Key) }, { weight: 3, arbitrary: fc.constantFrom(...KEYS) })
    .chain((key) => {
        const compared = fc.record({ operator: operatorFor(key), values: oneOrMore(key.values) });
        const asked = fc.record({
            operator: set.map((name) => `${name}Null`),
            values: fc.constantFrom<unknown>("true", "false", true, false),
        });
        return fc
            .oneof({ weight: 7, arbitrary: compared }, { weight: 1, arbitrary: asked })
            .map(({ operator, values }) => ({ [operator]: { [key.name]: values } }));
    });

const conditions = fc.array(condition, { maxLength: 3 }).map(merged);

/** Joins conditions; of two with one operator and one key the later one stays. */
export function merged(parts: readonly Conditions[]): Conditions {
    const operators = new Map<string, Record<string, unknown>>();
    for (const [operator, keys] of parts.flatMap((part) => Object.entries(part))) {
        operators.set(operator, { ...operators.get(operator), ...keys });
    }
    return Object.fromEntries(operators);
}

/** An element, or now and then its opposite. */
function element(name: string, values: fc.Arbitrary<unknown>, opposite: number): fc.Arbitrary<Written> {
    return fc.oneof(
        { weight: 12 - opposite, arbitrary: values.map((value) => ({ [name]: value })) },
        { weight: opposite, arbitrary: values.map((value) => ({ [`Not${name}`]: value })) },
    );
}

const effect = fc.constantFrom("Allow", "Deny", "Deny");

/** Any statement of the grammar. */
export const statement: fc.Arbitrary<Written> = fc
    .tuple(
        effect,
        element("Principal", fc.constantFrom(...PRINCIPALS), 1),
        element("Action", oneOrMore(ACTIONS), 1),
        element("Resource", oneOrMore(RESOURCES), 2),
        conditions,
    )
    .map(([Effect, principal, action, resource, Condition]) => ({
        ...{ Effect, ...principal, ...action, ...resource },
        ...(Object.keys(Condition).length === 0 ? {} : { Condition }),
    }));

const EVERYBODY = { Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*" };

/** A statement as people write it: about everybody and everything, with a condition on VPC or endpoint and perhaps more. */
const usual: fc.Arbitrary<Written> = fc
    .tuple(
        fc.constantFrom("Allow", "Deny", "Deny"),
        fc.constantFrom("StringEquals", "StringNotEquals", "StringNotEquals", "StringNotEqualsIfExists", "StringLike"),
        fc.oneof(
            { weight: 4, arbitrary: oneOrMore([VPC, VPC, OTHER_VPC]).map((ids) => ({ "aws:SourceVpc": ids })) },
            { weight: 1, arbitrary: fc.constant({ "aws:SourceVpce": ENDPOINT }) },
        ),
        fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: condition.map((more) => [more]) }),
    )
    .map(([Effect, operator, keys, more]) => ({
        ...{ Effect, ...EVERYBODY },
        Condition: merged([...more, { [operator]: keys }]),
    }));

const everything: Written = { Effect: "Allow", ...EVERYBODY };
const unlessInside: Written = {
    ...{ Effect: "Deny", ...EVERYBODY },
    Condition: { StringNotEquals: { "aws:SourceVpc": VPC } },
};

const anyStatement = fc.oneof(
    { weight: 4, arbitrary: statement },
    { weight: 3, arbitrary: usual },
    { weight: 1, arbitrary: fc.constantFrom(everything, unlessInside) },
);

/** Policies of one to four statements, in any order, of which about half speak of VPCs as people do. */
export const sample: fc.Arbitrary<Sample> = fc.record({
    version: fc.constantFrom("2012-10-17", "2012-10-17", "2012-10-17", "2012-10-17", "2008-10-17", undefined),
    statements: fc.array(anyStatement, { minLength: 1, maxLength: 4 }),
    allowedVpcs: fc.constantFrom<readonly string[]>([VPC], [VPC], [VPC, OTHER_VPC], []),
    allowedVpces: fc.constantFrom<readonly string[]>([], [], [], [ENDPOINT]),
});
