/** Proves which texts are kept from the YAML parser. Not: what the parser makes of the others. */
import assert from "node:assert/strict";
import { isNestedTooDeeply } from "../../../policy/apis/yaml-nesting";

const LEVELS = 300;

describe("the nesting of a YAML text", () => {
    it("is too deep in each way in which a level can be opened", () => {
        const indented = Array.from({ length: LEVELS }, (_, column) => `${" ".repeat(column)}a:`).join("\n");
        for (const text of [
            `a: ${"[".repeat(LEVELS)}`,
            `a: ${"[".repeat(LEVELS)}${"]".repeat(LEVELS)}`,
            `a: ${"{a: ".repeat(LEVELS)}`,
            `a: ${'["]", '.repeat(LEVELS)}`,
            `${"- ".repeat(LEVELS)}a`,
            `a:\n  ${"- ".repeat(LEVELS)}a`,
            `${"? ".repeat(LEVELS)}a`,
            indented,
        ]) {
            assert.equal(isNestedTooDeeply(text), true, text.slice(0, 20));
        }
    });

    it("is not that of what stands side by side or in texts", () => {
        for (const text of [
            "",
            `a: [${"[b], ".repeat(LEVELS)}]`,
            "- a\n".repeat(LEVELS),
            `a: "${"[".repeat(LEVELS)}"`,
            `a: ${"-".repeat(LEVELS)} x ${"[".repeat(LEVELS)}`,
            `a: |\n  ${" ".repeat(LEVELS)}x\n`,
            `# ${"[".repeat(LEVELS)}\na: ${"x ".repeat(LEVELS)}`,
        ]) {
            assert.equal(isNestedTooDeeply(text), false, text.slice(0, 20));
        }
    });
});
