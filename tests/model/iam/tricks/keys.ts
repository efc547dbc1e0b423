import { ENDPOINT, VPC, allow, allowIf, denyIf, policy, type Conditions } from "../policies";
import type { Trick } from "./trick";

export { OPERATOR_TRICKS } from "./operators";

/** An Allow with this condition alone. */
const allowing = (name: string, condition: Conditions, why: string): Trick => [name, policy(allowIf(condition)), why];
/** An Allow for everybody, and a Deny with this condition. */
const denying = (name: string, condition: Conditions, why: string): Trick => [
    name,
    policy(allow(), denyIf(condition)),
    why,
];

/** Tricks with keys other than the VPC. */
export const KEY_TRICKS: readonly Trick[] = [
    denying(
        "two keys in one operator",
        { StringNotEquals: { "aws:SourceVpc": VPC, "aws:SourceVpce": ENDPOINT } },
        "both have to differ",
    ),
    denying(
        "endpoint or VPC of a pattern",
        { StringNotEquals: { "aws:SourceVpc": VPC }, StringNotLike: { "aws:SourceVpce": "vpce-*" } },
        "any endpoint",
    ),
    denying(
        "account of the endpoint",
        { StringNotEquals: { "aws:VpceAccount": "111122223333" } },
        "not supported here",
    ),
    denying(
        "organisation of the endpoint",
        { StringNotEquals: { "aws:VpceOrgID": "o-abcd123456" } },
        "not supported here",
    ),
    denying(
        "ARN of the VPC",
        { StringNotEquals: { "aws:SourceVpcArn": `arn:aws:ec2:us-east-1:111122223333:vpc/${VPC}` } },
        "not supported here",
    ),
    denying("misspelt key", { StringNotEqualsIfExists: { "aws:SourceVpcId": VPC } }, "no such key"),
    denying("key of another service", { StringNotEquals: { "ec2:Vpc": VPC } }, "not set here"),
    denying("address in the VPC", { NotIpAddress: { "aws:VpcSourceIp": "10.0.0.0/16" } }, "any VPC has such addresses"),
    denying("public address", { NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } }, "from outside with this address"),
    denying(
        "and an address",
        { StringNotEquals: { "aws:SourceVpc": VPC }, NotIpAddress: { "aws:VpcSourceIp": "10.0.0.0/8" } },
        "with such an address",
    ),
    denying(
        "and an address of one family",
        { StringNotEquals: { "aws:SourceVpc": VPC }, IpAddress: { "aws:VpcSourceIp": "0.0.0.0/0" } },
        "with IPv6",
    ),
    denying(
        "and both families",
        { StringNotEquals: { "aws:SourceVpc": VPC }, IpAddress: { "aws:VpcSourceIp": ["0.0.0.0/0", "::/0"] } },
        "without an address",
    ),
    denying(
        "and half of all addresses",
        { StringNotEquals: { "aws:SourceVpc": VPC }, IpAddressIfExists: { "aws:VpcSourceIp": ["0.0.0.0/1", "::/0"] } },
        "with the other half",
    ),
    denying(
        "and all but one address",
        { StringNotEquals: { "aws:SourceVpc": VPC }, NotIpAddress: { "aws:VpcSourceIp": "10.1.2.3/32" } },
        "with this address",
    ),
    denying(
        "and a secure transport",
        { StringNotEquals: { "aws:SourceVpc": VPC }, Bool: { "aws:SecureTransport": "false" } },
        "with TLS",
    ),
    denying(
        "and a secret referer",
        { StringNotEquals: { "aws:SourceVpc": VPC, "aws:Referer": "secret" } },
        "callers may send it",
    ),
    denying(
        "and a user agent",
        { StringNotEquals: { "aws:SourceVpc": VPC }, StringLike: { "aws:UserAgent": "*curl*" } },
        "callers choose it",
    ),
    denying(
        "and a user agent that is there",
        { StringNotEquals: { "aws:SourceVpc": VPC }, Null: { "aws:UserAgent": "false" } },
        "callers leave it out",
    ),
    denying(
        "and empty referer",
        { StringNotEquals: { "aws:SourceVpc": VPC }, StringLike: { "aws:Referer": "?*" } },
        "without one",
    ),
    denying(
        "until a date",
        { StringNotEquals: { "aws:SourceVpc": VPC }, DateLessThan: { "aws:CurrentTime": "2099-01-01T00:00:00Z" } },
        "later",
    ),
    denying(
        "from a date on",
        { StringNotEquals: { "aws:SourceVpc": VPC }, DateGreaterThan: { "aws:EpochTime": "1500000000" } },
        "before",
    ),
    denying(
        "at any other time",
        { StringNotEquals: { "aws:SourceVpc": VPC }, DateNotEquals: { "aws:CurrentTime": "2027-01-01T00:00:00Z" } },
        "at this time",
    ),
    denying(
        "unless of the organisation",
        { StringNotEquals: { "aws:SourceVpc": VPC, "aws:PrincipalOrgID": "o-abcd123456" } },
        "members",
    ),
    denying(
        "unless an administrator",
        { StringNotEquals: { "aws:SourceVpc": VPC }, ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/admin" } },
        "administrators",
    ),
    denying(
        "if of an account",
        { StringNotEquals: { "aws:SourceVpc": VPC }, StringLike: { "aws:PrincipalAccount": "*" } },
        "anonymous callers",
    ),
    denying(
        "if there is a principal",
        { StringNotEquals: { "aws:SourceVpc": VPC }, Null: { "aws:PrincipalArn": "false" } },
        "anonymous callers",
    ),
    denying(
        "if not by a service",
        { StringNotEquals: { "aws:SourceVpc": VPC }, Bool: { "aws:ViaAWSService": "false" } },
        "through a service",
    ),
    denying(
        "if not by a service, or missing",
        { StringNotEquals: { "aws:SourceVpc": VPC }, BoolIfExists: { "aws:PrincipalIsAWSService": "false" } },
        "by a service",
    ),
    denying(
        "unless tagged",
        { StringNotEquals: { "aws:SourceVpc": VPC, "aws:PrincipalTag/exempt": "yes" } },
        "tagged principals",
    ),
    denying(
        "unless through a domain",
        { StringNotEquals: { "aws:SourceVpc": VPC }, Null: { "execute-api:viaDomainArn": "true" } },
        "through a domain",
    ),
    denying(
        "if signed in with a second factor",
        { StringNotEquals: { "aws:SourceVpc": VPC }, Bool: { "aws:MultiFactorAuthPresent": "true" } },
        "without",
    ),
    denying(
        "if signed in long ago",
        { StringNotEquals: { "aws:SourceVpc": VPC }, NumericGreaterThan: { "aws:MultiFactorAuthAge": 300 } },
        "just now",
    ),
    denying(
        "and paths of the organisation",
        { StringNotEquals: { "aws:SourceVpc": VPC }, "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "*" } },
        "without one",
    ),
    allowing("organisation alone", { StringEquals: { "aws:PrincipalOrgID": "o-abcd123456" } }, "from any VPC"),
    allowing("address in the VPC alone", { IpAddress: { "aws:VpcSourceIp": "10.0.0.0/16" } }, "in any VPC"),
    allowing("secret referer", { StringEquals: { "aws:Referer": "secret" } }, "callers may send it"),
    allowing("Kelvin sign", { StringEquals: { "aws:Referer": "\u212A" } }, "callers may send it"),
];
