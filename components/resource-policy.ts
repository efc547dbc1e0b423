import type * as pulumi from "@pulumi/pulumi";

/** A statement in the words of IAM; leaves may be outputs, so that everything else is known at the first preview. */
export type PolicyStatement = Readonly<Record<string, unknown>>;

export interface PolicyDocument {
    readonly Version?: unknown;
    readonly Statement: readonly PolicyStatement[];
}

/** Every stage, method and path of the API itself, without naming its id; AWS expands it when it is saved (rule P-5). */
const OWN_API = "execute-api:/*";

/**
 * Lets in the requests that come through an endpoint in one of these VPCs, and denies all others.
 *
 * Both halves are needed: the Allow admits anonymous callers, and the Deny holds where an identity's own Allow would
 * otherwise be enough (rule P-12).
 *
 * @param resource - what the policy is for. @defaultValue the API that has the policy
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html (read 2026-11-20)
 */
export function confinedTo(vpcIds: pulumi.Input<string>[], resource = OWN_API): PolicyDocument {
    const anyone = { Principal: "*", Action: "execute-api:Invoke", Resource: resource };
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

const SHORT_FORM = "execute-api:/";

/**
 * The same document with the API's ARN in place of each leading `execute-api:/`, as AWS has it when it is read back: the
 * short form would differ at each preview (rule P-5). Every other resource is left as it is.
 */
export function withFullArns(document: PolicyDocument, executionArn: pulumi.Output<string>): PolicyDocument {
    const expanded = (resource: unknown): unknown => {
        if (Array.isArray(resource)) return resource.map(expanded);
        if (typeof resource !== "string" || !resource.startsWith(SHORT_FORM)) return resource;
        return executionArn.apply((arn) => `${arn}/${resource.slice(SHORT_FORM.length)}`);
    };
    const Statement = document.Statement.map((statement) =>
        Object.fromEntries(
            Object.entries(statement).map(([key, value]) => [
                key,
                key === "Resource" || key === "NotResource" ? expanded(value) : value,
            ]),
        ),
    );
    return { ...document, Statement };
}

/**
 * A resource policy as a document: one statement may stand without a list, as IAM has it.
 *
 * @returns nothing where it is no policy: no statement, or one that is no map with an `Effect` of `Allow` or `Deny`.
 */
export function policyDocument(policy: unknown): PolicyDocument | undefined {
    if (!isMap(policy)) return undefined;
    const { Statement } = policy;
    const statements: readonly unknown[] = Array.isArray(Statement) ? Statement : [Statement];
    const good = statements.filter(isMap).filter(({ Effect }) => Effect === "Allow" || Effect === "Deny");
    if (good.length === 0 || good.length !== statements.length) return undefined;
    return { ...policy, Statement: good };
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
    typeof value === "object" && value !== null && !Array.isArray(value);

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
        Sid: `${typeof statement.Sid === "string" ? statement.Sid : `Statement${index}`}${revision}`,
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
