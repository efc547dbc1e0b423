/**
 * Proves that principals and variables mean what the documentation says, row by row. Not: that AWS
 * reads them so.
 */
import { describeRows } from "./describe-rows";
import { FOREIGN, ROLE, VPC, allow, allowIf, call, deny, denyIf, oldPolicy, policy } from "./policies";
import type { RowOfText } from "./rows";

const OUTSIDE = { "aws:SourceVpc": FOREIGN };
const outside = call(OUTSIDE);
const unlessInside = { Condition: { StringNotEquals: { "aws:SourceVpc": VPC } } };

const byRole = call({ ...OUTSIDE, "aws:PrincipalArn": "arn:aws:iam::111122223333:role/reader" }, { principal: ROLE });
const session = {
    type: "aws",
    account: "111122223333",
    arn: "arn:aws:sts::111122223333:assumed-role/reader/monday",
} as const;

const PRINCIPALS: readonly RowOfText[] = [
    {
        title: "a star for AWS is everybody, anonymous callers too",
        policy: policy(allow({ Principal: { AWS: "*" } })),
        verdict: "open",
        explicitDeny: false,
        calls: [[outside, "allow"]],
    },
    ...["111122223333", "arn:aws:iam::111122223333:root"].map((account): RowOfText => ({
        title: `${account} is every principal of the account and nobody else`,
        policy: policy(allow(), deny({ Principal: { AWS: account }, ...unlessInside })),
        verdict: "open",
        explicitDeny: false,
        calls: [
            [byRole, "explicit-deny"],
            [outside, "allow"],
        ],
    })),
    {
        title: "a role covers its sessions",
        policy: policy(allow({ Principal: { AWS: "arn:aws:iam::111122223333:role/reader" } })),
        verdict: "open",
        explicitDeny: false,
        calls: [
            [byRole, "allow"],
            [call(OUTSIDE, { principal: session }), "allow"],
            [outside, "implicit-deny"],
        ],
    },
    {
        title: "a wildcard in a part of a principal is contested: it denies nobody",
        policy: policy(allow(), deny({ Principal: { AWS: "arn:aws:iam::111122223333:role/*" }, ...unlessInside })),
        verdict: "open",
        explicitDeny: false,
        calls: [[byRole, "allow"]],
    },
    {
        title: "NotPrincipal is everybody else, anonymous callers too",
        policy: policy(allow({ NotPrincipal: { AWS: "111122223333" } })),
        verdict: "open",
        explicitDeny: false,
        calls: [[outside, "allow"]],
    },
    {
        title: "NotPrincipal of everybody is nobody",
        policy: policy(allow({ NotPrincipal: { AWS: "*" } })),
        verdict: "restricted",
        explicitDeny: false,
        calls: [
            [outside, "implicit-deny"],
            [byRole, "implicit-deny"],
        ],
    },
    {
        title: "a Deny with NotPrincipal does not reach whom it names",
        policy: policy(
            allow(),
            deny({ NotPrincipal: { AWS: ["111122223333", "arn:aws:iam::111122223333:role/reader"] }, ...unlessInside }),
        ),
        verdict: "open",
        explicitDeny: false,
        calls: [
            [byRole, "allow"],
            [outside, "explicit-deny"],
        ],
    },
];

const VARIABLES: readonly RowOfText[] = [
    {
        title: "in the old version a variable is literal text",
        policy: oldPolicy(allowIf({ StringEquals: { "aws:Referer": "${*}" } })),
        verdict: "open",
        explicitDeny: false,
        calls: [
            [call({ ...OUTSIDE, "aws:Referer": "${*}" }), "allow"],
            [call({ ...OUTSIDE, "aws:Referer": "*" }), "implicit-deny"],
        ],
    },
    {
        title: "in the old version a variable of an id matches no id",
        policy: oldPolicy(allowIf({ StringEquals: { "aws:SourceVpc": "${aws:SourceVpc}" } })),
        verdict: "restricted",
        explicitDeny: false,
        calls: [[outside, "implicit-deny"]],
    },
    {
        title: "a policy without a version is an old one",
        policy: JSON.stringify({ Statement: [allowIf({ StringLike: { "aws:SourceVpc": "vpc-${aws:Referer}" } })] }),
        verdict: "restricted",
        explicitDeny: false,
        calls: [[outside, "implicit-deny"]],
    },
    {
        title: "constants are literal characters, also in patterns",
        policy: policy(allowIf({ StringLike: { "aws:Referer": "${*}${?}${$}" } })),
        verdict: "open",
        explicitDeny: false,
        calls: [
            [call({ ...OUTSIDE, "aws:Referer": "*?$" }), "allow"],
            [call({ ...OUTSIDE, "aws:Referer": "abc" }), "implicit-deny"],
        ],
    },
    {
        title: "a star that is literal matches no id",
        policy: policy(allowIf({ StringLike: { "aws:SourceVpc": "vpc-${*}" } })),
        verdict: "restricted",
        explicitDeny: false,
        calls: [[outside, "implicit-deny"]],
    },
    ...[
        "${aws:SourceVpc}",
        "${AWS:SOURCEVPC}",
        "${aws:Referer}",
        "${aws:PrincipalTag/vpc, 'vpc-0a1b2c3d4e5f60718'}",
    ].map((variable): RowOfText => ({
        title: `the value of ${variable} is contested: it lets in`,
        policy: policy(allowIf({ StringEquals: { "aws:SourceVpc": variable } })),
        verdict: "open",
        explicitDeny: false,
        calls: [[call({ ...OUTSIDE, "aws:Referer": FOREIGN }), "allow"]],
    })),
    {
        title: "the value of a variable is contested: it denies nobody",
        policy: policy(
            allow(),
            denyIf({ StringNotLike: { "aws:SourceVpc": ["vpc-0a1b2c3d4e5f60718", "${aws:Referer}"] } }),
        ),
        verdict: "open",
        explicitDeny: false,
        calls: [[outside, "allow"]],
    },
    {
        title: "a variable in a resource is contested: it lets in",
        policy: policy(allow({ Resource: "execute-api:/${aws:Referer}/*" })),
        verdict: "open",
        explicitDeny: false,
        calls: [[outside, "allow"]],
    },
    {
        title: "a variable in a resource is contested: it denies nobody",
        policy: policy(allow(), deny({ Resource: "execute-api:/${aws:Referer}/*", ...unlessInside })),
        verdict: "open",
        explicitDeny: false,
        calls: [[outside, "allow"]],
    },
];

describeRows("principals", PRINCIPALS);
describeRows("variables", VARIABLES);
