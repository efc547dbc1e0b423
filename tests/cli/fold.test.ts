import assert from "node:assert/strict";
import fc from "fast-check";
import { fold } from "../../cli/fold";

const TEXT = fc.array(fc.constantFrom(..."ab -./:\n"), { maxLength: 120 }).map((signs) => signs.join(""));

describe("folding text", () => {
    it("never makes a line longer than the width", () => {
        fc.assert(
            fc.property(TEXT, fc.integer({ min: 1, max: 40 }), (text, width) => {
                assert.ok(
                    fold(text, width)
                        .split("\n")
                        .every((line) => line.length <= width),
                );
            }),
        );
    });

    it("loses nothing but spaces at the ends of lines", () => {
        fc.assert(
            fc.property(TEXT, fc.integer({ min: 1, max: 40 }), (text, width) => {
                assert.equal(fold(text, width).replace(/\s/g, ""), text.replace(/\s/g, ""));
            }),
        );
    });

    it("breaks a long address behind a sign", () => {
        assert.equal(
            fold("GET https://abc.execute-api.example.com/dev", 24),
            "GET https://abc.execute-\napi.example.com/dev",
        );
    });
});
