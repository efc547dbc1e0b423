import type * as pulumi from "@pulumi/pulumi";

/** A statement as API Gateway takes it; leaves may be outputs, so that everything else is known at the first preview. */
export interface PolicyStatement {
    readonly Sid?: string;
    readonly Effect: string;
    readonly Principal: string;
    readonly Action: string;
    readonly Resource: pulumi.Input<string>;
    readonly Condition?: { readonly StringEquals?: VpcCondition; readonly StringNotEquals?: VpcCondition };
}

export interface VpcCondition {
    readonly "aws:SourceVpc": pulumi.Input<string>[];
}

export interface PolicyDocument {
    readonly Version: string;
    readonly Statement: PolicyStatement[];
}

/** Every stage, method and path of the API itself, without naming its id; AWS expands it when it is saved (rule P-5). */
export const OWN_API = "execute-api:/*";

/**
 * Lets in the requests that come through an endpoint in one of these VPCs, and denies all others.
 *
 * Both halves are needed: the Allow admits anonymous callers, and the Deny holds where an identity's own Allow would
 * otherwise be enough (rule P-12).
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html (read 2026-11-20)
 */
export function confinedTo(vpcIds: pulumi.Input<string>[]): PolicyDocument {
    const anyone = { Principal: "*", Action: "execute-api:Invoke", Resource: OWN_API };
    return {
        Version: "2012-10-17",
        Statement: [
            {
                Sid: "AllowFromVpcs",
                Effect: "Allow",
                ...anyone,
                Condition: { StringEquals: { "aws:SourceVpc": vpcIds } },
            },
            {
                Sid: "DenyFromElsewhere",
                Effect: "Deny",
                ...anyone,
                Condition: { StringNotEquals: { "aws:SourceVpc": vpcIds } },
            },
        ],
    };
}

/** The same document with full ARNs, as it is read back: the short form would differ at each preview (rule P-5). */
export function withFullArns(document: PolicyDocument, executionArn: pulumi.Output<string>): PolicyDocument {
    const resource = executionArn.apply((arn) => `${arn}/*`);
    return { ...document, Statement: document.Statement.map((statement) => ({ ...statement, Resource: resource })) };
}

/**
 * The same document with a revision in each statement's `Sid`, which has no meaning to AWS.
 *
 * An import of a changed body can take the policy away, and a policy that has not changed is not written again
 * (hashicorp/terraform-provider-aws#49672, read 2026-11-21). With the body's revision in it, it changes whenever the
 * body does, and is written after it.
 */
export function withRevision(document: PolicyDocument, revision: string): PolicyDocument {
    const revised = document.Statement.map((statement, index) => ({
        ...statement,
        Sid: `${statement.Sid ?? `Statement${index}`}${revision}`,
    }));
    return { ...document, Statement: revised };
}

/** Keys that a request has only when it came through an endpoint, and that only private APIs may use (rule P-7). */
const ENDPOINT_KEYS = ["aws:sourcevpc", "aws:sourcevpce", "aws:vpcsourceip"];

/**
 * Names of endpoint-only condition keys in a policy, as they are written there.
 *
 * In the policy of a public API they deny everyone or admit everyone (rules P-7, P-9, P-11). Keys are compared without
 * case, as IAM does; a key anywhere below `Condition` counts.
 */
export function endpointOnlyKeys(document: unknown): string[] {
    if (typeof document !== "object" || document === null) return [];
    const found = Object.entries(document).flatMap(([key, value]) => [
        ...(ENDPOINT_KEYS.includes(key.toLowerCase()) ? [key] : []),
        ...endpointOnlyKeys(value),
    ]);
    return [...new Set(found)];
}
