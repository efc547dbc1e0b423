import { quotedValues } from "../explain/quoted";
import { statementName } from "../explain/statement-name";
import type { Kind } from "./candidate";
import { oneOrList, withComparison } from "./comparison";
import { replaced } from "./draft";

/** What compares a VPC with the allowed ones; the second for a statement that uses the first. */
const OPERATORS = ["StringEquals", "StringLike"];

/** Adds the allowed VPCs as a condition to the Allow that lets the request in. */
export const allowCondition: Kind = (draft, { allowedVpcs, allowedVpces = [] }, { allowedBy }) => {
    const statement = draft.policy.statements[allowedBy];
    const written = draft.statements[allowedBy];
    // A statement cannot say "this VPC or that endpoint": its conditions hold together.
    if (statement === undefined || written === undefined || allowedVpces.length > 0) return [];
    return OPERATORS.flatMap((operator) => {
        const key = "aws:SourceVpc";
        const changed = withComparison(written, { operator, key, values: oneOrList(allowedVpcs) });
        if (changed === undefined) return [];
        const change = `${statementName(statement)}: add a condition \`${operator}\` of \`${key}\` ${quotedValues([...allowedVpcs])}`;
        return [{ statements: replaced(draft, allowedBy, changed), change }];
    });
};
