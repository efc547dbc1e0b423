import type { Api } from "../api";
import { coversInvoke } from "../elements/action";
import { conditionHolds } from "../elements/condition";
import { coversPrincipal } from "../elements/principal";
import { coversTarget } from "../elements/resource";
import { statementMatches } from "../evaluate";
import type { Condition, Effect, Policy, Statement } from "../policy/statement";
import type { Request } from "../request";
import { doubtsIn, PESSIMISTIC } from "../truth";

/** Nothing need be known of it: the ARN that a request calls has no unknown parts. */
const CALLED: Api = { kind: "api" };

/** Whether a condition holds for a value of its key, doubts taken against the author. */
export function holdsAtWorst(condition: Condition, value: string | undefined, effect: Effect): boolean {
    return conditionHolds(condition, value, doubtsIn(effect, PESSIMISTIC));
}

/** Whether a condition holds for a request, doubts taken against the author. */
export function meets(condition: Condition, { context }: Request, effect: Effect): boolean {
    return holdsAtWorst(condition, context.get(condition.key.id), effect);
}

/** The elements of a statement that do not cover a request, doubts taken against the author. */
export function elementsThatMiss(
    { principal, action, resource, effect }: Statement,
    request: Request,
): readonly ("Principal" | "Action" | "Resource")[] {
    const doubts = doubtsIn(effect, PESSIMISTIC);
    return [
        ...(coversPrincipal(principal, request.principal, effect, doubts) ? [] : ["Principal" as const]),
        ...(coversInvoke(action, doubts) ? [] : ["Action" as const]),
        ...(coversTarget(resource, request.target, CALLED, false, doubts) ? [] : ["Resource" as const]),
    ];
}

/** How many statements let a request in, doubts taken against the author; none where one denies it. */
export function waysIn({ statements }: Policy, request: Request): number {
    const matching = statements.filter((statement) => statementMatches(statement, request, CALLED, PESSIMISTIC));
    return matching.some(({ effect }) => effect === "Deny") ? 0 : matching.length;
}
