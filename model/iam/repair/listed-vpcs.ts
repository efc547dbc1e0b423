import type { Data } from "../../resource";
import { holdsAtWorst } from "../explain/at-worst";
import { operatorWords } from "../explain/condition-words";
import { quotedValues } from "../explain/quoted";
import { statementName } from "../explain/statement-name";
import { isOfVpc } from "../explain/vpc-keys";
import type { Condition, Statement } from "../policy/statement";
import type { Candidate, Kind } from "./candidate";
import { exchanged, oneOrList, valuesOf } from "./comparison";
import { type Draft, replaced } from "./draft";

/** Leaves only allowed VPCs in a list: of those that an Allow admits, of those that a Deny spares. */
export const listedVpcs: Kind = (draft, { allowedVpcs }, witness) =>
    draft.policy.statements
        .filter(({ effect, index }) => effect === "Deny" || index === witness.allowedBy)
        .flatMap((statement) =>
            statement.conditions
                .filter((condition) => isOfVpc(condition) && isList(statement, condition))
                .flatMap((condition) => narrowed(draft, statement, condition, allowedVpcs)),
        );

/** Whether the values are, for certain, the VPCs that may pass. */
function isList({ effect }: Statement, { operator, contested, hasUnknown }: Condition): boolean {
    if (contested !== undefined || hasUnknown) return false;
    return operator.type === "string" && operator.negated === (effect === "Deny");
}

function narrowed(draft: Draft, statement: Statement, condition: Condition, allowed: readonly string[]): Candidate[] {
    const written = draft.statements[statement.index] ?? {};
    const values = valuesOf(written, condition);
    const passes = (vpc: string) => holdsAtWorst(condition, vpc, statement.effect) !== condition.operator.negated;
    const kept = allowed.filter(passes);
    const dropped = values.filter((value) => typeof value === "string" && !allowed.includes(value));
    if (kept.length === 0 || dropped.length === 0) return [];
    const changed = exchanged(written, condition, {
        operator: operatorWords(condition),
        key: condition.key.name,
        values: oneOrList(kept),
    });
    if (changed === undefined) return [];
    return [
        {
            statements: replaced(draft, statement.index, changed),
            change: `${statementName(statement)}: ${order(dropped, kept, values)}`,
        },
    ];
}

/** To take away, where what is kept is written already; else to replace. */
function order(dropped: readonly Data[], kept: readonly string[], values: readonly Data[]): string {
    const names = inNodes(dropped);
    const list = "of `aws:SourceVpc`";
    return kept.every((vpc) => values.includes(vpc))
        ? `take ${names} out of the values ${list}`
        : `write ${inNodes(kept)} instead of ${names} as values ${list}`;
}

function inNodes(values: readonly Data[]): string {
    return quotedValues(values.filter((value) => typeof value === "string"));
}
