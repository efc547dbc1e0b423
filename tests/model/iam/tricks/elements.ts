import { FOREIGN, VPC, allow, allowIf, deny, denyIf, policy, type Written } from "../policies";
import { ELSEWHERE, INSIDE, SAFE, type Trick } from "./trick";

export { RESOURCE_TRICKS } from "./resources";

/** An Allow for everybody, and the usual Deny but for these parts. */
function denying(name: string, parts: Written, why: string): Trick {
    return [name, policy(allow(), deny({ Condition: ELSEWHERE, ...parts })), why];
}

/** The safe form, and one more Allow. */
function also(name: string, parts: Written, why: string): Trick {
    return [name, policy(allowIf(INSIDE), allow(parts)), why];
}

/** Tricks with Action and NotAction. */
export const ACTION_TRICKS: readonly Trick[] = [
    denying("a service with a wildcard", { Action: "*:Invoke" }, "not allowed there"),
    denying("another action", { Action: "execute-api:InvalidateCache" }, "not Invoke"),
    denying("a misspelt action", { Action: "execute-api:Invok" }, "no such action"),
    denying("a question mark too many", { Action: "execute-api:Invoke?" }, "one letter more"),
    denying("the service of the console", { Action: "apigateway:*" }, "another service"),
    denying("NotAction of Invoke", { NotAction: "execute-api:Invoke" }, "all but Invoke"),
    denying("NotAction of everything", { NotAction: "*" }, "nothing is left"),
    denying("NotAction of the service", { NotAction: ["s3:*", "EXECUTE-API:*"] }, "nothing of this service is left"),
    denying("Kelvin sign", { Action: "execute-api:Invo\u212Ae" }, "a Kelvin sign is no k"),
    denying("dotless i", { Action: "execute-api:\u0131nvoke" }, "is no i"),
    also("action in small letters", { Action: "execute-api:invoke" }, "case does not matter"),
    also("action with a wildcard", { Action: "exec*:I?voke" }, "it is Invoke"),
    also("NotAction", { NotAction: "execute-api:ManageConnections" }, "Invoke is left"),
];

/** Tricks with Principal and NotPrincipal. */
export const PRINCIPAL_TRICKS: readonly Trick[] = [
    denying("the own account", { Principal: { AWS: "111122223333" } }, "anonymous callers"),
    denying("the root of the account", { Principal: { AWS: "arn:aws:iam::111122223333:root" } }, "anonymous callers"),
    denying("a role", { Principal: { AWS: "arn:aws:iam::111122223333:role/reader" } }, "others"),
    denying("a service", { Principal: { Service: "events.amazonaws.com" } }, "others"),
    denying("a provider", { Principal: { Federated: "cognito-identity.amazonaws.com" } }, "others"),
    denying("a canonical user", { Principal: { CanonicalUser: "79a59df900b949e55d96a1e698fbaced" } }, "others"),
    denying("all roles", { Principal: { AWS: "arn:aws:iam::111122223333:role/*" } }, "no wildcards there"),
    denying("all accounts", { Principal: { AWS: "arn:aws:iam::*:root" } }, "no wildcards there"),
    denying("NotPrincipal of everybody", { NotPrincipal: "*" }, "nobody is left"),
    denying("NotPrincipal of everybody of AWS", { NotPrincipal: { AWS: "*" } }, "nobody is left"),
    denying("NotPrincipal of an account", { NotPrincipal: { AWS: "444455556666" } }, "this account"),
    denying(
        "NotPrincipal of a role",
        { NotPrincipal: { AWS: ["111122223333", "arn:aws:iam::111122223333:role/reader"] } },
        "this role",
    ),
    [
        "two accounts",
        policy(
            allow(),
            deny({ Principal: { AWS: ["111122223333", "444455556666"] }, Condition: ELSEWHERE }),
            deny({ Principal: { Service: "events.amazonaws.com" }, Condition: ELSEWHERE }),
        ),
        "a third account",
    ],
    also("an account", { Principal: { AWS: "444455556666" } }, "this account from anywhere"),
    also("a role", { Principal: { AWS: "arn:aws:iam::111122223333:role/reader" } }, "this role from anywhere"),
    also("a service", { Principal: { Service: "events.amazonaws.com" } }, "this service"),
    also("everybody but one", { NotPrincipal: { AWS: "444455556666" } }, "all others"),
    also("everybody of AWS", { Principal: { AWS: "*" } }, "anonymous callers too"),
];

