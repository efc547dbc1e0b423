import { operatorWords } from "../explain/condition-words";
import { statementName } from "../explain/statement-name";
import { isOfVpc, isOfVpce } from "../explain/vpc-keys";
import type { Condition, Statement } from "../policy/statement";
import type { Kind } from "./candidate";
import { exchanged, oneOrList, valuesOf } from "./comparison";
import { replaced } from "./draft";

/** Writes an operator without what makes it take a missing key for a good one: `StringEqualsIfExists` in an Allow. */
export const missingKey: Kind = (draft, _, witness) =>
    draft.policy.statements
        .filter(({ effect, index }) => effect === "Deny" || index === witness.allowedBy)
        .flatMap((statement) =>
            statement.conditions
                .filter(
                    (condition) => (isOfVpc(condition) || isOfVpce(condition)) && admitsMissing(statement, condition),
                )
                .flatMap((condition) => {
                    const written = draft.statements[statement.index] ?? {};
                    const changed = exchanged(written, condition, {
                        operator: condition.operator.name,
                        key: condition.key.name,
                        values: oneOrList(valuesOf(written, condition)),
                    });
                    if (changed === undefined) return [];
                    const change = `${statementName(statement)}: write \`${condition.operator.name}\` instead of \`${operatorWords(condition)}\`, which lets a request without \`${condition.key.name}\` pass`;
                    return [{ statements: replaced(draft, statement.index, changed), change }];
                }),
        );

/** For certain: a contested condition may hold of nothing, and what is written instead of it would hold of something. */
function admitsMissing({ effect }: Statement, { operator, qualifier, ifExists, contested }: Condition): boolean {
    if (contested !== undefined || operator.type === "presence") return false;
    switch (effect) {
        case "Allow":
            return !operator.negated && (ifExists || qualifier === "ForAllValues");
        case "Deny":
            return operator.negated && qualifier === "ForAnyValue";
    }
}
