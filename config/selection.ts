import { Region } from "./aws-forms";
import { expectationOf } from "./expectation";
import { makeIssue, quote, quoteChoice, type Issue, type Result } from "./issue";
import type { Patterns } from "./membership";
import { nearestKey } from "./nearest-key";
import type { PatternConfig } from "./pattern-config";
import { WORDING } from "./wording";

/** The single issue of a stack without any key of ours. */
export function noConfiguration(patterns: Patterns): Issue {
    return makeIssue({
        code: "no-configuration",
        path: "pattern",
        problem: "is not set",
        got: "no configuration",
        expected: quoteChoice(Object.keys(patterns)),
        fix: "copy an example, `cp examples/Pulumi.private.yaml Pulumi.<stack>.yaml`, or run `pulumi config set private-api:pattern private`",
    });
}

/** The pattern that a stack selects: issue `missing` or `unknown-value`. */
export function selectPattern(text: string | undefined, patterns: Patterns): Result<PatternConfig> {
    const pattern = text !== undefined && Object.hasOwn(patterns, text) ? patterns[text] : undefined;
    if (pattern !== undefined) return { ok: true, value: pattern };
    const keys = Object.keys(patterns);
    const nearest = text === undefined ? undefined : nearestKey(text, keys);
    const issue = makeIssue({
        code: text === undefined ? "missing" : "unknown-value",
        path: "pattern",
        problem: text === undefined ? "is not set" : "is not a known pattern",
        got: text === undefined ? "nothing" : quote(text),
        expected: quoteChoice(keys),
        fix: `run \`pulumi config set private-api:pattern ${nearest ?? keys[0] ?? "private"}\``,
    });
    return { ok: false, issues: [issue] };
}

/** The stack's region: issue `missing` or `wrong-form`. */
export function selectRegion(text: string | undefined): Result<string> {
    const region = Region.safeParse(text);
    if (region.success) return { ok: true, value: region.data };
    const wording = WORDING.get(Region);
    const issue = makeIssue({
        code: text === undefined ? "missing" : "wrong-form",
        path: "aws:region",
        problem: text === undefined ? "is not set" : (wording?.problem ?? "has the wrong form"),
        got: text === undefined ? "nothing" : quote(text),
        expected: expectationOf(Region),
        fix: wording?.fix ?? "correct it",
    });
    return { ok: false, issues: [issue] };
}
