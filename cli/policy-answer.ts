import { makeIssue, type Issue } from "../config/issue";
import type { Repair } from "../model/iam/repair/repair";
import type { Verdict } from "../model/iam/verdict";

/** The verdict on bytes that are no text. */
export const NOT_TEXT: Verdict = {
    verdict: "invalid",
    issues: [
        makeIssue({
            code: "encoding",
            path: "policy",
            problem: "is not text in UTF-8",
            got: "other bytes",
            expected: "JSON in UTF-8",
            fix: "save it in that encoding",
        }),
    ],
    contested: [],
};

/** What belongs to an answer besides the verdict. */
export interface Beside {
    /** As it was asked. */
    readonly id?: string | number | undefined;
    readonly repaired?: Repair | undefined;
}

/** A verdict as `--json` and `--batch` print it. */
export function answerOf(verdict: Verdict, { id, repaired }: Beside = {}) {
    const { verdict: word, explicitDeny, witness, issues, contested, endpoints, unknownAt } = verdict;
    return {
        id,
        verdict: word,
        explicitDeny,
        witness,
        issues,
        contested,
        endpoints,
        unknownAt,
        repair: repaired === undefined ? undefined : { change: repaired.change, policy: repaired.document },
    };
}

/** The answer to a line that cannot be judged. */
export function answerToLine(line: number, issues: readonly Issue[], id?: string | number) {
    return { id, verdict: "invalid", line, issues, contested: [] };
}
