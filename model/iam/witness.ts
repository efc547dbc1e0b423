import { allowedBy } from "./evaluate";
import { conditionKey } from "./policy/keys";
import type { Policy } from "./policy/statement";
import type { Question } from "./question";
import type { Principal, Request } from "./request";
import { usualId } from "./search/domain";
import { freshText } from "./search/principals";
import type { Reading } from "./truth";
import type { Witness } from "./verdict";

const SOURCE_VPC = "aws:sourcevpc";
const SOURCE_VPCE = "aws:sourcevpce";

/** A request as people and other programs read it. */
export function witnessOf(policy: Policy, found: Request, question: Question, reading: Reading): Witness {
    const request = consistent(policy, found, question, reading);
    const context = withEndpoint(request.context, policy, question);
    const names = new Map(keysOf(policy).map(({ id, name }) => [id, name]));
    const nameOf = (id: string): string => names.get(id) ?? conditionKey(id).name;
    const { principal, target } = request;
    return {
        kind: context.has(SOURCE_VPC) ? "foreign-vpc" : "absent-vpc",
        principal,
        action: "execute-api:Invoke",
        resource: target.arn,
        context: Object.fromEntries([...context].map(([id, value]) => [nameOf(id), value])),
        absent: [...names].filter(([id]) => !context.has(id)).map(([, name]) => name),
        allowedBy: allowedBy(policy.statements, request, question.api, reading)?.index ?? 0,
    };
}

/** Whoever comes by an endpoint has both keys: where the policy does not ask for `aws:SourceVpce`, any will do. */
function withEndpoint(
    context: Request["context"],
    policy: Policy,
    { endpoints }: Question,
): ReadonlyMap<string, string> {
    const isFree = context.has(SOURCE_VPC) && !keysOf(policy).some(({ id }) => id === SOURCE_VPCE);
    return isFree
        ? new Map([...context, [SOURCE_VPCE, freshText(usualId("vpce"), (id) => endpoints.has(id))]])
        : context;
}

function keysOf({ statements, variables }: Policy): { readonly id: string; readonly name: string }[] {
    const keys = statements.flatMap(({ conditions }) => conditions.map(({ key }) => key));
    return [...keys, ...variables.map((name) => conditionKey(name))];
}

/** The same with a caller whose ARN and account are those that the keys name, if that gets in too. */
function consistent(policy: Policy, request: Request, question: Question, reading: Reading): Request {
    const arn = request.context.get("aws:principalarn");
    const account =
        /^arn:[^:]*:(?:iam|sts)::(\d{12}):/.exec(arn ?? "")?.[1] ?? request.context.get("aws:principalaccount");
    if (request.principal.type !== "aws" || account === undefined || !/^\d{12}$/.test(account)) return request;
    const [partition = "aws"] = request.principal.arn.split(":").slice(1);
    const principal: Principal = { type: "aws", account, arn: arn ?? `arn:${partition}:iam::${account}:role/zz-fresh` };
    const other: Request = { ...request, principal };
    return allowedBy(policy.statements, other, question.api, reading) === undefined ? request : other;
}
