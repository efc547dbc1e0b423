import { API_ARN, ENDPOINT, FOREIGN, VPC } from "../policies";
import type { KeyType } from "../reference/key-types";

/** A second VPC that may be allowed. */
export const OTHER_VPC = "vpc-1a2b3c4d";
const OTHER_ENDPOINT = "vpce-0deadbeefdeadbeef";

/** A condition key with what policies compare it with. */
export interface Key {
    readonly name: string;
    readonly type: KeyType;
    readonly values: readonly unknown[];
}

/** Few values a key, so that statements often speak of the same ones. */
export const KEYS: readonly Key[] = [
    {
        name: "aws:SourceVpc",
        type: "string",
        values: [
            ...[VPC, VPC, VPC, VPC, FOREIGN, OTHER_VPC, OTHER_VPC, "vpc-0a1b2c3d4e5f60719", VPC.toUpperCase(), "*"],
            ...[
                "vpc-*",
                "vpc-0*",
                "vpc-?a*",
                "vpc-0a1b2c3d4e5f6071?",
                "*8",
                "vpc-????????",
                "${aws:Referer}",
                "vpc-${*}",
            ],
        ],
    },
    {
        name: "aws:SourceVpce",
        type: "string",
        values: [ENDPOINT, ENDPOINT, OTHER_ENDPOINT, "vpce-*", "vpce-0aa*", "*"],
    },
    { name: "aws:SourceIp", type: "address", values: ["203.0.113.0/24", "203.0.113.7", "0.0.0.0/0", "::/0"] },
    {
        name: "aws:VpcSourceIp",
        type: "address",
        values: ["10.0.0.0/8", "10.1.0.0/16", "0.0.0.0/1", "128.0.0.0/1", "0.0.0.0/0", "::/0", "fd00::/8", "10.1.2.3"],
    },
    {
        name: "aws:PrincipalArn",
        type: "arn",
        values: [
            "arn:aws:iam::111122223333:role/reader",
            "arn:aws:iam::111122223333:role/r*",
            "arn:aws:iam::444455556666:root",
            "arn:aws:iam::*:role/*",
            "arn:*",
            "*",
        ],
    },
    { name: "aws:PrincipalAccount", type: "string", values: ["111122223333", "444455556666", "1111*"] },
    { name: "aws:PrincipalOrgID", type: "string", values: ["o-abcd123456", "o-zzzz999999", "o-*"] },
    { name: "aws:PrincipalTag/team", type: "string", values: ["red", "blue", "${aws:username}"] },
    { name: "aws:PrincipalOrgPaths", type: "multivalued", values: ["o-abcd123456/*", "o-abcd123456/r-1/"] },
    {
        name: "aws:CurrentTime",
        type: "date",
        values: ["2027-01-01T00:00:00Z", "2028-01-01T00:00:00Z", "2028-01-01T02:00:00+02:00", "1830297600"],
    },
    { name: "aws:EpochTime", type: "date", values: [1798761600, "1830297600", 1830297601] },
    { name: "aws:MultiFactorAuthAge", type: "number", values: [0, 300, "301", 3600] },
    { name: "aws:SecureTransport", type: "bool", values: ["true", "false", true, false, "TRUE"] },
    { name: "aws:Referer", type: "string", values: ["a", "A", "a*", "?", "*", "", "\u212A", "k"] },
    { name: "aws:UserAgent", type: "string", values: ["a", "b", "${aws:Referer}"] },
    {
        name: "execute-api:viaDomainArn",
        type: "arn",
        values: ["arn:aws:execute-api:us-east-1:111122223333:/domainnames/a.example+abc", "arn:aws:execute-api:*:*:*"],
    },
    { name: "aws:VpceAccount", type: "unknown", values: ["111122223333"] },
    { name: "aws:Mystery", type: "unknown", values: ["a", "b*"] },
];

const ORDERS = ["Equals", "NotEquals", "LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals"];
const STRINGS = ["Equals", "NotEquals", "EqualsIgnoreCase", "NotEqualsIgnoreCase", "Like", "NotLike"].map(
    (name) => `String${name}`,
);
const ARNS = ["ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike"];

/** Operators that fit a type of key. */
export const FITTING: Readonly<Record<KeyType, readonly string[]>> = {
    string: STRINGS,
    arn: [...ARNS, ...STRINGS],
    address: ["IpAddress", "NotIpAddress"],
    date: ORDERS.map((name) => `Date${name}`),
    number: ORDERS.map((name) => `Numeric${name}`),
    bool: ["Bool"],
    multivalued: STRINGS,
    unknown: STRINGS,
};

/** Every operator but Null. */
export const OPERATORS: readonly string[] = [...new Set(Object.values(FITTING).flat()), "BinaryEquals"];

/** Actions that are Invoke, and some that are not. */
export const ACTIONS: readonly string[] = [
    ...["execute-api:Invoke", "execute-api:Invoke", "execute-api:*", "EXECUTE-API:inv*", "*"],
    ...["execute-api:InvalidateCache", "s3:GetObject", "execute-api:Invok?", "exec*:Invoke"],
];

/** Resources that overlap, in both forms, with some of other APIs. */
export const RESOURCES: readonly string[] = [
    ...["execute-api:/*", "execute-api:/*", "execute-api:/*", "*", `${API_ARN}/*`, "arn:aws:execute-api:*:*:*"],
    ...["execute-api:/prod/*", "execute-api:/*/GET/*", "execute-api:/prod/GET/pets", "execute-api:/dev/*/pets*"],
    ...[
        "execute-api:/*/*/*",
        "execute-api:/prod/*/",
        `${API_ARN}/prod/*`,
        "arn:aws:execute-api:us-east-1:*:*/*/POST/*",
    ],
    ...["arn:aws:execute-api:eu-west-1:111122223333:*", "execute-api:/${aws:Referer}/*", "arn:aws:execute-api:*"],
    ...["arn:aws:execute-api:us-east-1:111122223333:a1b2c3d4e5", "execute-api:/*/???/*", "arn:aws:exec*:*:*:*"],
];

/** Principals of every kind. */
export const PRINCIPALS: readonly unknown[] = [
    ...["*", "*", "*", { AWS: "*" }, { AWS: "111122223333" }, { AWS: "arn:aws:iam::444455556666:root" }],
    ...[{ AWS: "arn:aws:iam::111122223333:role/reader" }, { AWS: ["111122223333", "444455556666"] }],
    ...[{ Service: "events.amazonaws.com" }, { AWS: "arn:aws:sts::111122223333:assumed-role/reader/monday" }],
    ...[{ AWS: "arn:aws:iam::444455556666:role/*" }, { AWS: "111122223333", Service: "events.amazonaws.com" }],
    { Federated: "cognito-identity.amazonaws.com" },
];
