import type { OperatorType } from "../operators/operator";
import { lowerCase } from "../text/ascii";

/** A condition key and what is known of it. */
export interface ConditionKey {
    /** Lower case; key names are not case-sensitive. */
    readonly id: string;
    /** As AWS writes it, or as the policy does where it is not known. */
    readonly name: string;
    readonly type: "string" | "vpc" | "arn" | "address" | "number" | "instant" | "boolean";
    readonly standing: "known" | "unknown" | "unsupported" | "multivalued";
    /** Tells of the caller's identity: for anonymous callers missing, or one of these values. */
    readonly ofPrincipal?: { readonly anonymous: readonly string[] };
}

type Facts = Pick<ConditionKey, "type"> & Partial<ConditionKey>;

const text: Facts = { type: "string" };
const flag: Facts = { type: "boolean" };
const several: Facts = { type: "string", standing: "multivalued" };
const unsupported: Facts = { type: "string", standing: "unsupported" };
/** A fact about the caller, missing where the caller is anonymous. */
const of = (facts: Facts, ...anonymous: string[]): Facts => ({ ...facts, ofPrincipal: { anonymous } });

/**
 * Keys that a request to a private API may carry; a name that ends in `/` stands for all that begin so.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html (read 2026-11-20)
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html (read 2026-11-20)
 */
const KEYS: readonly (readonly [string, Facts])[] = [
    ["aws:SourceVpc", { type: "vpc" }],
    ["aws:SourceVpce", text],
    ["aws:VpcSourceIp", { type: "address" }],
    ["aws:SourceIp", { type: "address" }],
    ["aws:SourceArn", { type: "arn" }],
    ["aws:SourceAccount", text],
    ["aws:SourceOrgID", text],
    ["aws:SourceOrgPaths", several],
    ["aws:CurrentTime", { type: "instant" }],
    ["aws:EpochTime", { type: "instant" }],
    ["aws:Referer", text],
    ["aws:UserAgent", text],
    ["aws:SecureTransport", flag],
    ["aws:RequestedRegion", text],
    ["aws:ViaAWSService", flag],
    ["aws:CalledVia", several],
    ["aws:CalledViaFirst", text],
    ["aws:CalledViaLast", text],
    ["aws:RequestTag/", text],
    ["aws:ResourceTag/", text],
    ["aws:TagKeys", several],
    ["aws:ResourceAccount", text],
    ["aws:ResourceOrgID", text],
    ["aws:ResourceOrgPaths", several],
    ["execute-api:viaDomainArn", { type: "arn" }],
    ["aws:PrincipalArn", of({ type: "arn" })],
    ["aws:PrincipalAccount", of(text, "anonymous")],
    ["aws:PrincipalType", of(text, "Anonymous")],
    ["aws:PrincipalOrgID", of(text)],
    ["aws:PrincipalOrgPaths", of(several)],
    ["aws:PrincipalTag/", of(text)],
    ["aws:PrincipalIsAWSService", of(flag, "false")],
    ["aws:PrincipalServiceName", of(text)],
    ["aws:PrincipalServiceNamesList", of(several)],
    ["aws:userid", of(text)],
    ["aws:username", of(text)],
    ["aws:FederatedProvider", of(text)],
    ["aws:SourceIdentity", of(text)],
    ["aws:TokenIssueTime", of({ type: "instant" })],
    ["aws:MultiFactorAuthPresent", of(flag)],
    ["aws:MultiFactorAuthAge", of({ type: "number" })],
    ["aws:Ec2InstanceSourceVpc", of(text)],
    ["aws:Ec2InstanceSourcePrivateIPv4", of({ type: "address" })],
    ["aws:AssumedRoot", of(flag)],
    ["aws:VpceAccount", unsupported],
    ["aws:VpceOrgID", unsupported],
    ["aws:VpceOrgPaths", { ...unsupported, standing: "multivalued" }],
    ["aws:SourceVpcArn", { ...unsupported, type: "arn" }],
];

const BY_ID: ReadonlyMap<string, ConditionKey> = new Map(
    KEYS.map(([name, facts]) => {
        const id = lowerCase(name);
        return [id, { standing: "known", ...facts, id, name }];
    }),
);

const BY_NAME: ReadonlyMap<string, ConditionKey> = new Map([...BY_ID.values()].map((key) => [key.name, key]));

/** What is known of the key of this name. */
export function conditionKey(name: string): ConditionKey {
    const exact = BY_NAME.get(name);
    return exact === undefined || name.endsWith("/") ? keyInAnyCase(name) : exact;
}

function keyInAnyCase(name: string): ConditionKey {
    const id = lowerCase(name);
    const family = BY_ID.get(id.slice(0, id.indexOf("/") + 1));
    const known = id.endsWith("/") ? undefined : (BY_ID.get(id) ?? family);
    if (known === undefined) return { id, name, type: "string", standing: "unknown" };
    return known.id === id ? known : { ...known, id, name: known.name + name.slice(known.name.length) };
}

const FITTING: { readonly [Type in ConditionKey["type"]]: readonly OperatorType[] } = {
    string: ["string"],
    vpc: ["string"],
    arn: ["string", "arn"],
    address: ["address"],
    number: ["number"],
    instant: ["instant"],
    boolean: ["boolean"],
};

/** Whether an operator compares what the key holds. */
export function fits(operator: OperatorType, key: ConditionKey): boolean {
    if (operator === "presence") return true;
    if (key.id === "aws:epochtime" && operator === "number") return true;
    return FITTING[key.type].includes(operator);
}
