import type { Properties } from "../../resource";
import type { Context } from "../analyse";
import { quotedValues } from "../explain/quoted";
import type { Candidate } from "./candidate";
import { oneOrList } from "./comparison";
import type { Draft } from "./draft";

/**
 * Adds a Deny of every request from elsewhere, as AWS's own example has it: it closes any policy.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html (read 2026-11-20)
 */
export function coveringDeny(draft: Draft, { allowedVpcs, allowedVpces = [] }: Context): Candidate | undefined {
    const keys: Record<string, readonly string[]> = {
        ...(allowedVpcs.length > 0 ? { "aws:SourceVpc": allowedVpcs } : {}),
        ...(allowedVpces.length > 0 ? { "aws:SourceVpce": allowedVpces } : {}),
    };
    const entries = Object.entries(keys);
    if (entries.length === 0) return undefined;
    const deny: Properties = {
        Effect: "Deny",
        Principal: "*",
        Action: "execute-api:Invoke",
        Resource: "execute-api:/*",
        Condition: { StringNotEquals: Object.fromEntries(entries.map(([key, values]) => [key, oneOrList(values)])) },
    };
    const named = entries.map(([key, values]) => `\`${key}\` ${quotedValues([...values])}`).join(" and ");
    const change = `add a statement that denies everyone \`execute-api:Invoke\` on \`execute-api:/*\` with \`StringNotEquals\` of ${named}`;
    return { statements: [...draft.statements, deny], change };
}
