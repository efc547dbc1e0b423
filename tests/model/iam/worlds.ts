import type { Principal } from "../../../model/iam/request";
import {
    ANONYMOUS,
    API_ARN,
    ENDPOINT,
    FOREIGN,
    ROLE,
    VPC,
    allow,
    allowIf,
    call,
    deny,
    denyIf,
    type Conditions,
    type Written,
} from "./policies";
import type { Call } from "./reference/evaluate";

/** A few statements, and calls from outside that stand for every one there is, as far as these statements can tell. */
export interface World {
    readonly title: string;
    readonly statements: readonly Written[];
    readonly calls: readonly Call[];
}

/** Both effects of each condition, and both without one. */
function bothOf(conditions: readonly Conditions[]): readonly Written[] {
    return [allow(), deny(), ...conditions.flatMap((condition) => [allowIf(condition), denyIf(condition)])];
}

/** Every way to pick one of each list. */
function products(
    lists: Readonly<Record<string, readonly (string | undefined)[]>>,
): readonly Readonly<Record<string, string>>[] {
    return Object.entries(lists).reduce<readonly Readonly<Record<string, string>>[]>(
        (found, [key, values]) =>
            found.flatMap((one) => values.map((value) => (value === undefined ? one : { ...one, [key]: value }))),
        [{}],
    );
}

const on = (operator: string, key: string, values: unknown): Conditions => ({ [operator]: { [key]: values } });

const QUALIFIED = ["X", "XIfExists", "ForAllValues:X", "ForAnyValue:X"];
const vpcs = ["StringEquals", "StringNotEquals"].flatMap((operator) =>
    QUALIFIED.map((qualified) => on(qualified.replace("X", operator), "aws:SourceVpc", VPC)),
);

/** Operators and qualifiers on the VPC, patterns, and Null. */
const operators: World = {
    title: "conditions on the VPC",
    statements: bothOf([
        ...vpcs,
        on("StringEquals", "aws:SourceVpc", [VPC, FOREIGN]),
        on("StringNotEquals", "aws:SourceVpc", [VPC, FOREIGN]),
        on("StringLike", "aws:SourceVpc", "vpc-0*"),
        on("StringNotLike", "aws:SourceVpc", ["vpc-0f*", VPC]),
        on("StringNotLike", "aws:SourceVpc", "vpc-????????"),
        on("Null", "aws:SourceVpc", "true"),
        on("Null", "aws:SourceVpc", "false"),
    ]),
    // Ids by whether they begin with 0, with 0f, and are short; one of each kind, and the one that is named.
    calls: [
        undefined,
        FOREIGN,
        "vpc-0f000000000000000",
        "vpc-0f000000",
        "vpc-00000000000000000",
        "vpc-00000000",
        "vpc-10000000000000000",
        "vpc-10000000",
    ].map((id) => call(id === undefined ? {} : { "aws:SourceVpc": id })),
};

const keys: World = {
    title: "conditions on three keys",
    statements: bothOf([
        on("StringEquals", "aws:SourceVpc", VPC),
        on("StringNotEquals", "aws:SourceVpc", VPC),
        on("StringEquals", "aws:SourceVpce", ENDPOINT),
        on("StringNotEquals", "aws:SourceVpce", ENDPOINT),
        { StringNotEquals: { "aws:SourceVpc": VPC, "aws:SourceVpce": ENDPOINT } },
        { StringEquals: { "aws:SourceVpc": FOREIGN, "aws:SourceVpce": ENDPOINT } },
        { StringNotEquals: { "aws:SourceVpc": VPC, "aws:Referer": "a" } },
        on("StringEqualsIfExists", "aws:Referer", "a"),
        on("ForAnyValue:StringNotLike", "aws:Referer", "?"),
        on("Null", "aws:Referer", "true"),
        on("Null", "aws:SourceVpce", "true"),
    ]),
    calls: products({
        "aws:SourceVpc": [undefined, FOREIGN, "vpc-00000000"],
        "aws:SourceVpce": [undefined, ENDPOINT, "vpce-00000000"],
        "aws:Referer": [undefined, "a", "b", "bb"],
    }).map((context) => call(context)),
};

