/**
 * Proves that whatever stands in a stack's file is answered in our own words: four parts, one line, no secret.
 * Not: that the words help.
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { formatIssue, quote } from "../../config/issue";
import { nearestKey } from "../../config/nearest-key";
import { hideSecrets, SECRET_PLACEHOLDER } from "../../config/secrets";
import { faults, INNER, lines, parseStack, type Written } from "./stack";

const SEED = { seed: 20261120, numRuns: 300 };
const FOUR_PARTS = /^[^\n]+: [a-z][^\n]*, got [^\n]+; expected [^\n]+; [a-z][^\n]*[^.\n]$/;
const ZOD_WORDS = /invalid (input|option|string|key)|zod|too (big|small): |unrecognized key|\bundefined\b|\[object/i;

const word = fc.constantFrom(
    "zones",
    "cidrBlock",
    "existing",
    "clients",
    "routes",
    "type",
    "http",
    "mock",
    "nat",
    "10.0.0.0/8",
    "eu-central-1a",
    "x`y",
    "__proto__",
    "constructor",
);
const leaf = fc.oneof(word, fc.string(), fc.double(), fc.boolean(), fc.constant(null));
const json = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, leaf, fc.array(tie("value"), { maxLength: 4 }), tie("map")),
    map: fc.dictionary(fc.oneof(word, fc.string()), tie("value"), { maxKeys: 5 }),
}));
const section = fc.oneof({ weight: 5, arbitrary: json.map }, { weight: 1, arbitrary: json.value });
const stack = fc.record(
    {
        "aws:region": fc.oneof(fc.constant("eu-central-1"), fc.string()),
        pattern: fc.oneof(fc.constantFrom("open", "inner", "wide"), fc.string()),
        network: section,
        api: section,
        dns: section,
        options: section,
        tags: section,
    },
    { requiredKeys: [] },
);

describe("messages", () => {
    it("have four parts on one line and none of the library's words, whatever stands in the file", () => {
        fc.assert(
            fc.property(stack, (written) => {
                for (const line of lines(written)) {
                    assert.match(line, FOUR_PARTS);
                    assert.doesNotMatch(line.replace(/`[^`]*`|\[".*"\]/g, ""), ZOD_WORDS);
                }
            }),
            SEED,
        );
    });

    it("are the same for the same file", () => {
        fc.assert(
            fc.property(stack, (written) => assert.deepEqual(lines(written), lines(written))),
            SEED,
        );
    });

    it("quote on one line, cut what is long, and keep backticks apart", () => {
        assert.equal(quote("a\nb`c"), "`a b'c`");
        assert.equal(quote({ a: [1] }), '`{"a":[1]}`');
        assert.equal(quote("x".repeat(100)), `\`${"x".repeat(80)}…\``);
    });

    it("name the nearest known key only where it is near", () => {
        const known = ["cidrBlock", "zones", "egress"];
        assert.deepEqual(
            ["zone", "cidrblock", "cidr_block", "egres", "vpc", "prober"].map((key) => nearestKey(key, known)),
            ["zones", "cidrBlock", "cidrBlock", "egress", undefined, undefined],
        );
    });
});

describe("secrets", () => {
    const secretKeys = ["private-api:network", "private-api:tags"];

    it("below a secret key are said by code and path alone", () => {
        // Neither is the right block named, which would tell the wrong one.
        const network = { zones: ["eu-central-1a", "eu-central-1b"], cidrBlock: "10.9.8.7/16" };
        assert.deepEqual(lines({ ...INNER, network }, { secretKeys }), [
            "network.cidrBlock: is not accepted, because of `cidr-host-bits`, got `[secret]`; expected another value; correct it; `private-api preview` says more of what is not encrypted",
        ]);
        assert.deepEqual(faults({ ...INNER, network: "hunter2" }, { secretKeys }), ["wrong-type network"]);
    });

    it("that the pattern means to be some leave the other faults of their key as they are", () => {
        const value = "0123456789abcdef0123456789abcdef";
        const raw = (options: object) => ({
            "private-api:pattern": "egress-proxy",
            "private-api:options": JSON.stringify(options),
        });
        const said = (options: object, code: string, path: string, message: string) =>
            hideSecrets([{ code, path, message }], raw(options), new Set(["private-api:options"]), [
                "options.apiKey.value",
            ]).map(formatIssue);
        const fault = "is plain, got `http://a.example`; expected `https://a.example`; use it";
        const url = "options.upstreams[0].url";
        const apiKey = { value };
        const upstreams = [{ url: "http://a.example" }];
        assert.deepEqual(said({ apiKey, upstreams }, "plain", url, fault), [`${url}: ${fault}`]);
        assert.deepEqual(said({ apiKey, upstreams }, "plain", url, `is wrong, got \`a${value}\``), [
            `${url}: is wrong, got \`[secret]\``,
        ]);
        const cut = quote({ apiKey: { value: value.repeat(4) } });
        assert.deepEqual(said({ apiKey: { value: value.repeat(4) } }, "form", "options.x", `is wrong, got ${cut}`), [
            "options.x: is wrong, got `[secret]`",
        ]);
        // Without one that is meant, any of them may be it.
        assert.match(
            said({ upstreams }, "plain", url, fault)[0] ?? "",
            /^options\.upstreams\[0\]\.url: is not accepted/,
        );
    });

    it("that are meant to be some, and are, are never asked for in clear", () => {
        const raw = (apiKey: object) => ({
            "private-api:options": JSON.stringify({ apiKey, upstreams: [{ url: "https://a.example" }] }),
        });
        const said = (apiKey: object, code: string, path: string) =>
            hideSecrets([{ code, path, message: "is wrong" }], raw(apiKey), new Set(["private-api:options"]), [
                "options.apiKey.value",
            ]).map(formatIssue);
        const value = SECRET_PLACEHOLDER;
        const twice = "options.apiKey.secretArn";
        assert.deepEqual(said({ value, secretArn: "arn" }, "twice", twice), [`${twice}: is wrong`]);
        assert.deepEqual(said({ value }, "wrong-type", "options.apiKey"), ["options.apiKey: is wrong"]);
        assert.deepEqual(said({ vlaue: value }, "unknown-key", "options.apiKey.vlaue"), [
            "options.apiKey.vlaue: is wrong",
        ]);
    });

    it("that cannot be decrypted are said to be so", () => {
        const verdict =
            "is encrypted and cannot be judged without the passphrase, got `[secret]`; expected a value in clear, since nothing here is a secret; write it without `secure:`, or run `pulumi preview`";
        const zones = ["eu-central-1a", "eu-central-1b"];
        const network = { zones, cidrBlock: SECRET_PLACEHOLDER };
        assert.deepEqual(lines({ ...INNER, network }, { secretKeys }), [`network.cidrBlock: ${verdict}`]);
        assert.deepEqual(lines({ ...INNER, network: SECRET_PLACEHOLDER }, { secretKeys }), [`network: ${verdict}`]);
        const region = { ...INNER, "aws:region": SECRET_PLACEHOLDER };
        assert.deepEqual(lines(region, { secretKeys: ["aws:region"] }), [`aws:region: ${verdict}`]);
        // A text that is not encrypted is judged as any other.
        assert.deepEqual(faults({ ...INNER, network }), ["cidr-syntax network.cidrBlock"]);
        assert.match(lines({ ...INNER, network })[0] ?? "", /got `\[secret\]`; expected (?!a value in clear)/);
    });

    it("that cannot be decrypted leave what is said of the values beside them", () => {
        const network = {
            cidrBlock: SECRET_PLACEHOLDER,
            zones: ["eu-central-1a"],
            clients: [{ vpcId: SECRET_PLACEHOLDER }],
        };
        const [block, clients, zones] = lines({ ...INNER, network }, { secretKeys });
        assert.match(String(clients), /^network\.clients\[0\]\.vpcId: is encrypted /);
        assert.match(String(block), /^network\.cidrBlock: is encrypted /);
        assert.equal(
            zones,
            "network.zones: has too few entries, got 1; expected a list of 2 to 6 entries; add the missing ones",
        );
    });

    it("are in no message, whatever stands below the key", () => {
        const deep = {
            zones: ["hunter2"],
            egress: "hunter2",
            clients: [{ cidrBlock: "hunter2" }],
            existing: "hunter2",
        };
        const hostile: readonly Written[] = [
            { ...INNER, network: "hunter2" },
            { ...INNER, network: ["hunter2"] },
            { ...INNER, network: deep },
            { ...INNER, tags: { "aws:a": "hunter2", b: { c: "hunter2" }, hunter2: 1, d: "hunter2" } },
            { ...INNER, network: { zones: ["hunter2"] }, options: { names: "hunter2" } },
        ];
        for (const written of hostile) {
            const found = lines(written, { secretKeys });
            assert.notEqual(found.length, 0);
            for (const line of found) assert.doesNotMatch(line, /hunter2/);
        }
    });

    it("that are right change nothing", () => {
        assert.deepEqual(parseStack(INNER, { secretKeys }), parseStack(INNER));
    });
});
