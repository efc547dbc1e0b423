import type { Principal } from "../../../../model/iam/request";
import { actionTruth } from "./action";
import { conditionTruth } from "./condition";
import { readPolicy, type Policy, type Statement } from "./document";
import { principalTruth } from "./principal";
import { resourceTruth, type OwnApi } from "./resource";
import { all, type Truth } from "./truth";

/** A call of an API. */
export interface Call {
    readonly principal: Principal;
    /** ARN of stage, method and path. */
    readonly resource: string;
    /** Values by key in lower case; a key that is not there is missing. */
    readonly context: ReadonlyMap<string, string>;
}

/** What becomes of a call. */
export interface Decision {
    readonly decision: "allow" | "implicit-deny" | "explicit-deny";
    /** Index of the first Allow statement that matches, where the call is allowed. */
    readonly allowedBy?: number;
    /** Whether reading the contested points for the author of the policy gives another decision. */
    readonly contested: boolean;
}

/** Contested points are read against the author of the policy, or for the author. */
type Stance = "against" | "for";

/**
 * Decides one call by a policy, statement by statement, as the documentation has it.
 *
 * Contested points count as true in an Allow and as false in a Deny.
 */
export function evaluate(policyText: string, call: Call, api: OwnApi): Decision {
    return decide(readPolicy(policyText), call, api);
}

/** As {@link evaluate}, of a policy that was read before. */
export function decide(policy: Policy, call: Call, api: OwnApi): Decision {
    const truths = policy.statements.map((statement) => statementTruth(statement, policy.version, call, api));
    const worst = combine(policy, truths, "against");
    return { ...worst, contested: combine(policy, truths, "for").decision !== worst.decision };
}

/** Whether a statement matches: all of its elements and all of its conditions do. */
export function statementTruth(statement: Statement, version: Policy["version"], call: Call, api: OwnApi): Truth {
    return all([
        principalTruth(statement.principal, call.principal, call.context.get("aws:principalarn")),
        actionTruth(statement.action),
        resourceTruth(statement.resource, call.resource, api, version),
        ...statement.conditions.map((condition) => conditionTruth(condition, call.context, version)),
    ]);
}

/** Any Deny wins; without an Allow nobody gets in. */
function combine(policy: Policy, truths: readonly Truth[], stance: Stance): Omit<Decision, "contested"> {
    const matching = policy.statements.map(({ effect }, at) => {
        const truth = truths[at] ?? false;
        return truth === "contested" ? (effect === "Allow") === (stance === "against") : truth;
    });
    const isHit = (effect: Statement["effect"]) => (statement: Statement, at: number) =>
        statement.effect === effect && matching[at] === true;
    if (policy.statements.some(isHit("Deny"))) return { decision: "explicit-deny" };
    const allowedBy = policy.statements.findIndex(isHit("Allow"));
    return allowedBy < 0 ? { decision: "implicit-deny" } : { decision: "allow", allowedBy };
}
