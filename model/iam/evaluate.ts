import { type Api, hasUnknown } from "./api";
import { coversInvoke } from "./elements/action";
import { conditionHolds } from "./elements/condition";
import { coversPrincipal } from "./elements/principal";
import { coversTarget } from "./elements/resource";
import type { Statement } from "./policy/statement";
import type { Request } from "./request";
import { doubtsIn, type Reading } from "./truth";

/** The meaning of a statement: who, what and where fit the request, and all conditions hold. */
export function statementMatches(statement: Statement, request: Request, api: Api, reading: Reading): boolean {
    const doubts = doubtsIn(statement.effect, reading);
    return (
        coversPrincipal(statement.principal, request.principal, statement.effect, doubts) &&
        coversInvoke(statement.action, doubts) &&
        coversTarget(statement.resource, request.target, api, isAnyApi(api, reading), doubts) &&
        conditionsHold(statement, request.context, reading)
    );
}

export function conditionsHold(
    { conditions, hasUnknownCondition, effect }: Statement,
    context: ReadonlyMap<string, string>,
    reading: Reading,
): boolean {
    const doubts = doubtsIn(effect, reading);
    if (hasUnknownCondition && !doubts.unknown) return false;
    return conditions.every((condition) => conditionHolds(condition, context.get(condition.key.id), doubts));
}

/** The meaning of a policy: a matching Deny decides; else a matching Allow lets the request in; else it stays out. */
export function allowedBy(
    statements: readonly Statement[],
    request: Request,
    api: Api,
    reading: Reading,
): Statement | undefined {
    const matching = statements.filter((statement) => statementMatches(statement, request, api, reading));
    return matching.some(({ effect }) => effect === "Deny") ? undefined : matching[0];
}

/** What gets in for certain has to get in whatever the parts of the API's ARN are that are not known. */
export function isAnyApi(api: Api, reading: Reading): boolean {
    return reading.unknown === "for" && hasUnknown(api);
}
