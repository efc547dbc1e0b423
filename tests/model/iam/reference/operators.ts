import { isInBlock } from "./address";
import { matchesByPart, partsOf } from "./arn";
import type { KeyType } from "./key-types";
import { foldAscii, tokensOf, truthOf } from "./pattern";
import { parseInstant, parseNumber } from "./quantity";
import type { Truth } from "./truth";

/** An operator without qualifiers, as a comparison of one value of the policy with the value of the request. */
export interface Operator {
    /** Holds if no value of the policy compares, and if the key is missing. */
    readonly negated: boolean;
    readonly fits: readonly KeyType[];
    /** Whether a value of the policy is of the form that the operator compares. */
    readonly isWellFormed: (policyValue: string) => boolean;
    readonly compare: (policyValue: string, requestValue: string, variables: boolean) => Truth;
}

type Compare = Operator["compare"];

const TEXT: readonly KeyType[] = ["string", "arn"];

const equals: Compare = (policyValue, requestValue, variables) =>
    truthOf(tokensOf(policyValue, { wildcards: false, variables }), requestValue);

const equalsIgnoringCase: Compare = (policyValue, requestValue, variables) =>
    equals(foldAscii(policyValue), foldAscii(requestValue), variables);

const like: Compare = (policyValue, requestValue, variables) =>
    truthOf(tokensOf(policyValue, { wildcards: true, variables }), requestValue);

const isText = () => true;

/** Whether letters beyond ASCII are folded is not documented. */
const isAscii = (text: string) => /^[\x20-\x7e]*$/.test(text);

const isArn = (text: string) => partsOf(tokensOf(text, { wildcards: true, variables: true })) !== undefined;

const isBool = (text: string) => /^(true|false)$/i.test(text);

const isBlock = (text: string) => isInBlock("0.0.0.0", text) !== undefined;

const arnLike: Compare = (policyValue, requestValue, variables) => {
    const tokens = tokensOf(policyValue, { wildcards: true, variables });
    return matchesByPart(tokens, requestValue);
};

const bool: Compare = (policyValue, requestValue) => foldAscii(policyValue) === foldAscii(requestValue);

const inBlock: Compare = (policyValue, requestValue) => isInBlock(requestValue, policyValue) ?? "contested";

type Order = (request: bigint, policy: bigint) => boolean;

function compared(parse: (text: string) => bigint | undefined, order: Order): Compare {
    return (policyValue, requestValue) => {
        const [policy, request] = [parse(policyValue), parse(requestValue)];
        return policy === undefined || request === undefined ? "contested" : order(request, policy);
    };
}

function ordered(kind: "Numeric" | "Date", fits: readonly KeyType[]): [string, Operator][] {
    const parse = kind === "Numeric" ? parseNumber : parseInstant;
    const isWellFormed = (text: string) => parse(text) !== undefined;
    const orders: [string, boolean, Order][] = [
        ["Equals", false, (request, policy) => request === policy],
        ["NotEquals", true, (request, policy) => request === policy],
        ["LessThan", false, (request, policy) => request < policy],
        ["LessThanEquals", false, (request, policy) => request <= policy],
        ["GreaterThan", false, (request, policy) => request > policy],
        ["GreaterThanEquals", false, (request, policy) => request >= policy],
    ];
    return orders.map(([name, negated, order]) => [
        kind + name,
        { negated, fits, isWellFormed, compare: compared(parse, order) },
    ]);
}

const OPERATORS: ReadonlyMap<string, Operator> = new Map<string, Operator>([
    ["StringEquals", { negated: false, fits: TEXT, isWellFormed: isText, compare: equals }],
    ["StringNotEquals", { negated: true, fits: TEXT, isWellFormed: isText, compare: equals }],
    ["StringEqualsIgnoreCase", { negated: false, fits: TEXT, isWellFormed: isAscii, compare: equalsIgnoringCase }],
    ["StringNotEqualsIgnoreCase", { negated: true, fits: TEXT, isWellFormed: isAscii, compare: equalsIgnoringCase }],
    ["StringLike", { negated: false, fits: TEXT, isWellFormed: isText, compare: like }],
    ["StringNotLike", { negated: true, fits: TEXT, isWellFormed: isText, compare: like }],
    ["ArnEquals", { negated: false, fits: ["arn"], isWellFormed: isArn, compare: arnLike }],
    ["ArnLike", { negated: false, fits: ["arn"], isWellFormed: isArn, compare: arnLike }],
    ["ArnNotEquals", { negated: true, fits: ["arn"], isWellFormed: isArn, compare: arnLike }],
    ["ArnNotLike", { negated: true, fits: ["arn"], isWellFormed: isArn, compare: arnLike }],
    ["IpAddress", { negated: false, fits: ["address"], isWellFormed: isBlock, compare: inBlock }],
    ["NotIpAddress", { negated: true, fits: ["address"], isWellFormed: isBlock, compare: inBlock }],
    ...ordered("Numeric", ["number", "date"]),
    ...ordered("Date", ["date"]),
    ["Bool", { negated: false, fits: ["bool"], isWellFormed: isBool, compare: bool }],
    ["BinaryEquals", { negated: false, fits: [], isWellFormed: isText, compare: () => "contested" }],
]);

/** Looks an operator up by its name without qualifiers. */
export function operatorOf(name: string): Operator {
    const operator = OPERATORS.get(name);
    if (operator === undefined) throw new Error(`no operator: ${name}`);
    return operator;
}
