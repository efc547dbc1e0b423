/**
 * Proves what a stack file's `config:` becomes. The expected values are what the Pulumi CLI 3.230 gave to a program for
 * the same file.
 */
import assert from "node:assert/strict";
import { convertConfig } from "../../cli/stack-config";
import type { StackConfig } from "../../cli/stack-file";
import { parseYaml } from "../../cli/yaml-file";

function converted(lines: string): StackConfig {
    const { value } = parseYaml(`config:\n${lines.replace(/^/gm, "  ")}`, "Pulumi.dev.yaml");
    return convertConfig("fixture", value["config"] as Record<string, unknown>);
}

const value = (text: string) => converted(`fixture:key: ${text}`).values["fixture:key"];

describe("a stack's configuration", () => {
    const SCALARS: readonly (readonly [string, string, string])[] = [
        ["a text", "dev", "dev"],
        ["a quoted number", '"007"', "007"],
        ["a whole number", "443", "443"],
        ["an account id", "123456789012", "123456789012"],
        ["a fraction that is none", "1.0", "1"],
        ["an exponent", "1e3", "1000"],
        ["a hexadecimal number", "0x10", "16"],
        ["an octal number", "0o17", "15"],
        ["an old octal number", "017", "15"],
        ["a word that was a boolean once", "yes", "yes"],
        ["a boolean", "true", "true"],
        ["nothing", "", ""],
        ["a date", "2020-01-02", "2020-01-02 00:00:00 +0000 UTC"],
        ["several lines", "|\n  two\n  lines\n", "two\nlines\n"],
    ];
    for (const [what, yaml, text] of SCALARS) {
        it(`gives ${what} as text`, () => assert.equal(value(yaml), text));
    }

    it("gives lists and maps as JSON, keys in order, signs of HTML escaped", () => {
        assert.equal(value("[ap-northeast-1a, ap-northeast-1c]"), '["ap-northeast-1a","ap-northeast-1c"]');
        assert.equal(
            value('{b: 1.0, a: yes, c: ~, d: 2020-01-02, e: 0o17, f: 017, g: 1e3, 7: x, z: "<&>"}'),
            '{"7":"x","a":"yes","b":1,"c":null,"d":"2020-01-02 00:00:00 +0000 UTC","e":15,"f":15,"g":1000,"z":"\\u003c\\u0026\\u003e"}',
        );
    });

    it("follows anchors and merges", () => {
        assert.equal(value("{<<: {a: 1}, b: 2}"), '{"a":1,"b":2}');
    });

    it("gives a key without a namespace the project's", () => {
        assert.deepEqual(converted("bare: here\naws:region: x\nold:config:key: y").values, {
            "fixture:bare": "here",
            "aws:region": "x",
            "old:key": "y",
        });
    });

    it("puts a placeholder for each secret, and says which keys hold one", () => {
        const { values, secretKeys } = converted(
            "fixture:password: {secure: v1:abc}\nfixture:nested: {a: {secure: v1:abc}, b: [x, {secure: v1:def}]}\nfixture:open: {secure: [1]}",
        );
        assert.deepEqual(values, {
            "fixture:password": "[secret]",
            "fixture:nested": '{"a":"[secret]","b":["x","[secret]"]}',
            "fixture:open": '{"secure":[1]}',
        });
        assert.deepEqual(secretKeys, ["fixture:password", "fixture:nested"]);
    });

    it("refuses a key of too many parts", () => {
        assert.throws(() => converted("a:b:c: 1"), {
            message:
                "config: has a key with too many parts, got `a:b:c`; expected `<namespace>:<name>`; write a nested value as a map below its key",
        });
    });
});
