import { holdsAtWorst } from "../explain/at-worst";
import { statementName } from "../explain/statement-name";
import { isOfVpc } from "../explain/vpc-keys";
import type { Kind } from "./candidate";
import { replaced } from "./draft";

/** Removes an Allow that admits no allowed VPC at all. */
export const foreignStatement: Kind = (draft, { allowedVpcs, allowedVpces = [] }, { allowedBy }) => {
    const statement = draft.policy.statements[allowedBy];
    if (statement === undefined || draft.statements.length < 2 || allowedVpces.length > 0) return [];
    const conditions = statement.conditions.filter(isOfVpc);
    const serves = allowedVpcs.some((vpc) => conditions.every((condition) => holdsAtWorst(condition, vpc, "Allow")));
    if (serves) return [];
    const change = `${statementName(statement)}: remove it, as it lets in nobody from an allowed VPC`;
    return [{ statements: replaced(draft, allowedBy, undefined), change }];
};
