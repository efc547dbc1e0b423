import { allow, deny, ENDPOINT, FOREIGN, OURS, OURS_TOO, type Statement, vpc, vpce } from "./policies";

/** A policy that lets in others, and how. */
export interface OpenPolicy {
    readonly title: string;
    readonly statements: readonly Statement[];
    /** @defaultValue `OURS` alone */
    readonly allowed?: readonly string[];
    readonly endpoints?: readonly string[];
    readonly change: string;
}

const confined = vpc("StringEquals", OURS);
const elsewhere = vpc("StringNotEquals", OURS);

export const OPEN: readonly OpenPolicy[] = [
    {
        title: "StringEqualsIfExists in an Allow",
        statements: [allow(vpc("StringEqualsIfExists", OURS))],
        change: "`Statement[0]`: write `StringEquals` instead of `StringEqualsIfExists`, which lets a request without `aws:SourceVpc` pass",
    },
    {
        title: "StringLikeIfExists in an Allow",
        statements: [allow(vpc("StringLikeIfExists", OURS))],
        change: "`Statement[0]`: write `StringLike` instead of `StringLikeIfExists`, which lets a request without `aws:SourceVpc` pass",
    },
    {
        title: "ForAllValues in an Allow",
        statements: [allow(vpc("ForAllValues:StringEquals", OURS))],
        change: "`Statement[0]`: write `StringEquals` instead of `ForAllValues:StringEquals`, which lets a request without `aws:SourceVpc` pass",
    },
    {
        title: "ForAllValues and IfExists in an Allow",
        statements: [allow(vpc("ForAllValues:StringEqualsIfExists", OURS))],
        change: "`Statement[0]`: write `StringEquals` instead of `ForAllValues:StringEqualsIfExists`, which lets a request without `aws:SourceVpc` pass",
    },
    {
        title: "ForAnyValue in a Deny",
        statements: [allow(), deny(vpc("ForAnyValue:StringNotEquals", OURS))],
        change: "`Statement[1]`: write `StringNotEquals` instead of `ForAnyValue:StringNotEquals`, which lets a request without `aws:SourceVpc` pass",
    },
    {
        title: "ForAnyValue in a Deny with a glob",
        statements: [allow(), deny(vpc("ForAnyValue:StringNotLike", OURS))],
        change: "`Statement[1]`: write `StringNotLike` instead of `ForAnyValue:StringNotLike`, which lets a request without `aws:SourceVpc` pass",
    },
    {
        title: "a foreign VPC listed",
        statements: [allow(vpc("StringEquals", OURS, FOREIGN))],
        change: "`Statement[0]`: take `vpc-0f9e8d7c6b5a43210` out of the values of `aws:SourceVpc`",
    },
    {
        title: "a foreign VPC among several",
        statements: [allow(vpc("StringEquals", OURS, FOREIGN, OURS_TOO))],
        allowed: [OURS, OURS_TOO],
        change: "`Statement[0]`: take `vpc-0f9e8d7c6b5a43210` out of the values of `aws:SourceVpc`",
    },
    {
        title: "a glob over all VPCs",
        statements: [allow(vpc("StringLike", "vpc-*"))],
        change: "`Statement[0]`: write `vpc-0a1b2c3d4e5f60718` instead of `vpc-*` as values of `aws:SourceVpc`",
    },
    {
        title: "a glob over some VPCs",
        statements: [allow(vpc("StringLike", "vpc-0a*"))],
        change: "`Statement[0]`: write `vpc-0a1b2c3d4e5f60718` instead of `vpc-0a*` as values of `aws:SourceVpc`",
    },
    {
        title: "a question mark",
        statements: [allow(vpc("StringLike", "vpc-0a1b2c3d4e5f6071?"))],
        change: "`Statement[0]`: write `vpc-0a1b2c3d4e5f60718` instead of `vpc-0a1b2c3d4e5f6071?` as values of `aws:SourceVpc`",
    },
    {
        title: "a glob over two allowed VPCs and more",
        statements: [allow(vpc("StringLike", "vpc-0*"))],
        allowed: [OURS, OURS_TOO],
        change: "`Statement[0]`: write `vpc-0a1b2c3d4e5f60718` and `vpc-0b1b2c3d4e5f60718` instead of `vpc-0*` as values of `aws:SourceVpc`",
    },
    {
        title: "a foreign VPC spared by a Deny",
        statements: [allow(), deny(vpc("StringNotEquals", OURS, FOREIGN))],
        change: "`Statement[1]`: take `vpc-0f9e8d7c6b5a43210` out of the values of `aws:SourceVpc`",
    },
    {
        title: "a glob spared by a Deny",
        statements: [allow(), deny(vpc("StringNotLike", "vpc-*"))],
        change: "`Statement[1]`: write `vpc-0a1b2c3d4e5f60718` instead of `vpc-*` as values of `aws:SourceVpc`",
    },
    {
        title: "a second Allow for a foreign VPC",
        statements: [allow(confined), allow(vpc("StringEquals", FOREIGN))],
        change: "`Statement[1]`: remove it, as it lets in nobody from an allowed VPC",
    },
    {
        title: "a second Allow for requests without the key",
        statements: [allow(confined), allow(vpc("Null", "true"))],
        change: "`Statement[1]`: remove it, as it lets in nobody from an allowed VPC",
    },
    {
        title: "nothing but a foreign VPC",
        statements: [allow(vpc("StringEquals", FOREIGN))],
        change: "`Statement[0]`: add a condition `StringLike` of `aws:SourceVpc` `vpc-0a1b2c3d4e5f60718`; nobody gets in then, as the policy keeps out `vpc-0a1b2c3d4e5f60718` too: name it where others are named, if that is meant",
    },
    {
        title: "nothing but a foreign VPC spared",
        statements: [allow(), deny(vpc("StringNotEquals", FOREIGN))],
        change: "`Statement[0]`: add a condition `StringEquals` of `aws:SourceVpc` `vpc-0a1b2c3d4e5f60718`; nobody gets in then, as the policy keeps out `vpc-0a1b2c3d4e5f60718` too: name it where others are named, if that is meant",
    },
    {
        title: "an Allow that looks at the endpoint alone",
        statements: [allow(vpce("StringEquals", ENDPOINT))],
        change: "`Statement[0]`: add `StringEquals` of `aws:SourceVpc` `vpc-0a1b2c3d4e5f60718` to its conditions, as `aws:SourceVpce` does not show the VPC",
    },
    {
        title: "an Allow with a glob of endpoints",
        statements: [allow(vpce("StringLike", "vpce-*"))],
        change: "`Statement[0]`: add `StringEquals` of `aws:SourceVpc` `vpc-0a1b2c3d4e5f60718` to its conditions, as `aws:SourceVpce` does not show the VPC",
    },
    {
        title: "a Deny that looks at the endpoint alone",
        statements: [allow(), deny(vpce("StringNotEquals", ENDPOINT))],
        change: "`Statement[0]`: add a condition `StringEquals` of `aws:SourceVpc` `vpc-0a1b2c3d4e5f60718`",
    },
    {
        title: "a Deny that needs VPC and endpoint to differ",
        statements: [allow(), deny({ StringNotEquals: { "aws:SourceVpc": OURS, "aws:SourceVpce": ENDPOINT } })],
        change: "`Statement[1]`: drop `StringNotEquals` of `aws:SourceVpce`",
    },
    {
        title: "a Deny of one stage",
        statements: [allow(), deny(elsewhere, { Resource: "execute-api:/prod/*" })],
        change: "`Statement[1]`: write `execute-api:/*` as Resource",
    },
    {
        title: "a Deny of one method",
        statements: [allow(), deny(elsewhere, { Resource: "execute-api:/*/GET/*" })],
        change: "`Statement[1]`: write `execute-api:/*` as Resource",
    },
    {
        title: "a Deny that spares a path",
        statements: [allow(), deny(elsewhere, { NotResource: "execute-api:/prod/GET/health" })],
        change: "`Statement[1]`: write `execute-api:/*` as Resource instead of NotResource",
    },
    {
        title: "a Deny of another action",
        statements: [allow(), deny(elsewhere, { Action: "execute-api:ManageConnections" })],
        change: "`Statement[1]`: write `execute-api:*` as Action",
    },
    {
        title: "a Deny of actions of several services",
        statements: [allow(), deny(elsewhere, { Action: ["s3:*", "execute-api:InvalidateCache"] })],
        change: "`Statement[1]`: write `execute-api:*` as Action",
    },
    {
        title: "a Deny that spares the action",
        statements: [allow(), deny(elsewhere, { NotAction: "execute-api:*" })],
        change: "`Statement[1]`: write `execute-api:*` as Action instead of NotAction",
    },
    {
        title: "a Deny of one account",
        statements: [allow(), deny(elsewhere, { Principal: { AWS: "111122223333" } })],
        change: "`Statement[1]`: write `*` as Principal",
    },
    {
        title: "a Deny that spares a role",
        statements: [allow(), deny(elsewhere, { NotPrincipal: { AWS: "arn:aws:iam::111122223333:role/admin" } })],
        change: "`Statement[1]`: write `*` as Principal instead of NotPrincipal",
    },
    {
        title: "a Deny of one stage and one account",
        statements: [allow(), deny(elsewhere, { Principal: { AWS: "111122223333" }, Resource: "execute-api:/prod/*" })],
        change: "`Statement[0]`: add a condition `StringEquals` of `aws:SourceVpc` `vpc-0a1b2c3d4e5f60718`",
    },
    {
        title: "a Deny with a condition on addresses beside",
        statements: [allow(), deny({ ...elsewhere, NotIpAddress: { "aws:VpcSourceIp": "10.0.0.0/8" } })],
        change: "`Statement[1]`: drop `NotIpAddress` of `aws:VpcSourceIp`",
    },
    {
        title: "a Deny that ends at some time",
        statements: [allow(), deny({ ...elsewhere, DateLessThan: { "aws:CurrentTime": "2030-01-01T00:00:00Z" } })],
        change: "`Statement[1]`: drop `DateLessThan` of `aws:CurrentTime`",
    },
    {
        title: "a Deny that a policy variable may undo",
        statements: [allow(), deny({ ...elsewhere, StringNotLike: { "aws:Referer": "${aws:UserAgent}" } })],
        change: "`Statement[1]`: drop `StringNotLike` of `aws:Referer`",
    },
    {
        title: "a Deny of one foreign VPC",
        statements: [allow(), deny(vpc("StringEquals", FOREIGN))],
        change: "`Statement[1]`: write `StringNotEquals` of `aws:SourceVpc` `vpc-0a1b2c3d4e5f60718` instead of `StringEquals`, as there are always other VPCs",
    },
    {
        title: "a Deny of a glob",
        statements: [allow(), deny(vpc("StringLike", "vpc-0f*"))],
        change: "`Statement[1]`: write `StringNotEquals` of `aws:SourceVpc` `vpc-0a1b2c3d4e5f60718` instead of `StringLike`, as there are always other VPCs",
    },
    {
        title: "a Deny of requests without the key",
        statements: [allow(), deny(vpc("Null", "true"))],
        change: "`Statement[0]`: add a condition `StringEquals` of `aws:SourceVpc` `vpc-0a1b2c3d4e5f60718`",
    },
    {
        title: "no condition at all",
        statements: [allow()],
        change: "`Statement[0]`: add a condition `StringEquals` of `aws:SourceVpc` `vpc-0a1b2c3d4e5f60718`",
    },
    {
        title: "no condition, for two VPCs",
        statements: [allow()],
        allowed: [OURS, OURS_TOO],
        change: "`Statement[0]`: add a condition `StringEquals` of `aws:SourceVpc` `vpc-0a1b2c3d4e5f60718` and `vpc-0b1b2c3d4e5f60718`",
    },
    {
        title: "a condition on the source address",
        statements: [allow({ IpAddress: { "aws:VpcSourceIp": "10.0.0.0/8" } })],
        change: "`Statement[0]`: add a condition `StringEquals` of `aws:SourceVpc` `vpc-0a1b2c3d4e5f60718`",
    },
    {
        title: "a condition on the caller's organization",
        statements: [allow({ StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } })],
        change: "`Statement[0]`: add a condition `StringEquals` of `aws:SourceVpc` `vpc-0a1b2c3d4e5f60718`",
    },
    {
        title: "a condition on the caller's account",
        statements: [allow(undefined, { Principal: { AWS: "111122223333" } })],
        change: "`Statement[0]`: add a condition `StringEquals` of `aws:SourceVpc` `vpc-0a1b2c3d4e5f60718`",
    },
    {
        title: "an Allow of everything but a foreign VPC",
        statements: [allow(vpc("StringNotEquals", FOREIGN))],
        change: "`Statement[0]`: add a condition `StringEquals` of `aws:SourceVpc` `vpc-0a1b2c3d4e5f60718`",
    },
    {
        title: "a policy variable in an Allow",
        statements: [allow(vpc("StringEquals", "${aws:PrincipalTag/vpc}"))],
        change: "`Statement[0]`: add a condition `StringLike` of `aws:SourceVpc` `vpc-0a1b2c3d4e5f60718`",
    },
    {
        title: "a misspelt key",
        statements: [allow({ StringEquals: { "aws:SourceVPCId": OURS } })],
        change: "`Statement[0]`: add a condition `StringEquals` of `aws:SourceVpc` `vpc-0a1b2c3d4e5f60718`",
    },
    {
        title: "one open path",
        statements: [allow(confined), allow(undefined, { Resource: "execute-api:/*/GET/health" })],
        change: "`Statement[1]`: add a condition `StringEquals` of `aws:SourceVpc` `vpc-0a1b2c3d4e5f60718`",
    },
    {
        title: "a service without a condition",
        statements: [allow(confined), allow(undefined, { Principal: { Service: "events.amazonaws.com" } })],
        change: "`Statement[1]`: add a condition `StringEquals` of `aws:SourceVpc` `vpc-0a1b2c3d4e5f60718`",
    },
    {
        title: "an Allow of all but an action",
        statements: [allow(undefined, { NotAction: "s3:*" })],
        change: "`Statement[0]`: add a condition `StringEquals` of `aws:SourceVpc` `vpc-0a1b2c3d4e5f60718`",
    },
    {
        title: "two leaks of two kinds",
        statements: [allow(vpc("StringEqualsIfExists", OURS)), allow(undefined, { Resource: "execute-api:/prod/*" })],
        change: "`Statement[0]`: write `StringEquals` instead of `StringEqualsIfExists`, which lets a request without `aws:SourceVpc` pass; `Statement[1]`: add a condition `StringEquals` of `aws:SourceVpc` `vpc-0a1b2c3d4e5f60718`",
    },
    {
        title: "an operator of the wrong type in a Deny",
        statements: [allow(), deny(vpc("ArnNotEquals", OURS))],
        change: "`Statement[0]`: add a condition `StringEquals` of `aws:SourceVpc` `vpc-0a1b2c3d4e5f60718`",
    },
    {
        title: "more leaks than are worth mending one by one",
        statements: ["a", "b", "c", "d", "e", "f"].map((stage) =>
            allow(undefined, { Resource: `execute-api:/${stage}/*` }),
        ),
        change: "add a statement that denies everyone `execute-api:Invoke` on `execute-api:/*` with `StringNotEquals` of `aws:SourceVpc` `vpc-0a1b2c3d4e5f60718`",
    },
    {
        title: "no condition, where an endpoint counts as inside too",
        statements: [allow()],
        endpoints: [ENDPOINT],
        change: "add a statement that denies everyone `execute-api:Invoke` on `execute-api:/*` with `StringNotEquals` of `aws:SourceVpc` `vpc-0a1b2c3d4e5f60718` and `aws:SourceVpce` `vpce-0aa11bb22cc33dd44`",
    },
    {
        title: "a Deny of one stage, where an endpoint counts as inside too",
        statements: [allow(), deny(elsewhere, { Resource: "execute-api:/prod/*" })],
        endpoints: [ENDPOINT],
        change: "add a statement that denies everyone `execute-api:Invoke` on `execute-api:/*` with `StringNotEquals` of `aws:SourceVpc` `vpc-0a1b2c3d4e5f60718` and `aws:SourceVpce` `vpce-0aa11bb22cc33dd44`",
    },
    {
        title: "all operators on the key taken",
        statements: [allow({ ...vpc("StringEquals", "${aws:Referer}"), ...vpc("StringLike", "vpc-${aws:Referer}") })],
        change: "add a statement that denies everyone `execute-api:Invoke` on `execute-api:/*` with `StringNotEquals` of `aws:SourceVpc` `vpc-0a1b2c3d4e5f60718`",
    },
];
