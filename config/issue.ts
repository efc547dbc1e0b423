import type { Issue } from "../model/issue";

export type { Issue, Result } from "../model/issue";

/** The four parts of an issue's message. */
export interface IssueParts {
    readonly code: string;
    readonly path: string;
    /** What is wrong, as the rest of a sentence that begins with the path: `is not a VPC ID`. */
    readonly problem: string;
    /** What was given; {@link quote} it when it came from the user. */
    readonly got: string;
    readonly expected: string;
    /** What to do, as an order: `use ...`. */
    readonly fix: string;
}

/** Longest value that is quoted whole, in characters. */
const QUOTED_LENGTH = 80;

/** The line that a user reads: `network.cidrBlock: has host bits set, got ...`. */
export function formatIssue(issue: Issue): string {
    return `${issue.path}: ${issue.message}`;
}

/** Joins the four parts. */
export function makeIssue({ code, path, problem, got, expected, fix }: IssueParts): Issue {
    return { code, path, message: `${problem}, got ${got}; expected ${expected}; ${fix}` };
}

/**
 * A user's value in backticks: text as it is, anything else as JSON; one line, cut at 80 characters.
 * The credentials of a URL are masked.
 */
export function quote(value: unknown): string {
    const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "nothing");
    const masked = text
        .replace(/\/\/.*@/s, "//[secret]@")
        .replace(/\s+/g, " ")
        .replaceAll("`", "'");
    return `\`${masked.length > QUOTED_LENGTH ? `${masked.slice(0, QUOTED_LENGTH)}…` : masked}\``;
}

/** Several values in backticks: "`a`", "`a` or `b`", "`a`, `b` or `c`". */
export function quoteChoice(values: readonly unknown[]): string {
    const quoted = values.map(quote);
    const last = quoted.at(-1) ?? "nothing";
    return quoted.length < 2 ? last : `${quoted.slice(0, -1).join(", ")} or ${last}`;
}

/** A path with one more step: `network` and `zones` and 1 make `network.zones[1]`. */
export function joinPath(path: string, ...steps: readonly PropertyKey[]): string {
    return steps.reduce<string>((joined, step) => {
        if (typeof step === "number") return `${joined}[${step}]`;
        const key = String(step);
        if (!/^[\w-]+$/.test(key)) return `${joined}[${JSON.stringify(key)}]`;
        return joined === "" ? key : `${joined}.${key}`;
    }, path);
}

const COLLATOR = new Intl.Collator("en", { numeric: true });

/** Orders issues by path, then code, then message, and drops repetitions, so that the same input gives the same lines. */
export function sortIssues(issues: readonly Issue[]): readonly Issue[] {
    const sorted = [...issues].sort(
        (one, other) =>
            COLLATOR.compare(one.path, other.path) ||
            COLLATOR.compare(one.code, other.code) ||
            COLLATOR.compare(one.message, other.message),
    );
    const lines = new Set<string>();
    return sorted.filter((issue) => {
        const line = formatIssue(issue);
        return !lines.has(line) && lines.add(line);
    });
}
