import type { Truth } from "./reference/truth";

/** What an operator says of a value that compares, of one that does not, and of none. */
export interface Cells {
    readonly comparing: Truth;
    readonly other: Truth;
    readonly missing: Truth;
}

/** Qualifiers around an operator's name, each with what the documentation says of the three. */
type Table = Readonly<Record<string, Cells>>;

/** What it says of a missing key is contested, so that the operator as a whole counts against the author. */
const CONTESTED: Cells = { comparing: "contested", other: "contested", missing: "contested" };

/** `X` stands for the operator. */
export const POSITIVE: Table = {
    X: { comparing: true, other: false, missing: false },
    XIfExists: { comparing: true, other: false, missing: true },
    "ForAllValues:X": { comparing: true, other: false, missing: true },
    "ForAnyValue:X": { comparing: true, other: false, missing: false },
    "ForAllValues:XIfExists": { comparing: true, other: false, missing: true },
    "ForAnyValue:XIfExists": CONTESTED,
};

/** As {@link POSITIVE}, of operators that hold if nothing compares. */
export const NEGATED: Table = {
    X: { comparing: false, other: true, missing: true },
    XIfExists: { comparing: false, other: true, missing: true },
    "ForAllValues:X": { comparing: false, other: true, missing: true },
    "ForAnyValue:X": { comparing: false, other: true, missing: false },
    "ForAllValues:XIfExists": { comparing: false, other: true, missing: true },
    "ForAnyValue:XIfExists": CONTESTED,
};

/** An operator on a key, with values of requests that compare with the policy's and others that do not. */
export interface Row {
    readonly operator: string;
    readonly table: Table;
    readonly key: string;
    readonly policy: readonly unknown[];
    readonly comparing: readonly string[];
    readonly other: readonly string[];
}

const TEXT = { key: "aws:Referer" };
const ARN = { key: "aws:PrincipalArn" };
const ADDRESS = { key: "aws:VpcSourceIp" };
const NUMBER = { key: "aws:MultiFactorAuthAge" };
const DATE = { key: "aws:TokenIssueTime" };

const EXACT = { policy: ["a*", "b?c"], comparing: ["a*", "b?c"], other: ["A*", "ab", "bxc", "a"] };
const FOLDED = { policy: ["a*", "K"], comparing: ["a*", "A*", "k", "K"], other: ["ab", "\u212A", "a"] };
const GLOB = { policy: ["a*z", "b?c"], comparing: ["az", "a/:z", "b?c", "bxc"], other: ["A*z", "bc", "bxxc", "aza"] };
const ROLES = {
    policy: ["arn:aws:iam::111122223333:role/r*", "arn:aws:iam::*:user/?"],
    comparing: [
        "arn:aws:iam::111122223333:role/r",
        "arn:aws:iam::111122223333:role/r/x",
        "arn:aws:iam::444455556666:user/a",
    ],
    other: [
        "arn:aws:iam::111122223333:role/R",
        "arn:aws:iam::444455556666:role/r",
        "arn:aws:iam::444455556666:user/ab",
    ],
};
const BLOCKS = {
    policy: ["10.1.0.0/16", "192.168.7.9", "2001:db8::/32"],
    comparing: ["10.1.0.0", "10.1.255.255", "192.168.7.9", "2001:db8::1", "2001:db8:ffff::"],
    other: ["10.0.255.255", "10.2.0.0", "192.168.7.8", "192.168.7.10", "2001:db7::1", "::1"],
};
const NOON = "2027-01-01T12:00:00Z";
const [BEFORE, AFTER] = ["2027-01-01T11:59:59Z", "2027-01-01T12:00:01Z"];

