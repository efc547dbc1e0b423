import { FOREIGN, VPC, allow, allowIf, denyIf, policy, type Conditions } from "../policies";
import type { Trick } from "./trick";

/** An Allow with this condition alone. */
const allowing = (name: string, condition: Conditions, why: string): Trick => [name, policy(allowIf(condition)), why];
/** An Allow for everybody, and a Deny with this condition. */
const denying = (name: string, condition: Conditions, why: string): Trick => [
    name,
    policy(allow(), denyIf(condition)),
    why,
];

/** Tricks with operators on the VPC. */
export const OPERATOR_TRICKS: readonly Trick[] = [
    allowing("IfExists", { StringEqualsIfExists: { "aws:SourceVpc": VPC } }, "true without a VPC"),
    allowing("LikeIfExists", { StringLikeIfExists: { "aws:SourceVpc": VPC } }, "true without a VPC"),
    allowing("ForAllValues", { "ForAllValues:StringEquals": { "aws:SourceVpc": VPC } }, "true without a VPC"),
    allowing(
        "ForAllValues with IfExists",
        { "ForAllValues:StringEqualsIfExists": { "aws:SourceVpc": VPC } },
        "true without a VPC",
    ),
    allowing(
        "ForAnyValue with IfExists",
        { "ForAnyValue:StringEqualsIfExists": { "aws:SourceVpc": VPC } },
        "contested without a VPC",
    ),
    allowing("negated", { StringNotEquals: { "aws:SourceVpc": FOREIGN } }, "every VPC but one"),
    allowing("negated about nothing", { StringNotLike: { "aws:SourceVpc": "x" } }, "true of every id"),
    allowing("star", { StringLike: { "aws:SourceVpc": "*" } }, "any VPC"),
    allowing("prefix", { StringLike: { "aws:SourceVpc": "vpc-0a1b2c3d4e5f6071*" } }, "sixteen VPCs"),
    allowing("one question mark", { StringLike: { "aws:SourceVpc": "vpc-0a1b2c3d4e5f6071?" } }, "sixteen VPCs"),
    allowing("star at the front", { StringLike: { "aws:SourceVpc": "*4e5f60718" } }, "ids with this end"),
    allowing(
        "question marks for all of it",
        { StringLike: { "aws:SourceVpc": "????????????" } },
        "every id of 8 digits",
    ),
    allowing(
        "short prefix of an allowed id",
        { StringLike: { "aws:SourceVpc": "vpc-0a1b2c3d*" } },
        "ids of 8 digits too",
    ),
    allowing("star for the hyphen", { StringLike: { "aws:SourceVpc": "vpc*0a1b2c3d4e5f6071*" } }, "more ids"),
    allowing("Null false", { Null: { "aws:SourceVpc": "false" } }, "any VPC"),
    allowing("Null true", { Null: { "aws:SourceVpc": "true" } }, "no VPC"),
    allowing("Null of both", { Null: { "aws:SourceVpc": ["true", "false"] } }, "always true"),
    allowing("ForAllValues Null", { "ForAllValues:Null": { "aws:SourceVpc": "true" } }, "always true"),
    allowing("a second value", { StringEquals: { "aws:SourceVpc": [VPC, FOREIGN] } }, "values are joined by or"),
    allowing(
        "a second value in capitals first",
        { StringEquals: { "aws:SourceVpc": [VPC.toUpperCase(), FOREIGN] } },
        "or",
    ),
    allowing("8 digits of 17", { StringEquals: { "aws:SourceVpc": "vpc-0a1b2c3d" } }, "another VPC"),
    allowing("one digit off", { StringEquals: { "aws:SourceVpc": "vpc-0a1b2c3d4e5f60719" } }, "another VPC"),
    allowing(
        "IfExists twice",
        { StringEqualsIfExists: { "aws:SourceVpc": VPC }, StringLikeIfExists: { "aws:SourceVpc": VPC } },
        "both true",
    ),
    allowing("Arn operator", { ArnNotEquals: { "aws:SourceVpc": FOREIGN } }, "an id is no ARN"),
    allowing("address operator", { NotIpAddress: { "aws:SourceVpc": "10.0.0.0/8" } }, "an id is no address"),
    allowing("numeric operator", { NumericNotEquals: { "aws:SourceVpc": 7 } }, "an id is no number"),
    allowing("Bool IfExists", { BoolIfExists: { "aws:SourceVpc": "true" } }, "true without a VPC"),
    denying("positive instead of negated", { StringEquals: { "aws:SourceVpc": VPC } }, "denies the wrong ones"),
    denying("StringNotLike with a star", { StringNotLike: { "aws:SourceVpc": "*" } }, "only without a VPC"),
    denying("StringNotLike with a prefix", { StringNotLike: { "aws:SourceVpc": "vpc-0a*" } }, "more than one VPC"),
    denying(
        "StringNotLike with a gap",
        { StringNotLike: { "aws:SourceVpc": "vpc-0a1b2c3d?e5f60718" } },
        "more than one VPC",
    ),
    denying("ForAnyValue gap", { "ForAnyValue:StringNotEquals": { "aws:SourceVpc": VPC } }, "false without a VPC"),
    denying("ForAnyValue Like gap", { "ForAnyValue:StringNotLike": { "aws:SourceVpc": VPC } }, "false without a VPC"),
    denying(
        "ForAnyValue with IfExists",
        { "ForAnyValue:StringNotEqualsIfExists": { "aws:SourceVpc": VPC } },
        "contested",
    ),
    denying("one foreign VPC", { StringEquals: { "aws:SourceVpc": FOREIGN } }, "all the others"),
    denying("all ids", { StringLike: { "aws:SourceVpc": "vpc-*" } }, "not without a VPC"),
    denying("another value as well", { StringNotEquals: { "aws:SourceVpc": [VPC, FOREIGN] } }, "nor: two VPCs pass"),
    denying(
        "a star that is literal",
        { StringNotEquals: { "aws:SourceVpc": "*" }, Null: { "aws:SourceVpc": "true" } },
        "only without a VPC",
    ),
    denying(
        "null of another key",
        { StringNotEquals: { "aws:SourceVpc": VPC }, Null: { "aws:SourceVpce": "false" } },
        "without an endpoint",
    ),
    denying(
        "null of the same key",
        { StringNotEquals: { "aws:SourceVpc": VPC }, Null: { "aws:SourceVpc": "false" } },
        "without a VPC",
    ),
    denying(
        "null true of the same key",
        { StringNotEquals: { "aws:SourceVpc": VPC }, Null: { "aws:SourceVpc": "true" } },
        "with any VPC",
    ),
    denying(
        "ignoring what does not matter",
        { StringNotEquals: { "aws:SourceVpc": VPC }, StringEquals: { "aws:SourceVpc": FOREIGN } },
        "all but one",
    ),
    denying("ForAnyValue Null", { "ForAnyValue:Null": { "aws:SourceVpc": "true" } }, "never"),
    denying("Bool", { Bool: { "aws:SourceVpc": "false" } }, "an id is no boolean"),
    denying("address of an id", { NotIpAddress: { "aws:SourceVpc": "10.0.0.0/8" } }, "contested"),
    denying(
        "ArnNotLike of an id",
        { ArnNotLike: { "aws:SourceVpc": "arn:aws:ec2:*:*:vpc/vpc-0a1b2c3d4e5f60718" } },
        "contested",
    ),
    denying("BinaryEquals", { BinaryEquals: { "aws:SourceVpc": "dnBj" } }, "never equal"),
];
