/** Proves that each rule of the pack finds something, passes something and leaves something open. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Resource } from "../../model/resource";
import { RULES } from "../../policy/registry";
import type { Rule } from "../../policy/rule";
import { seenIn } from "../../policy/seen";
import { DEFAULTS } from "../../policy/settings";
import { RULE_CASES } from "./rule-cases";

const ROOT = join(__dirname, "../..");
const files = (folder: string, ending: string): string[] =>
    readdirSync(join(ROOT, folder))
        .filter((name) => name.endsWith(ending))
        .map((name) => name.slice(0, -ending.length))
        .sort();

const names = RULES.map(({ name }) => name).sort();

/** States of all that a rule says of a program; a throw fails the test. */
function states(rule: Rule, resources: readonly Resource[] = []): string[] {
    const seen = seenIn(resources);
    const found = [
        ...resources.flatMap((resource) => rule.resource?.(resource, DEFAULTS, seen) ?? []),
        ...(rule.stack?.(resources, DEFAULTS) ?? []),
    ];
    return [...new Set(found.map(({ rule: name, state }) => `${name} ${state}`))];
}

describe("every rule of the pack", () => {
    it("has a file, a page, a test and cases of its own name", () => {
        assert.deepEqual(files("policy/rules", ".ts"), names);
        assert.deepEqual(
            files("docs/policies", ".md").filter((name) => name !== "README"),
            names,
        );
        assert.deepEqual(
            names.filter((name) => !existsSync(join(ROOT, "tests/policy/rules", `${name}.test.ts`))),
            [],
        );
        assert.deepEqual(Object.keys(RULE_CASES).sort(), names);
    });

    for (const rule of RULES) {
        it(`finds, passes and leaves open: ${rule.name}`, () => {
            const { violated, passed, unprovable } = RULE_CASES[rule.name] ?? {};
            assert.deepEqual(states(rule, violated), [`${rule.name} violated`]);
            assert.deepEqual(states(rule, passed), []);
            assert.deepEqual(states(rule, unprovable), [`${rule.name} unprovable`]);
        });
    }

    it("has a page with each of the headings", () => {
        const headings = ["Summary", "Avoid", "Prefer", "Why", "What it cannot see", "Source"];
        for (const name of names) {
            const page = readFileSync(join(ROOT, "docs/policies", `${name}.md`), "utf8");
            const found = [...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
            assert.deepEqual(
                headings.filter((heading) => !found.includes(heading)),
                [],
                name,
            );
        }
    });
});
