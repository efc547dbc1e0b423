import type { Input } from "@pulumi/pulumi";

/** A VPC of somebody else. */
export const FOREIGN_VPC = "vpc-0f9e8d7c6b5a43210";

type Condition = Readonly<Record<string, Readonly<Record<string, Input<string> | readonly Input<string>[]>>>>;

/** What a policy is written for. */
export interface Subject {
    readonly vpcId: Input<string>;
    /** Every method of every stage, such as `execute-api:/*`. */
    readonly everything: Input<string>;
    /** The methods GET alone. */
    readonly reading: Input<string>;
}

type Statement = Readonly<Record<string, unknown>>;

function statement(effect: "Allow" | "Deny", resource: Input<string>, condition?: Condition): Statement {
    const who = { Principal: "*", Action: "execute-api:Invoke", Resource: resource };
    return { Effect: effect, ...who, ...(condition === undefined ? {} : { Condition: condition }) };
}

/** Resource policies by what is right or wrong with them, as statements. */
export const POLICIES = {
    safe: ({ vpcId, everything }: Subject) => [
        statement("Allow", everything),
        statement("Deny", everything, { StringNotEquals: { "aws:SourceVpc": vpcId } }),
    ],
    "allow alone": ({ vpcId, everything }: Subject) => [
        statement("Allow", everything, { StringEquals: { "AWS:sourceVPC": [vpcId] } }),
    ],
    "known and open": ({ everything }: Subject) => [statement("Allow", everything)],
    "second allow": ({ vpcId, everything, reading }: Subject) => [
        statement("Allow", everything, { StringEquals: { "aws:SourceVpc": vpcId } }),
        statement("Allow", reading),
    ],
    "VPC of somebody else, too": ({ vpcId, everything }: Subject) => [
        statement("Allow", everything, { StringEquals: { "aws:SourceVpc": [vpcId, FOREIGN_VPC] } }),
    ],
    "VPC of somebody else, alone": ({ everything }: Subject) => [
        statement("Allow", everything, { StringEquals: { "aws:SourceVpc": FOREIGN_VPC } }),
    ],
    "if exists": ({ vpcId, everything }: Subject) => [
        statement("Allow", everything, { StringEqualsIfExists: { "aws:SourceVpc": vpcId } }),
    ],
    "for all values": ({ vpcId, everything }: Subject) => [
        statement("Allow", everything, { "ForAllValues:StringEquals": { "aws:SourceVpc": [vpcId] } }),
    ],
    "deny narrower than allow": ({ vpcId, everything, reading }: Subject) => [
        statement("Allow", everything),
        statement("Deny", reading, { StringNotEquals: { "aws:SourceVpc": vpcId } }),
    ],
    "deny of two keys at once": ({ vpcId, everything }: Subject) => [
        statement("Allow", everything),
        statement("Deny", everything, {
            StringNotEquals: { "aws:SourceVpc": vpcId },
            NotIpAddress: { "aws:VpcSourceIp": "10.0.0.0/8" },
        }),
    ],
    "deny with an exempt principal": ({ vpcId, everything }: Subject) => [
        statement("Allow", everything),
        {
            Effect: "Deny",
            NotPrincipal: { AWS: "arn:aws:iam::210987654321:root" },
            Action: "execute-api:Invoke",
            Resource: everything,
            Condition: { StringNotEquals: { "aws:SourceVpc": vpcId } },
        },
    ],
    "policy variable": ({ everything }: Subject) => [
        statement("Allow", everything, { StringEquals: { "aws:SourceVpc": "${aws:SourceVpc}" } }),
    ],
    wildcard: ({ everything }: Subject) => [
        statement("Allow", everything, { StringLike: { "aws:SourceVpc": "vpc-*" } }),
    ],
} as const;

/** Name of one of {@link POLICIES}. */
export type PolicyName = keyof typeof POLICIES;

/** The document of a policy; what of it is not known yet are its leaves. */
export function documentOf(name: PolicyName, subject: Subject): Readonly<Record<string, unknown>> {
    return { Version: "2012-10-17", Statement: POLICIES[name](subject) };
}
