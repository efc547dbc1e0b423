import { OWN_API, type Written } from "../policies";
import type { Sample } from "../random/policies";

/** Another way to write a policy that says the same. */
export interface Rewriting {
    readonly title: string;
    /** The text, and the VPCs that may call where they change too. */
    readonly rewrite: (sample: Sample) => { readonly text: string; readonly allowedVpcs: readonly string[] };
}

type Members = Readonly<Record<string, unknown>>;

/** Elements with a list that stands for any of its entries, so that one statement may become several. */
const SPLIT = ["Action", "Resource"];
const POSITIVE =
    /^(?:For(?:AllValues|AnyValue):)?(?:String(?:Equals|EqualsIgnoreCase|Like)|Arn(?:Equals|Like)|IpAddress|Bool)(?:IfExists)?$/;

function isMap(value: unknown): value is Members {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A document made of the same members, with every value changed from the inside out. */
function mapped(value: unknown, change: (value: unknown) => unknown): unknown {
    if (Array.isArray(value)) return change(value.map((entry) => mapped(entry, change)));
    if (!isMap(value)) return change(value);
    return change(Object.fromEntries(Object.entries(value).map(([name, member]) => [name, mapped(member, change)])));
}

function documentOf({ version, statements }: Pick<Sample, "version" | "statements">): Members {
    return { ...(version === undefined ? {} : { Version: version }), Statement: statements };
}

function of(title: string, rewrite: (document: Members, sample: Sample) => unknown): Rewriting {
    return {
        title,
        rewrite: (sample) => ({
            text: JSON.stringify(rewrite(documentOf(sample), sample)),
            allowedVpcs: sample.allowedVpcs,
        }),
    };
}

function ofText(title: string, rewrite: (document: Members) => string): Rewriting {
    return { title, rewrite: (sample) => ({ text: rewrite(documentOf(sample)), allowedVpcs: sample.allowedVpcs }) };
}

function ofStatements(title: string, rewrite: (statement: Written) => readonly Written[]): Rewriting {
    return of(title, (document, { statements }) => ({ ...document, Statement: statements.flatMap(rewrite) }));
}

/** The conditions of a statement, each with its operator and key. */
export function conditionsOf(
    statement: Written,
): readonly { readonly operator: string; readonly key: string; readonly values: unknown }[] {
    return Object.entries((statement["Condition"] ?? {}) as Readonly<Record<string, Members>>).flatMap(
        ([operator, keys]) => Object.entries(keys).map(([key, values]) => ({ operator, key, values })),
    );
}

/** A statement with a condition in the place of another one, unless there is one of that name already. */
export function withCondition(
    statement: Written,
    from: { readonly operator: string; readonly key: string },
    to: { readonly operator: string; readonly values: unknown },
): Written {
    const operators = (statement["Condition"] ?? {}) as Readonly<Record<string, Members>>;
    const others = without(operators[from.operator] ?? {}, from.key);
    const rest = without(operators, from.operator);
    if (to.operator !== from.operator && to.operator in operators) return statement;
    const kept = Object.keys(others).length === 0 || to.operator === from.operator ? {} : { [from.operator]: others };
    const same = to.operator === from.operator ? others : {};
    return { ...statement, Condition: { ...rest, ...kept, [to.operator]: { ...same, [from.key]: to.values } } };
}

function without<T>(members: Readonly<Record<string, T>>, name: string): Readonly<Record<string, T>> {
    return Object.fromEntries(Object.entries(members).filter(([other]) => other !== name));
}

/** A contested value makes its whole condition contested, and would no longer do so to the other copies. */
function isSettled(operator: string): (value: unknown) => boolean {
    return (value) =>
        !String(value).includes("${") && !(operator.includes("Arn") && String(value).split(":").length < 6);
}

/** One copy of a statement for each entry of a list. */
function split(statement: Written): readonly Written[] {
    const element = SPLIT.find((name) => Array.isArray(statement[name]));
    if (element !== undefined)
        return (statement[element] as unknown[]).map((entry) => ({ ...statement, [element]: entry }));
    const listed = conditionsOf(statement).find(
        ({ operator, values }) => POSITIVE.test(operator) && Array.isArray(values) && values.every(isSettled(operator)),
    );
    if (listed === undefined) return [statement];
    return (listed.values as unknown[]).map((values) =>
        withCondition(statement, listed, { operator: listed.operator, values }),
    );
}

const escaped = (text: string) =>
    text.replace(/"(?:[^"\\]|\\.)*"/gu, (quoted) =>
        JSON.stringify(
            [...(JSON.parse(quoted) as string)]
                .map((character) => `%${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`)
                .join(""),
        ).replace(/%/g, "\\u"),
    );

/** Swaps digits, of which the beginning of an id has none. */
const renamed = (text: string) =>
    text.replace(/[0917]/g, (digit) => ({ "0": "9", "9": "0", "1": "7", "7": "1" })[digit] ?? digit);

function renameVpcs(statement: Written): Written {
    return conditionsOf(statement)
        .filter(({ key }) => key === "aws:SourceVpc")
        .reduce(
            (changed, { operator, key, values }) =>
                withCondition(changed, { operator, key }, { operator, values: mapped(values, renameText) }),
            statement,
        );
}

const renameText = (value: unknown) => (typeof value === "string" ? renamed(value) : value);

const full = (text: string) =>
    text.replace(/^execute-api:\//, `arn:aws:execute-api:${OWN_API.region}:${OWN_API.account}:${OWN_API.id}/`);

/** Changes that leave a policy with the meaning it has. */
export const REWRITINGS: readonly Rewriting[] = [
    of("the order of statements", (document, { statements }) => ({
        ...document,
        Statement: [...statements].reverse(),
    })),
    of("the order of members", (document) =>
        mapped(document, (value) => (isMap(value) ? Object.fromEntries(Object.entries(value).reverse()) : value)),
    ),
    of("the order of values", (document) =>
        mapped(document, (value) => (Array.isArray(value) ? [...value].reverse() : value)),
    ),
    ofStatements("a list of one for a value", (statement) => [
        Object.fromEntries(
            Object.entries(statement).map(([name, value]) => [
                name,
                ["Action", "Resource", "NotAction", "NotResource"].includes(name) ? [value].flat() : value,
            ]),
        ),
    ]),
    ofStatements("a list of one for a value of a condition", (statement) => [
        conditionsOf(statement).reduce(
            (changed, { operator, key, values }) =>
                withCondition(changed, { operator, key }, { operator, values: [values].flat() }),
            statement,
        ),
    ]),
    ofText("keys in capitals", (document) =>
        JSON.stringify(document).replace(/"(?:aws|execute-api):[A-Za-z]+"(?=:)/g, (key) => key.toUpperCase()),
    ),
    ofText("actions in small letters", (document) =>
        JSON.stringify(document).replace(/"execute-api:Inv[a-zA-Z?*]*"/g, (action) => action.toLowerCase()),
    ),
    ofText("escapes", (document) => escaped(JSON.stringify(document))),
    ofText("white space", (document) => ` \n${JSON.stringify(document, null, "\t")}\r\n`),
    ofStatements("every statement twice", (statement) => [statement, statement]),
    ofStatements("lists split over copies of the statement", split),
    {
        title: "other names for VPCs",
        rewrite: ({ version, statements, allowedVpcs }) => ({
            text: JSON.stringify(documentOf({ version, statements: statements.map(renameVpcs) })),
            allowedVpcs: allowedVpcs.map(renamed),
        }),
    },
    of("full ARNs for the short form", (document) =>
        mapped(document, (value) => (typeof value === "string" ? full(value) : value)),
    ),
];
