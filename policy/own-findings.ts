import type { Resource } from "../model/resource";
import type { LeftOver } from "./exceptions";
import { type Finding, findingId, type Rule } from "./rule";
import type { ConfigurationFault } from "./settings";

/** A setting of a rule that cannot be read: what it was meant to say would be lost. */
export function configurationFinding(
    { name }: Rule,
    { urn }: Resource,
    { at, what, expected }: ConfigurationFault,
): Finding {
    return finding(
        name,
        urn,
        at,
        `${what}, got another value; expected ${expected}`,
        "correct the pack's configuration",
    );
}

/** An exception that lets nothing pass any longer. */
export function leftOverFinding({ name }: Rule, { urn }: Resource, { at, why, exception }: LeftOver): Finding {
    const got = `\`${exception.finding}\` of \`${exception.resource}\` until \`${exception.expires}\``;
    const [what, expected, fix] = LEFT_OVER[why];
    return finding(name, urn, at, `${what}, got ${got}; expected ${expected}`, fix);
}

const LEFT_OVER: Readonly<Record<LeftOver["why"], readonly [what: string, expected: string, fix: string]>> = {
    expired: ["has expired", "a day that is not over", "take the exception away"],
    unused: ["is used by no finding", "an exception for a finding that there is", "take the exception away"],
    ambiguous: ["is for a name that is not unique", "one resource", "use the URN"],
};

/** A rule that threw. */
export function defectFinding({ name }: Rule, { urn }: Resource, error: unknown): Finding {
    const got = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const fix = "report it as a defect of the pack, and disable the rule until it is mended";
    return finding(name, urn, "rule", `could not judge, got \`${got}\`; expected findings`, fix);
}

function finding(rule: string, urn: string, at: string, words: string, fix: string): Finding {
    return {
        rule,
        urn,
        at,
        state: "violated",
        message: `${at}: ${words}; ${fix}`,
        evidence: findingId({ rule, urn, at }),
        fix,
    };
}
