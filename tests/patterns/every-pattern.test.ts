/*
 * Runs every pattern's example, and the stacks of this repository, through the dry run.
 * Proves: the program registers what the pattern promises, in the shape of the house. Not: that AWS accepts it.
 */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { patterns } from "../../patterns/registry";
import type { Resource } from "../../cli/dry-run/state";
import { exampleConfig, preview, ROOT, type Preview } from "../support/preview";

const STACK_TYPE = "pulumi:pulumi:Stack";
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

function stackConfig(name: string): Record<string, unknown> {
    const text = readFileSync(join(ROOT, `Pulumi.${name}.yaml`), "utf8");
    return (parse(text) as { config: Record<string, unknown> }).config;
}

/** The component that a resource is below, with the resources above it. */
function parentOf(resource: Resource, all: readonly Resource[]): Resource | undefined {
    return all.find(({ urn }) => urn === resource.parent);
}

const subjects: [string, () => Record<string, unknown>][] = [
    ...Object.keys(patterns).map((key): [string, () => Record<string, unknown>] => [
        `the example of ${key}`,
        () => exampleConfig(key),
    ]),
    ["the stack dev", () => stackConfig("dev")],
    ["the stack prod", () => stackConfig("prod")],
];

for (const [title, config] of subjects) {
    describe(title, () => {
        let seen: Preview;
        before(async () => {
            seen = await preview(config());
        });

        it("puts every resource of AWS below a component", () => {
            const loose = seen.resources.filter(
                (each) =>
                    each.type.startsWith("aws:") && !parentOf(each, seen.resources)?.type.startsWith("private-api:"),
            );
            assert.deepEqual(
                loose.map(({ urn }) => urn),
                [],
            );
        });

        it("names every child after its component", () => {
            const strangers = seen.resources.filter((each) => {
                const parent = parentOf(each, seen.resources);
                return parent?.type.startsWith("private-api:") && !each.name.startsWith(`${parent.name}-`);
            });
            assert.deepEqual(
                strangers.map(({ urn }) => urn),
                [],
            );
        });

        it("puts components directly below the stack, with outputs", () => {
            const components = seen.resources.filter(({ type }) => type.startsWith("private-api:"));
            assert.ok(components.length > 0);
            for (const component of components) {
                assert.equal(parentOf(component, seen.resources)?.type, STACK_TYPE, component.urn);
                assert.notDeepEqual(component.outputs, {}, component.urn);
            }
        });

        it("knows every input offline, but for what an adopted thing or AWS's own choice decides", () => {
            const unknown = seen.resources
                .filter(({ type, external }) => type.startsWith("aws:") && !external)
                .filter(({ inputs }) => JSON.stringify(inputs).includes(UNKNOWN));
            assert.deepEqual(
                unknown.map(({ urn }) => urn),
                [],
            );
        });

        it("claims who reaches what, each with its rule, about addresses that are really built", () => {
            const claims = seen.outputs["claims"] as { id: string; url: string; rule: string; why: string }[];
            assert.ok(claims.length > 0);
            assert.equal(new Set(claims.map(({ id }) => id)).size, claims.length);
            for (const claim of claims) {
                assert.match(claim.url, /^https:\/\/[a-z0-9.-]+(\/[^/]*)*$/, claim.id);
                assert.match(claim.rule, /^[A-Z]-?\d+$/, claim.id);
                assert.notEqual(claim.why, "", claim.id);
            }
        });

        it("exports a command to try", () => {
            const commands = Object.entries(seen.outputs).filter(([name]) => name.startsWith("try"));
            assert.ok(commands.length > 0);
            // A key is named as a variable of the shell, since its value is told by no output.
            const form = /^curl (-H '[^']+' |-H "x-api-key: \$API_KEY" )?'https:\/\/[^']+'$/;
            for (const [, command] of commands) assert.match(String(command), form);
        });
    });
}

for (const [key, pattern] of Object.entries(patterns)) {
    describe(`the pattern ${key}`, () => {
        it("has a page with a picture", () => {
            const page = join(ROOT, "docs", "patterns", `${key}.md`);
            assert.ok(existsSync(page), page);
            assert.match(readFileSync(page, "utf8"), /```mermaid\n/);
        });

        it("has a page that names every option", () => {
            const page = readFileSync(join(ROOT, "docs", "patterns", `${key}.md`), "utf8");
            for (const option of Object.keys(pattern.options.shape))
                assert.ok(page.includes(`options.${option}`), option);
        });

        it("stands in README", () => {
            const readme = readFileSync(join(ROOT, "README.md"), "utf8");
            assert.ok(readme.includes(`docs/patterns/${key}.md`));
        });

        it("is selected by its own key", () => assert.equal(pattern.key, key));
    });
}
