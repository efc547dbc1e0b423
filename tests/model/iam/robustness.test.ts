/**
 * Proves that the analyser gives a verdict on anything at all, the same each time, and never calls broken text
 * restricted. Not: how long it takes.
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { analyse } from "../../../model/iam/analyse";
import type { Data } from "../../../model/resource";
import { unknown } from "../../../model/unknown";
import { HOSTILE } from "./hostile";
import { placesOf, replacedAt } from "./leaves";
import { API, VPC, allow, denyIf, policy } from "./policies";
import { outsideCalls } from "./random/calls";
import { mutated } from "./random/mutations";
import { sample, textOf } from "./random/policies";
import { RUNS } from "./random/runs";
import { readPolicy } from "./reference/document";
import { decide } from "./reference/evaluate";
import { SAFE_TRICKS } from "./tricks/safe";

const VERDICTS = ["restricted", "restricted-by-vpce", "open", "invalid", "unknown", "too-complex"];
const CONTEXT = { allowedVpcs: [VPC], api: API };

/** The verdict, which has to be one, the same twice, and complete. */
function verdictOn(document: Data, context: Parameters<typeof analyse>[1] = CONTEXT): string {
    const found = analyse(document, context);
    assert.deepEqual(analyse(document, context), found);
    assert.ok(VERDICTS.includes(found.verdict), found.verdict);
    assert.equal(found.issues.length > 0, found.verdict === "invalid");
    return found.verdict;
}

function isJson(text: string): boolean {
    try {
        JSON.parse(text);
        return true;
    } catch {
        return false;
    }
}

describe("the analyser", () => {
    it("gives a verdict on policies with broken characters, and calls no broken text restricted", () => {
        fc.assert(
            fc.property(mutated, ({ text, allowedVpcs }) => {
                const verdict = verdictOn(text, { allowedVpcs, api: API });
                if (!isJson(text)) assert.equal(verdict, "invalid", text);
            }),
            { ...RUNS, numRuns: RUNS.numRuns * 5 },
        );
    });

    it("calls a policy with broken characters restricted only where nobody from outside gets in", () => {
        fc.assert(
            fc.property(mutated, fc.nat(2_000_000_000), ({ text, allowedVpcs }, seed) => {
                if (analyse(text, { allowedVpcs, api: API }).verdict !== "restricted") return;
                const read = readPolicy(text);
                const calls = outsideCalls(read, allowedVpcs, { seed, count: 60 });
                assert.ok(
                    calls.every((one) => decide(read, one, API).decision !== "allow"),
                    text,
                );
            }),
            RUNS,
        );
    });

    for (const [title, text] of HOSTILE) {
        it(`gives a verdict on ${title}, and does not call it restricted`, () => {
            assert.notEqual(verdictOn(text), "restricted");
        });
    }

    it("gives a verdict on any text", () => {
        fc.assert(
            fc.property(
                fc.oneof(
                    fc.string({ unit: "binary" }),
                    fc.json(),
                    fc.jsonValue().map((value) => JSON.stringify(value) ?? ""),
                ),
                (text) => {
                    assert.equal(verdictOn(text), "invalid");
                },
            ),
            RUNS,
        );
    });

    it("gives a verdict whatever stands at a place where something else should", () => {
        const wrong: readonly Data[] = [
            null,
            7,
            -0.5,
            true,
            "",
            "x",
            "\ud800",
            [],
            {},
            [[]],
            [null],
            { a: { b: 1 } },
            { ["__proto__"]: "x" },
            unknown,
            [unknown],
        ];
        for (const [name, text] of SAFE_TRICKS.slice(0, 35)) {
            const document = JSON.parse(text) as Data;
            for (const place of placesOf(document)) {
                for (const value of wrong)
                    assert.ok(VERDICTS.includes(verdictOn(replacedAt(document, place, value))), name);
            }
        }
    });

    it("gives a verdict on random policies with anything at any place", () => {
        fc.assert(
            fc.property(sample, fc.nat(), fc.jsonValue({ maxDepth: 2 }), (one, at, value) => {
                const document = JSON.parse(textOf(one)) as Data;
                const places = placesOf(document);
                const text = JSON.stringify(replacedAt(document, places[at % places.length] ?? [], value as Data));
                verdictOn(text, { allowedVpcs: one.allowedVpcs, api: API });
            }),
            RUNS,
        );
    });

    it("refuses every wrong type in the place of an element of the safe form", () => {
        const safe = JSON.parse(policy(allow(), denyIf({ StringNotEquals: { "aws:SourceVpc": VPC } }))) as Data;
        const elements = ["Effect", "Principal", "Action", "Resource", "Condition"].map((name) => [
            "Statement",
            1,
            name,
        ]);
        const verdicts = elements.flatMap((place) =>
            [null, 7, true, [], {}, [[]], ""].map((value) => analyse(replacedAt(safe, place, value), CONTEXT).verdict),
        );
        assert.deepEqual([...new Set(verdicts)], ["invalid"]);
    });
});
