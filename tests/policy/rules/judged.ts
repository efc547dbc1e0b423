import assert from "node:assert/strict";
import type { Resource } from "../../../model/resource";
import type { Finding, Rule } from "../../../policy/rule";
import { NOTHING_SEEN } from "../../../policy/seen";
import { DEFAULTS } from "../../../policy/settings";

/** Everything that a rule finds, at both of its stages. */
export function judged(rule: Rule, resources: readonly Resource[]): readonly Finding[] {
    return [
        ...resources.flatMap((resource) => rule.resource?.(resource, DEFAULTS, NOTHING_SEEN) ?? []),
        ...(rule.stack?.(resources, DEFAULTS) ?? []),
    ];
}

/** What a rule finds, a line each: `<state> [<what is missing> ]<resource> <message>`; each finding's form is checked. */
export function lines(rule: Rule, resources: readonly Resource[]): readonly string[] {
    return judged(rule, resources).map((finding) => {
        assert.equal(finding.rule, rule.name);
        assert.match(finding.message, /^[^;]+: [^;]+, got [^;]+; expected [^;]+; [^;]*[^.;]$/);
        assert.ok(finding.message.startsWith(`${finding.at}: `) && finding.message.endsWith(`; ${finding.fix}`));
        assert.notEqual(finding.evidence, "");
        const missing: unknown = "missing" in finding ? finding.missing : undefined;
        assert.equal(missing !== undefined, finding.state === "unprovable");
        const state = missing === undefined ? finding.state : `${finding.state} ${String(missing)}`;
        return `${state} ${finding.urn.split("::").pop() ?? ""} ${finding.message}`;
    });
}