/** Tricks with several statements. */
export const STATEMENT_TRICKS: readonly Trick[] = [
    ["no Deny", policy(allow()), "everybody"],
    ["another Allow", policy(allowIf(INSIDE), allow()), "one is enough"],
    [
        "Deny of another VPC",
        policy(allow(), denyIf({ StringNotEquals: { "aws:SourceVpc": FOREIGN } })),
        "the other VPC",
    ],
    [
        "Denies that exclude each other",
        policy(
            allow(),
            denyIf({ ...ELSEWHERE, Bool: { "aws:SecureTransport": "true" } }),
            denyIf({ ...ELSEWHERE, Bool: { "aws:SecureTransport": "false" } }),
        ),
        "without the key",
    ],
    [
        "Allow and Deny with the same Sid",
        policy({ ...allow(), Sid: "a" }, { ...denyIf({ Null: { "aws:SourceVpc": "true" } }), Sid: "a" }),
        "any VPC",
    ],
    [
        "statement 33",
        policy(allowIf(INSIDE), ...Array.from({ length: 31 }, () => allowIf(INSIDE)), allow()),
        "an Allow far down",
    ],
    [
        "statement 65",
        policy(...Array.from({ length: 64 }, () => denyIf({ StringEquals: { "aws:SourceVpc": FOREIGN } })), allow()),
        "all but one VPC",
    ],
    [
        "Deny 33 of a part",
        policy(
            allow(),
            ...Array.from({ length: 40 }, (_, i) => deny({ Resource: `execute-api:/s${i}/*`, Condition: ELSEWHERE })),
        ),
        "another stage",
    ],
    [
        "halves of time with a gap",
        policy(
            allow(),
            denyIf({ ...ELSEWHERE, DateLessThan: { "aws:CurrentTime": "2028-01-01T00:00:00Z" } }),
            denyIf({ ...ELSEWHERE, DateGreaterThan: { "aws:CurrentTime": "2028-01-01T00:00:00Z" } }),
        ),
        "at that second",
    ],
    [
        "halves of addresses with a gap",
        policy(
            allow(),
            denyIf({ ...ELSEWHERE, IpAddressIfExists: { "aws:VpcSourceIp": ["10.0.0.0/9", "::/0"] } }),
            denyIf({ ...ELSEWHERE, NotIpAddress: { "aws:VpcSourceIp": "10.0.0.0/8" } }),
        ),
        "10.128.0.0",
    ],
    [
        "endpoints of two Denies",
        policy(
            allow(),
            denyIf({ StringNotEquals: { "aws:SourceVpc": VPC }, StringLike: { "aws:SourceVpce": "vpce-*" } }),
        ),
        "without an endpoint",
    ],
    [
        "a Deny for each first digit but one",
        policy(
            allow(),
            denyIf({ Null: { "aws:SourceVpc": "true" } }),
            ...[..."0123456789abcde"].map((digit) =>
                denyIf({ StringLike: { "aws:SourceVpc": `vpc-${digit}*` }, ...ELSEWHERE }),
            ),
        ),
        "ids with f",
    ],
    [
        "a Deny without the missing key",
        policy(allow(), denyIf({ StringLike: { "aws:SourceVpc": "*" }, ...ELSEWHERE })),
        "without a VPC",
    ],
    ["Allow of a Deny's exception", policy(...SAFE, allow()).replace('"Deny"', '"Allow"'), "no Deny is left"],
];
