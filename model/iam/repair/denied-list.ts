import { holdsAtWorst } from "../explain/at-worst";
import { operatorWords } from "../explain/condition-words";
import { quotedValues } from "../explain/quoted";
import { statementName } from "../explain/statement-name";
import { isOfVpc } from "../explain/vpc-keys";
import type { Condition } from "../policy/statement";
import type { Kind } from "./candidate";
import { exchanged, oneOrList } from "./comparison";
import { replaced } from "./draft";

/** Turns a Deny of some VPCs into one of all but the allowed ones. */
export const deniedList: Kind = (draft, { allowedVpcs, allowedVpces = [] }) =>
    draft.policy.statements
        .filter(({ effect }) => effect === "Deny" && allowedVpces.length === 0)
        .flatMap((statement) =>
            statement.conditions
                .filter((condition) => isOfVpc(condition) && isDeniedList(condition, allowedVpcs))
                .flatMap((condition) => {
                    const written = draft.statements[statement.index] ?? {};
                    const changed = exchanged(written, condition, {
                        operator: "StringNotEquals",
                        key: condition.key.name,
                        values: oneOrList(allowedVpcs),
                    });
                    if (changed === undefined) return [];
                    const change = `${statementName(statement)}: write \`StringNotEquals\` of \`aws:SourceVpc\` ${quotedValues([...allowedVpcs])} instead of \`${operatorWords(condition)}\`, as there are always other VPCs`;
                    return [{ statements: replaced(draft, statement.index, changed), change }];
                }),
        );

/** Whether the values are, for certain, VPCs that may not pass, and no allowed one is among them. */
function isDeniedList(condition: Condition, allowed: readonly string[]): boolean {
    const { operator, contested, hasUnknown } = condition;
    if (operator.type !== "string" || operator.negated || contested !== undefined || hasUnknown) return false;
    return allowed.every((vpc) => !holdsAtWorst(condition, vpc, "Deny"));
}
