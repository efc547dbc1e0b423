import { quotedValues } from "../explain/quoted";
import { statementName } from "../explain/statement-name";
import { isOfVpc, isOfVpce } from "../explain/vpc-keys";
import type { Kind } from "./candidate";
import { oneOrList, withComparison } from "./comparison";
import { replaced } from "./draft";

/** Adds the VPC to an Allow that looks at the endpoint alone. */
export const endpointCondition: Kind = (draft, { allowedVpcs, allowedVpces = [] }, { allowedBy }) => {
    const statement = draft.policy.statements[allowedBy];
    const written = draft.statements[allowedBy];
    if (statement === undefined || written === undefined || allowedVpces.length > 0) return [];
    if (statement.conditions.some(isOfVpc) || !statement.conditions.some(isOfVpce)) return [];
    const key = "aws:SourceVpc";
    const changed = withComparison(written, { operator: "StringEquals", key, values: oneOrList(allowedVpcs) });
    if (changed === undefined) return [];
    const change = `${statementName(statement)}: add \`StringEquals\` of \`${key}\` ${quotedValues([...allowedVpcs])} to its conditions, as \`aws:SourceVpce\` does not show the VPC`;
    return [{ statements: replaced(draft, allowedBy, changed), change }];
};
