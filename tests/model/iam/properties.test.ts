/**
 * Proves that verdicts on random policies agree with the reference evaluator on calls chosen to tell them apart. Not:
 * that either of them is AWS; what both read from the documentation in the same wrong way goes unseen.
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { analyse } from "../../../model/iam/analyse";
import { API } from "./policies";
import { outsideCalls } from "./random/calls";
import { sample, textOf, type Sample } from "./random/policies";
import { RUNS } from "./random/runs";
import { readPolicy } from "./reference/document";
import { decide, type Call, type Decision } from "./reference/evaluate";
import { assertGetsIn } from "./witness";

/** A policy with the seed of the calls that are tried on it. */
const tried = fc.record({ sample, seed: fc.nat(2_000_000_000) });
const COUNT = 150;

interface Tried {
    readonly sample: Sample;
    readonly seed: number;
}

/** The calls from outside, each with its decision. */
function decisions({ sample: policy, seed }: Tried): readonly { readonly call: Call; readonly found: Decision }[] {
    const read = readPolicy(textOf(policy));
    const calls = outsideCalls(read, policy.allowedVpcs, { ...policy, seed, count: COUNT });
    return calls.map((call) => ({ call, found: decide(read, call, API) }));
}

function shown({ principal, resource, context }: Call): string {
    return JSON.stringify({ principal, resource, context: Object.fromEntries(context) });
}

/** Names the first call that should not be there. */
function assertNone(calls: readonly { readonly call: Call }[]): void {
    assert.deepEqual(
        calls.slice(0, 1).map(({ call }) => shown(call)),
        [],
    );
}

function verdictOn({ sample: policy }: Tried) {
    return analyse(textOf(policy), { ...policy, api: API });
}

describe("verdicts on random policies", () => {
    it("come with a witness that is outside and gets in", () => {
        fc.assert(
            fc.property(tried, (input) => {
                const { verdict, witness } = verdictOn(input);
                assert.equal(witness !== undefined, verdict === "open" || verdict === "restricted-by-vpce");
                if (witness !== undefined) assertGetsIn(textOf(input.sample), witness, input.sample);
            }),
            RUNS,
        );
    });

    it("are restricted only where no call from outside gets in", () => {
        fc.assert(
            fc.property(tried, (input) => {
                if (verdictOn(input).verdict !== "restricted") return;
                assertNone(decisions(input).filter(({ found }) => found.decision === "allow"));
            }),
            RUNS,
        );
    });

    it("are restricted to endpoints only where calls from outside get in through these", () => {
        fc.assert(
            fc.property(tried, (input) => {
                const { verdict, endpoints = [] } = verdictOn(input);
                if (verdict !== "restricted-by-vpce") return;
                const allowed = decisions(input).filter(({ found }) => found.decision === "allow");
                const elsewhere = allowed.filter(
                    ({ call }) => !endpoints.includes(call.context.get("aws:sourcevpce") ?? ""),
                );
                assertNone(elsewhere);
            }),
            RUNS,
        );
    });

    it("claim an explicit Deny only where every call from outside meets one", () => {
        fc.assert(
            fc.property(tried, (input) => {
                if (verdictOn(input).explicitDeny !== true) return;
                const others = decisions(input).filter(({ found }) => found.decision !== "explicit-deny");
                assertNone(others);
            }),
            RUNS,
        );
    });

    it("are of every kind that random policies can have, so that no property is empty", () => {
        const verdicts = fc.sample(tried, { ...RUNS, numRuns: 600 }).map((input) => verdictOn(input));
        const share = (isOne: (verdict: (typeof verdicts)[number]) => boolean) =>
            verdicts.filter(isOne).length / verdicts.length;
        assert.ok(share(({ verdict }) => verdict === "restricted") > 0.1);
        assert.ok(share(({ verdict }) => verdict === "open") > 0.1);
        assert.ok(share(({ verdict }) => verdict === "restricted-by-vpce") > 0.002);
        assert.ok(share(({ explicitDeny }) => explicitDeny === true) > 0.03);
    });
});
