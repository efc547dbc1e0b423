import assert from "node:assert/strict";
import { apiKeyFault } from "../../model/api-key-value";

describe("the value of an API key", () => {
    const cases: [title: string, text: string, fault: string | undefined][] = [
        ["may have 20 signs", "a".repeat(20), undefined],
        ["may have 128 signs, of all kinds", `${"a".repeat(120)}Z9._~+/=`, undefined],
        ["has no less", "a".repeat(19), "19 characters"],
        ["has no more", "a".repeat(129), "129 characters"],
        ["is there, as it is not where a secret is binary", "", "0 characters"],
        ["is not JSON", '{"key":"0123456789abcdef"}', "other signs"],
        ["has no space or line end around it", `${"a".repeat(32)}\n`, "other signs"],
    ];
    for (const [title, text, fault] of cases) it(title, () => assert.equal(apiKeyFault(text), fault));
});
