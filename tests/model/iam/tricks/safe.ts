import {
    API_ARN,
    ENDPOINT,
    FOREIGN,
    VPC,
    allow,
    allowIf,
    deny,
    denyIf,
    oldPolicy,
    policy,
    type Conditions,
    type Written,
} from "../policies";
import { ELSEWHERE, INSIDE, SAFE, replacing, type Trick } from "./trick";

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const safe = policy(...SAFE);

const allowing = (name: string, condition: Conditions, why: string): Trick => [name, policy(allowIf(condition)), why];
const denying = (name: string, condition: Conditions, why: string): Trick => [
    name,
    policy(allow(), denyIf(condition)),
    why,
];
const denyingTo = (name: string, parts: Written, why: string): Trick => [
    name,
    policy(allow(), deny({ Condition: ELSEWHERE, ...parts })),
    why,
];

/** Policies that look odd and are confined. */
export const SAFE_TRICKS: readonly Trick[] = [
    ["AWS's example", safe, "the Deny covers everything"],
    ["Deny first", policy(...[...SAFE].reverse()), "order does not matter"],
    ["only a Deny", policy(denyIf(ELSEWHERE)), "nobody gets in"],
    ["Deny for everybody", policy(allow(), deny()), "nobody gets in"],
    ["old version", oldPolicy(...SAFE), "no variables in it"],
    ["no version", JSON.stringify({ Statement: SAFE }), "no variables in it"],
    [
        "one statement that is no list",
        JSON.stringify({ Version: "2012-10-17", Statement: allowIf(INSIDE) }),
        "it may be",
    ],
    ["forty of the same", policy(...Array.from({ length: 40 }, () => allowIf(INSIDE))), "all are confined"],
    ["Deny far down", policy(...Array.from({ length: 40 }, () => allow()), denyIf(ELSEWHERE)), "statement 41"],
    ["escaped", replacing(safe, '"Deny"', '"\\u0044eny"'), "the same text"],
    ["white space", JSON.stringify(JSON.parse(safe), null, "\t"), "the same policy"],
    [
        "Sid and Id",
        JSON.stringify({
            Version: "2012-10-17",
            Id: "x",
            Statement: SAFE.map((part, i) => ({ Sid: `s${i}`, ...part })),
        }),
        "they mean nothing",
    ],
    allowing("StringEquals", INSIDE, "only this VPC"),
    allowing("StringLike without a wildcard", { StringLike: { "aws:SourceVpc": VPC } }, "only this VPC"),
    allowing("ForAnyValue", { "ForAnyValue:StringEquals": { "aws:SourceVpc": VPC } }, "false without a VPC"),
    allowing(
        "IfExists with a second operator",
        { StringEqualsIfExists: { "aws:SourceVpc": VPC }, Null: { "aws:SourceVpc": "false" } },
        "there has to be one",
    ),
    allowing(
        "ForAllValues with a second operator",
        { "ForAllValues:StringEquals": { "aws:SourceVpc": VPC }, Null: { "aws:SourceVpc": false } },
        "there has to be one",
    ),
    allowing("key in small letters", { StringEquals: { "aws:sourcevpc": VPC } }, "names do not depend on case"),
    allowing("list of one", { StringEquals: { "aws:SourceVpc": [VPC] } }, "only this VPC"),
    allowing("list of the same", { StringEquals: { "aws:SourceVpc": [VPC, VPC] } }, "only this VPC"),
    allowing(
        "capitals beside it",
        { StringEquals: { "aws:SourceVpc": [VPC, VPC.toUpperCase()] } },
        "no id has capitals",
    ),
    allowing("with a referer", { StringEquals: { "aws:SourceVpc": VPC, "aws:Referer": "a" } }, "both have to hold"),
    allowing(
        "with an endpoint",
        { StringEquals: { "aws:SourceVpc": VPC, "aws:SourceVpce": ENDPOINT } },
        "both have to hold",
    ),
    allowing(
        "with an organisation",
        { ...INSIDE, StringEqualsIfExists: { "aws:PrincipalOrgID": "o-abcd123456" } },
        "both have to hold",
    ),
    allowing("two that exclude each other", { ...INSIDE, StringNotEquals: { "aws:SourceVpc": VPC } }, "nobody gets in"),
    allowing("a star without its dollar", { StringLike: { "aws:SourceVpc": "vpc-${*}" } }, "it means itself"),
    allowing(
        "one id by two patterns",
        { StringLike: { "aws:SourceVpc": "vpc-0a1b2c3d4e5f6071?" }, StringEquals: { "aws:SourceVpc": [VPC, FOREIGN] } },
        "what they have in common",
    ),
    denying(
        "value in capitals",
        { StringNotEquals: { "aws:SourceVpc": VPC.toUpperCase() } },
        "no id has capitals: nobody gets in",
    ),
    denying("IfExists", { StringNotEqualsIfExists: { "aws:SourceVpc": VPC } }, "true without a VPC"),
    denying("ForAllValues", { "ForAllValues:StringNotEquals": { "aws:SourceVpc": VPC } }, "true without a VPC"),
    denying("StringNotLike", { StringNotLike: { "aws:SourceVpc": VPC } }, "everything else"),
    denying(
        "ignoring case",
        { StringNotEqualsIgnoreCase: { "aws:SourceVpc": VPC.toUpperCase() } },
        "ids are in small letters",
    ),
    denying("always true beside it", { ...ELSEWHERE, "ForAllValues:Null": { "aws:Referer": "true" } }, "always true"),
    denying("any value or none beside it", { ...ELSEWHERE, StringLikeIfExists: { "aws:Referer": "*" } }, "always true"),
    denying(
        "every address or none beside it",
        { ...ELSEWHERE, IpAddressIfExists: { "aws:VpcSourceIp": ["0.0.0.0/0", "::/0"] } },
        "always true",
    ),
    denyingTo("every resource", { Resource: "*" }, "all of this API"),
    denyingTo("every API", { Resource: "arn:aws:execute-api:*:*:*" }, "this one too"),
    denyingTo("full ARN", { Resource: `${API_ARN}/*` }, "this API"),
    denyingTo("stage, method and path", { Resource: "execute-api:/*/*/*" }, "the root has an empty path"),
    denyingTo(
        "all methods",
        { Resource: METHODS.map((method) => `execute-api:/*/${method}/*`) },
        "there are no others",
    ),
    denyingTo(
        "stages of one letter, and others",
        { Resource: ["execute-api:/?/*", "execute-api:/???*/*"] },
        "a star crosses slashes",
    ),
    denyingTo(
        "NotResource of another API",
        { NotResource: "arn:aws:execute-api:us-east-1:111122223333:zzzzzzzzzz/*" },
        "all of this API",
    ),
    denyingTo("action in small letters", { Action: "execute-api:invoke" }, "case does not matter"),
    denyingTo("action with wildcards", { Action: "execute-api:In?ok*" }, "Invoke too"),
    denyingTo("NotAction of another", { NotAction: "execute-api:InvalidateCache" }, "Invoke too"),
    denyingTo("everybody of AWS", { Principal: { AWS: "*" } }, "anonymous callers too"),
    denyingTo("everybody and one more", { Principal: { AWS: ["*", "111122223333"] } }, "everybody"),
    [
        "two halves of time",
        policy(
            allow(),
            denyIf({ ...ELSEWHERE, DateLessThan: { "aws:CurrentTime": "2028-01-01T00:00:00Z" } }),
            denyIf({ ...ELSEWHERE, DateGreaterThanEquals: { "aws:CurrentTime": "2028-01-01T00:00:00Z" } }),
        ),
        "every instant",
    ],
    [
        "with the key and without",
        policy(
            allow(),
            denyIf({ ...ELSEWHERE, Null: { "aws:Referer": "true" } }),
            denyIf({ ...ELSEWHERE, Null: { "aws:Referer": "false" } }),
        ),
        "either",
    ],
    [
        "true, false and missing",
        policy(
            allow(),
            ...["true", "false"].map((value) =>
                denyIf({ ...ELSEWHERE, BoolIfExists: { "aws:SecureTransport": value } }),
            ),
        ),
        "one of them",
    ],
    [
        "ForAnyValue and Null",
        policy(
            allow(),
            denyIf({ "ForAnyValue:StringNotEquals": { "aws:SourceVpc": VPC } }),
            denyIf({ Null: { "aws:SourceVpc": "true" } }),
        ),
        "the gap is closed",
    ],
    [
        "a narrower Allow",
        policy(
            allow({ Resource: "execute-api:/prod/GET/*" }),
            deny({ Resource: "execute-api:/prod/*", Condition: ELSEWHERE }),
        ),
        "the Deny is wider",
    ],
    [
        "an Allow for an account, and a Deny for everybody",
        policy(allow({ Principal: { AWS: "444455556666" } }), denyIf(ELSEWHERE)),
        "the Deny is wider",
    ],
];
