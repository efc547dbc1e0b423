import { formatIssue, makeIssue, type Issue, type IssueParts } from "../config/issue";

/**
 * Ends a command: what stands in its way, one line each, for stderr.
 *
 * The command line prints the lines and exits with the code; nothing else catches it.
 */
export class Failure extends Error {
    /** @param lines - whole lines, as they are printed. */
    constructor(
        readonly lines: readonly string[],
        readonly exitCode: 1 | 2 = 2,
    ) {
        super(lines.join("\n"));
        this.name = "Failure";
    }
}

/** A failure of one issue: bad usage or input. */
export function refuse(parts: IssueParts): Failure {
    return failureOf([makeIssue(parts)]);
}

/** A failure of several issues. */
export function failureOf(issues: readonly Issue[]): Failure {
    return new Failure(issues.map(formatIssue));
}