/** Every operator but BinaryEquals and Null. */
export const ROWS: readonly Row[] = [
    { operator: "StringEquals", table: POSITIVE, ...TEXT, ...EXACT },
    { operator: "StringNotEquals", table: NEGATED, ...TEXT, ...EXACT },
    { operator: "StringEqualsIgnoreCase", table: POSITIVE, ...TEXT, ...FOLDED },
    { operator: "StringNotEqualsIgnoreCase", table: NEGATED, ...TEXT, ...FOLDED },
    { operator: "StringLike", table: POSITIVE, ...TEXT, ...GLOB },
    { operator: "StringNotLike", table: NEGATED, ...TEXT, ...GLOB },
    { operator: "ArnEquals", table: POSITIVE, ...ARN, ...ROLES },
    { operator: "ArnLike", table: POSITIVE, ...ARN, ...ROLES },
    { operator: "ArnNotEquals", table: NEGATED, ...ARN, ...ROLES },
    { operator: "ArnNotLike", table: NEGATED, ...ARN, ...ROLES },
    { operator: "IpAddress", table: POSITIVE, ...ADDRESS, ...BLOCKS },
    { operator: "NotIpAddress", table: NEGATED, ...ADDRESS, ...BLOCKS },
    {
        operator: "NumericEquals",
        table: POSITIVE,
        ...NUMBER,
        policy: [10, "3"],
        comparing: ["10", "3"],
        other: ["9", "11"],
    },
    {
        operator: "NumericNotEquals",
        table: NEGATED,
        ...NUMBER,
        policy: [10, "3"],
        comparing: ["10", "3"],
        other: ["9", "11"],
    },
    {
        operator: "NumericLessThan",
        table: POSITIVE,
        ...NUMBER,
        policy: [10],
        comparing: ["9", "0"],
        other: ["10", "11"],
    },
    {
        operator: "NumericLessThanEquals",
        table: POSITIVE,
        ...NUMBER,
        policy: [10],
        comparing: ["9", "10"],
        other: ["11"],
    },
    {
        operator: "NumericGreaterThan",
        table: POSITIVE,
        ...NUMBER,
        policy: [10],
        comparing: ["11", "100"],
        other: ["10", "9"],
    },
    {
        operator: "NumericGreaterThanEquals",
        table: POSITIVE,
        ...NUMBER,
        policy: [10],
        comparing: ["10", "11"],
        other: ["9"],
    },
    { operator: "DateEquals", table: POSITIVE, ...DATE, policy: [NOON], comparing: [NOON], other: [BEFORE, AFTER] },
    { operator: "DateNotEquals", table: NEGATED, ...DATE, policy: [NOON], comparing: [NOON], other: [BEFORE, AFTER] },
    { operator: "DateLessThan", table: POSITIVE, ...DATE, policy: [NOON], comparing: [BEFORE], other: [NOON, AFTER] },
    {
        operator: "DateLessThanEquals",
        table: POSITIVE,
        ...DATE,
        policy: [NOON],
        comparing: [BEFORE, NOON],
        other: [AFTER],
    },
    {
        operator: "DateGreaterThan",
        table: POSITIVE,
        ...DATE,
        policy: [NOON],
        comparing: [AFTER],
        other: [NOON, BEFORE],
    },
    {
        operator: "DateGreaterThanEquals",
        table: POSITIVE,
        ...DATE,
        policy: [NOON],
        comparing: [AFTER, NOON],
        other: [BEFORE],
    },
    {
        operator: "Bool",
        table: POSITIVE,
        key: "aws:SecureTransport",
        policy: ["TRUE"],
        comparing: ["true"],
        other: ["false"],
    },
];

/** Null, with the policy's value: what it says of a key that is there, whatever its value, and of one that is not. */
export const NULLS: readonly {
    readonly operator: string;
    readonly value: unknown;
    readonly present: boolean;
    readonly missing: boolean;
}[] = [
    { operator: "Null", value: "true", present: false, missing: true },
    { operator: "Null", value: true, present: false, missing: true },
    { operator: "Null", value: "false", present: true, missing: false },
    { operator: "Null", value: false, present: true, missing: false },
    { operator: "Null", value: ["true", "false"], present: true, missing: true },
    { operator: "ForAllValues:Null", value: "true", present: true, missing: true },
    { operator: "ForAllValues:Null", value: "false", present: true, missing: true },
    { operator: "ForAnyValue:Null", value: "true", present: false, missing: false },
    { operator: "ForAnyValue:Null", value: "false", present: false, missing: false },
];
