import type { Data, Properties } from "../../resource";
import type { Context } from "../analyse";
import { elementsThatMiss, holdsAtWorst, meets } from "../explain/at-worst";
import { operatorWords } from "../explain/condition-words";
import { quoted } from "../explain/quoted";
import { requestOf } from "../explain/request-of";
import { statementName } from "../explain/statement-name";
import { isOfVpc } from "../explain/vpc-keys";
import type { Statement } from "../policy/statement";
import type { Request } from "../request";
import { lowerCase } from "../text/ascii";
import type { Kind } from "./candidate";
import { oneOrList, without } from "./comparison";
import { isList, replaced } from "./draft";

/** Makes a Deny that keeps out other VPCs cover what it does not: every path, every caller, whatever else holds. */
export const widerDeny: Kind = (draft, context, witness) => {
    const request = requestOf(witness);
    return draft.policy.statements
        .filter((statement) => statement.effect === "Deny" && sparesInside(statement, context))
        .flatMap((statement) => {
            const steps = stepsFor(statement, request);
            if (steps.length === 0) return [];
            const written = draft.statements[statement.index] ?? {};
            const changed = steps.reduce((wider, { apply }) => apply(wider), written);
            const change = `${statementName(statement)}: ${steps.map(({ order }) => order).join(" and ")}`;
            return [{ statements: replaced(draft, statement.index, changed), change }];
        });
};

/** Whether the Deny never meets a request from an allowed VPC, however wide it is. */
function sparesInside({ conditions }: Statement, { allowedVpcs, allowedVpces = [] }: Context): boolean {
    if (allowedVpces.length > 0) return false;
    const ofVpc = conditions.filter(isOfVpc);
    return allowedVpcs.every((vpc) => ofVpc.some((condition) => !holdsAtWorst(condition, vpc, "Deny")));
}

interface Step {
    readonly order: string;
    readonly apply: (statement: Properties) => Properties;
}

/** What keeps the Deny from covering the request, each with its remedy. */
function stepsFor(statement: Statement, request: Request): Step[] {
    const failing = statement.conditions.filter(
        (condition) => !isOfVpc(condition) && !meets(condition, request, "Deny"),
    );
    return [
        ...elementsThatMiss(statement, request).map((name) => widerElement(name, statement)),
        ...failing.map((condition) => ({
            order: `drop \`${operatorWords(condition)}\` of \`${condition.key.name}\``,
            apply: (written: Properties) => without(written, condition),
        })),
    ];
}

/** What covers every request in a Deny. */
const ALL = { Principal: "*", Action: "execute-api:*", Resource: "execute-api:/*" } as const;

function widerElement(name: keyof typeof ALL, statement: Statement): Step {
    const all = ALL[name];
    const { negated } = { Principal: statement.principal, Action: statement.action, Resource: statement.resource }[
        name
    ];
    return {
        order: `write ${quoted(all)} as ${name}${negated ? ` instead of Not${name}` : ""}`,
        apply: (written) =>
            Object.fromEntries(
                Object.entries(written).map(([member, value]): [string, Data] => {
                    if (member === `Not${name}`) return [name, all];
                    if (member !== name) return [member, value];
                    return [name, name === "Action" ? oneOrList([all, ...otherActions(value)]) : all];
                }),
            ),
    };
}

/** Actions of other services stay denied, for what that is worth. */
function otherActions(value: Data): readonly Data[] {
    const actions = isList(value) ? value : [value];
    return actions.filter((each) => typeof each !== "string" || !lowerCase(each).startsWith("execute-api:"));
}
