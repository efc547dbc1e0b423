/**
 * Proves that verdicts move as meanings do: the same for the same policy in other words, never wider by a Deny, never
 * narrower by an Allow. Not: that the verdict changed from is right, which the other properties are for.
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { analyse } from "../../../model/iam/analyse";
import { REWRITINGS } from "./metamorphic/rewritings";
import { EXCHANGES, exchanged } from "./metamorphic/same-meaning";
import { API, FOREIGN, VPC, allow, allowIf, denyIf, policy, type Conditions, type Written } from "./policies";
import { condition, merged, sample, statement, textOf, type Sample } from "./random/policies";
import { OTHER_VPC } from "./random/vocabulary";
import { RUNS } from "./random/runs";

const NO_VERDICT = ["invalid", "too-complex"];

function verdictOn(text: string, allowedVpcs: readonly string[]) {
    const { verdict, explicitDeny, endpoints } = analyse(text, { allowedVpcs, api: API });
    return { verdict, explicitDeny, endpoints: endpoints?.toSorted() };
}

/** Asserts that two texts get the same verdict, or that one of them gets none. */
function assertSame(one: readonly [string, readonly string[]], other: readonly [string, readonly string[]]): void {
    const [before, after] = [verdictOn(...one), verdictOn(...other)];
    if (NO_VERDICT.includes(before.verdict) || NO_VERDICT.includes(after.verdict)) return;
    assert.deepEqual(after, before, `${one[0]}\n${other[0]}`);
}

describe("policies that say the same in other words", () => {
    for (const { title, rewrite } of REWRITINGS) {
        it(`have the same verdict: ${title}`, () => {
            fc.assert(
                fc.property(sample, (one) => {
                    const { text, allowedVpcs } = rewrite(one);
                    assertSame([textOf(one), one.allowedVpcs], [text, allowedVpcs]);
                }),
                RUNS,
            );
        });
    }

    for (const exchange of EXCHANGES) {
        it(`have the same verdict: ${exchange.title}`, () => {
            fc.assert(
                fc.property(sample, (one) => {
                    const statements = one.statements.map((part) => exchanged(part, exchange));
                    assertSame([textOf(one), one.allowedVpcs], [textOf({ ...one, statements }), one.allowedVpcs]);
                }),
                RUNS,
            );
        });
    }

    it("are not all the same texts", () => {
        const samples = fc.sample(sample, { ...RUNS, numRuns: 2000 });
        const idle = (change: (one: Sample) => string) => samples.every((one) => change(one) === textOf(one));
        const rewritings = REWRITINGS.filter(({ rewrite }) => idle((one) => rewrite(one).text));
        const exchanges = EXCHANGES.filter((exchange) =>
            idle((one) => textOf({ ...one, statements: one.statements.map((part) => exchanged(part, exchange)) })),
        );
        assert.deepEqual(
            [...rewritings, ...exchanges].map(({ title }) => title),
            [],
        );
    });

    it("have the same verdict: a policy with one more Allow is restricted where every call meets a Deny", () => {
        fc.assert(
            fc.property(sample, (one) => {
                const { verdict, explicitDeny } = verdictOn(textOf(one), one.allowedVpcs);
                const opened = { ...one, statements: [...one.statements, allow()] };
                const after = verdictOn(textOf(opened), one.allowedVpcs);
                if (NO_VERDICT.includes(verdict) || NO_VERDICT.includes(after.verdict)) return;
                assert.equal(explicitDeny, after.verdict === "restricted", textOf(one));
            }),
            RUNS,
        );
    });

    it("have the same verdict: an Allow inside for an Allow with a Deny elsewhere; only that Deny is explicit", () => {
        const lists = fc.subarray([VPC, OTHER_VPC, FOREIGN], { minLength: 1 });
        fc.assert(
            fc.property(lists, lists, (listed, allowedVpcs) => {
                const inside = verdictOn(policy(allowIf({ StringEquals: { "aws:SourceVpc": listed } })), allowedVpcs);
                const elsewhere = denyIf({ StringNotEquals: { "aws:SourceVpc": listed } });
                const denied = verdictOn(policy(allow(), elsewhere), allowedVpcs);
                assert.equal(denied.verdict, inside.verdict);
                assert.deepEqual([inside.explicitDeny, denied.explicitDeny], [false, denied.verdict === "restricted"]);
            }),
            RUNS,
        );
    });
});

function conditionsOf(part: Written): Conditions {
    return (part["Condition"] ?? {}) as Conditions;
}

/** The sample with one more condition on one statement; the same sample where the operator and key are taken. */
function conditioned(one: Sample, at: number, more: Conditions): { readonly effect: unknown; readonly after: Sample } {
    const index = at % one.statements.length;
    const part = one.statements[index] ?? {};
    const [operator = ""] = Object.keys(more);
    const Condition = operator in conditionsOf(part) ? conditionsOf(part) : merged([conditionsOf(part), more]);
    const statements = one.statements.map((each, i) =>
        i === index && Object.keys(Condition).length > 0 ? { ...each, Condition } : each,
    );
    return { effect: part["Effect"], after: { ...one, statements } };
}

/** Asserts that what narrows a policy keeps it restricted, and what widens it keeps it from becoming so. */
function assertMoves(before: Sample, after: Sample, direction: "narrower" | "wider"): void {
    const [from, to] = direction === "narrower" ? [before, after] : [after, before];
    if (verdictOn(textOf(from), from.allowedVpcs).verdict !== "restricted") return;
    const { verdict } = verdictOn(textOf(to), to.allowedVpcs);
    if (!NO_VERDICT.includes(verdict)) assert.equal(verdict, "restricted", `${textOf(from)}\n${textOf(to)}`);
}

describe("policies that change", () => {
    it("stay restricted with one more Deny, and open with one more Allow", () => {
        fc.assert(
            fc.property(sample, statement, (one, more) => {
                const after = { ...one, statements: [...one.statements, more] };
                assertMoves(one, after, more["Effect"] === "Deny" ? "narrower" : "wider");
            }),
            RUNS,
        );
    });

    it("stay restricted with one more condition on an Allow, and open with one more on a Deny", () => {
        fc.assert(
            fc.property(sample, fc.nat(3), condition, (one, at, more) => {
                const { effect, after } = conditioned(one, at, more);
                assertMoves(one, after, effect === "Allow" ? "narrower" : "wider");
            }),
            RUNS,
        );
    });

    it("stay restricted where more VPCs may call, and open where fewer may", () => {
        fc.assert(
            fc.property(sample, (one) => {
                assertMoves(one, { ...one, allowedVpcs: [...one.allowedVpcs, OTHER_VPC, FOREIGN] }, "narrower");
            }),
            RUNS,
        );
    });
});
