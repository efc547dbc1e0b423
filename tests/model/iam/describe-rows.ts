import assert from "node:assert/strict";
import { analyse } from "../../../model/iam/analyse";
import { API, VPC } from "./policies";
import { evaluate } from "./reference/evaluate";
import type { RowOfText } from "./rows";
import { assertGetsIn } from "./witness";

/** Declares a test for every row: its calls are decided and its policy is judged as it says. */
export function describeRows(title: string, rows: readonly RowOfText[]): void {
    describe(title, () => {
        for (const row of rows) {
            it(row.title, () => {
                const decisions = row.calls.map(([call]) => evaluate(row.policy, call, API).decision);
                assert.deepEqual(
                    decisions,
                    row.calls.map(([, decision]) => decision),
                );
                const { verdict, explicitDeny, witness } = analyse(row.policy, { allowedVpcs: [VPC], api: API });
                assert.deepEqual({ verdict, explicitDeny }, { verdict: row.verdict, explicitDeny: row.explicitDeny });
                if (witness !== undefined) assertGetsIn(row.policy, witness, { allowedVpcs: [VPC] });
            });
        }
    });
}
