import type { Verdict } from "../../../model/iam/verdict";
import type { Call, Decision } from "./reference/evaluate";

/** What one row of a table means for calls, and for the verdict on a policy that depends on it. */
export interface RowOfText {
    readonly title: string;
    readonly policy: string;
    readonly verdict: Verdict["verdict"];
    readonly explicitDeny?: boolean;
    /** Calls, each with its decision; none where the policy is not valid. */
    readonly calls: readonly (readonly [Call, Decision["decision"]])[];
}
