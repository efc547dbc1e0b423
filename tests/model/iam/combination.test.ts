/**
 * Proves that conditions and elements combine as the documentation says, row by row: to the reference evaluator by
 * calls, to the analyser by a verdict that depends on the row. Not: that AWS combines them so.
 */
import { describeRows } from "./describe-rows";
import { API_ARN, ENDPOINT, FOREIGN, ROLE, VPC, allow, allowIf, call, deny, denyIf, policy } from "./policies";
import type { RowOfText } from "./rows";

const OUTSIDE = { "aws:SourceVpc": FOREIGN };
const unlessInside = denyIf({ StringNotEquals: { "aws:SourceVpc": VPC } });
const to = (resource: string) => call(OUTSIDE, { resource });

const CONDITIONS: readonly RowOfText[] = [
    {
        title: "two operators are joined by and",
        policy: policy(
            allow(),
            denyIf({ StringNotEquals: { "aws:SourceVpc": VPC }, Bool: { "aws:SecureTransport": "true" } }),
        ),
        verdict: "open",
        explicitDeny: false,
        calls: [
            [call({ ...OUTSIDE, "aws:SecureTransport": "true" }), "explicit-deny"],
            [call({ ...OUTSIDE, "aws:SecureTransport": "false" }), "allow"],
        ],
    },
    {
        title: "two keys of one operator are joined by and",
        policy: policy(allow(), denyIf({ StringNotEquals: { "aws:SourceVpc": VPC, "aws:SourceVpce": ENDPOINT } })),
        verdict: "restricted-by-vpce",
        explicitDeny: false,
        calls: [
            [call({ ...OUTSIDE, "aws:SourceVpce": ENDPOINT }), "allow"],
            [call({ ...OUTSIDE, "aws:SourceVpce": "vpce-0deadbeefdeadbeef" }), "explicit-deny"],
            [call(), "explicit-deny"],
        ],
    },
    {
        title: "values of a positive operator are joined by or",
        policy: policy(allowIf({ StringEquals: { "aws:SourceVpc": [VPC, FOREIGN] } })),
        verdict: "open",
        explicitDeny: false,
        calls: [
            [call(OUTSIDE), "allow"],
            [call({ "aws:SourceVpc": VPC }), "allow"],
            [call(), "implicit-deny"],
        ],
    },
    {
        title: "values of a negated operator are joined by nor",
        policy: policy(allow(), denyIf({ StringNotEquals: { "aws:SourceVpc": [VPC, FOREIGN] } })),
        verdict: "open",
        explicitDeny: false,
        calls: [
            [call(OUTSIDE), "allow"],
            [call(), "explicit-deny"],
        ],
    },
    {
        title: "all elements of a statement are joined by and",
        policy: policy(allow(), { ...unlessInside, Resource: "execute-api:/prod/*" }),
        verdict: "open",
        explicitDeny: false,
        calls: [
            [to(`${API_ARN}/prod/GET/pets`), "explicit-deny"],
            [to(`${API_ARN}/dev/GET/pets`), "allow"],
        ],
    },
    {
        title: "any Deny wins, wherever it stands",
        policy: policy(unlessInside, allow(), allow()),
        verdict: "restricted",
        explicitDeny: true,
        calls: [
            [call(OUTSIDE), "explicit-deny"],
            [call({ "aws:SourceVpc": VPC }), "allow"],
        ],
    },
    {
        title: "without an Allow nobody gets in, which is no explicit Deny",
        policy: policy(deny({ Resource: "execute-api:/prod/*" })),
        verdict: "restricted",
        explicitDeny: false,
        calls: [
            [to(`${API_ARN}/prod/GET/pets`), "explicit-deny"],
            [to(`${API_ARN}/dev/GET/pets`), "implicit-deny"],
        ],
    },
    {
        title: "names of keys do not depend on case",
        policy: policy(allow(), denyIf({ StringNotEquals: { "AWS:sourcevpc": VPC } })),
        verdict: "restricted",
        explicitDeny: true,
        calls: [[call(OUTSIDE), "explicit-deny"]],
    },
    {
        title: "a key twice in different case is an error",
        policy: policy(allow(), denyIf({ StringNotEquals: { "aws:SourceVpc": VPC, "aws:sourceVpc": VPC } })),
        verdict: "invalid",
        calls: [],
    },
    {
        title: "numbers and booleans are values, compared as text",
        policy: policy(allowIf({ Bool: { "aws:SecureTransport": true }, StringEquals: { "aws:Referer": 7 } })),
        verdict: "open",
        explicitDeny: false,
        calls: [
            [call({ "aws:SecureTransport": "true", "aws:Referer": "7" }), "allow"],
            [call({ "aws:SecureTransport": "true", "aws:Referer": "8" }), "implicit-deny"],
        ],
    },
];

const PRESENCE: readonly RowOfText[] = [
    {
        title: "the current time is always there",
        policy: policy(allowIf({ Null: { "aws:CurrentTime": "true" } })),
        verdict: "restricted",
        explicitDeny: false,
        calls: [[call({ "aws:CurrentTime": "2027-01-01T00:00:00Z" }), "implicit-deny"]],
    },
    {
        title: "the time since 1970 is always there",
        policy: policy(allowIf({ Null: { "aws:EpochTime": "true" } })),
        verdict: "restricted",
        explicitDeny: false,
        calls: [[call({ "aws:EpochTime": "1798761600" }), "implicit-deny"]],
    },
    {
        title: "the referer is there only if the caller sends it",
        policy: policy(allowIf({ Null: { "aws:Referer": "true" } })),
        verdict: "open",
        explicitDeny: false,
        calls: [
            [call(), "allow"],
            [call({ "aws:Referer": "a" }), "implicit-deny"],
        ],
    },
    {
        title: "keys of the principal are there only if a principal calls",
        policy: policy(
            allow({ Principal: { AWS: "111122223333" }, Condition: { Null: { "aws:PrincipalArn": "false" } } }),
        ),
        verdict: "open",
        explicitDeny: false,
        calls: [
            [call({ "aws:PrincipalArn": "arn:aws:iam::111122223333:role/reader" }, { principal: ROLE }), "allow"],
            [call(), "implicit-deny"],
        ],
    },
    {
        title: "an address without an endpoint may be there",
        policy: policy(allowIf({ IpAddress: { "aws:SourceIp": "203.0.113.0/24" } })),
        verdict: "open",
        explicitDeny: false,
        calls: [
            [call({ "aws:SourceIp": "203.0.113.7" }), "allow"],
            [call(OUTSIDE), "implicit-deny"],
        ],
    },
    {
        title: "an id of 17 digits and one of 8 may both match a pattern",
        policy: policy(allowIf({ StringLike: { "aws:SourceVpc": "vpc-0a1b2c3d*" } })),
        verdict: "open",
        explicitDeny: false,
        calls: [[call({ "aws:SourceVpc": "vpc-0a1b2c3d" }), "allow"]],
    },
    {
        title: "no id is as short as this pattern",
        policy: policy(allowIf({ StringLike: { "aws:SourceVpc": "vpc-???" } })),
        verdict: "restricted",
        explicitDeny: false,
        calls: [[call({ "aws:SourceVpc": "vpc-0a1b2c3d" }), "implicit-deny"]],
    },
];

describeRows("conditions", CONDITIONS);
describeRows("keys", PRESENCE);