const ELSEWHERE = on("StringNotEquals", "aws:SourceVpc", VPC);
const RESOURCES = [
    "*",
    "execute-api:/prod/*",
    "execute-api:/*/GET/*",
    "execute-api:/*/GET/",
    "execute-api:/*/???/*",
    `${API_ARN}/prod/*/pets`,
];

const resources: World = {
    title: "stages, methods and paths",
    statements: [
        ...RESOURCES.flatMap((Resource) => [allow({ Resource }), deny({ Resource, Condition: ELSEWHERE })]),
        ...RESOURCES.slice(1, 4).flatMap((NotResource) => [allow({ NotResource }), deny({ NotResource })]),
        allow({ NotAction: "execute-api:Invoke" }),
        deny({ Action: ["s3:*", "execute-api:I*"], Resource: ["execute-api:/dev/*", "execute-api:/*/*/pets"] }),
    ],
    // Slashes of a path may be taken for those before it: paths of one to three parts that look like methods.
    calls: ["prod", "dev", "x"].flatMap((stage) =>
        ["GET", "PUT", "HEAD", "POST"].flatMap((method) =>
            [
                "",
                "pets",
                "x",
                "GET/",
                "GET/x",
                "GET/pets",
                "PUT/x",
                "x/",
                "x/GET/",
                "x/GET/x",
                "x/pets",
                "a/GET/pets",
            ].map((path) => call({ "aws:SourceVpc": FOREIGN }, { resource: `${API_ARN}/${stage}/${method}/${path}` })),
        ),
    ),
};

const FRESH: Principal = { type: "aws", account: "999988887777", arn: "arn:aws:iam::999988887777:role/x" };
const NEIGHBOUR: Principal = { type: "aws", account: "111122223333", arn: "arn:aws:iam::111122223333:user/x" };
const SERVICE: Principal = { type: "service", service: "events.amazonaws.com" };
const OTHER_SERVICE: Principal = { type: "service", service: "sns.amazonaws.com" };

const principals: World = {
    title: "principals",
    statements: [
        "*",
        { AWS: "*" },
        { AWS: "111122223333" },
        { AWS: ROLE.type === "aws" ? ROLE.arn : "" },
        { Service: "events.amazonaws.com" },
        { AWS: "999988887777", Service: "events.amazonaws.com" },
    ].flatMap((Principal) => [allow({ Principal }), deny({ Principal }), deny({ Principal, Condition: ELSEWHERE })]),
    calls: [
        ANONYMOUS,
        ROLE,
        NEIGHBOUR,
        FRESH,
        { ...FRESH, account: "000000000001", arn: "arn:aws:iam::000000000001:role/x" },
        SERVICE,
        OTHER_SERVICE,
    ].map((principal) => call({}, { principal })),
};

const [NOON, LATER] = ["2027-01-01T12:00:00Z", "2028-01-01T12:00:00Z"];

const quantities: World = {
    title: "times and addresses",
    statements: bothOf([
        on("DateLessThan", "aws:CurrentTime", NOON),
        on("DateLessThanEquals", "aws:CurrentTime", NOON),
        on("DateGreaterThan", "aws:CurrentTime", NOON),
        on("DateNotEquals", "aws:CurrentTime", NOON),
        on("DateGreaterThanEquals", "aws:CurrentTime", LATER),
        on("IpAddress", "aws:VpcSourceIp", "0.0.0.0/1"),
        on("IpAddressIfExists", "aws:VpcSourceIp", ["128.0.0.0/1", "::/0"]),
        on("NotIpAddress", "aws:VpcSourceIp", "10.0.0.0/8"),
        on("ForAnyValue:NotIpAddress", "aws:VpcSourceIp", ["0.0.0.0/0", "::/1"]),
    ]),
    calls: products({
        "aws:CurrentTime": ["2026-01-01T12:00:00Z", NOON, "2027-06-01T12:00:00Z", LATER, "2029-01-01T12:00:00Z"],
        "aws:VpcSourceIp": [undefined, "1.1.1.1", "10.1.1.1", "200.1.1.1", "2001:db8::1", "fd00::1"],
    }).map((context) => call(context)),
};

/** Small worlds, one for each dimension of a request. */
export const WORLDS: readonly World[] = [operators, keys, resources, principals, quantities];
