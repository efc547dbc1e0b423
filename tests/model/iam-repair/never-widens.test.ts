/**
 * Proves on random policies that a repair is found for every leak, that it lets in no call that the policy kept out, and
 * that callers in the allowed VPCs notice nothing, as the reference evaluator has it. Not: that it is the smallest.
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { analyse } from "../../../model/iam/analyse";
import type { Principal } from "../../../model/iam/request";
import { repair } from "../../../model/iam/repair/repair";
import { ANONYMOUS, API, API_ARN, ENDPOINT, FOREIGN, ROLE, VPC } from "../iam/policies";
import { sample, textOf, type Sample } from "../iam/random/policies";
import { KEYS, OTHER_VPC } from "../iam/random/vocabulary";
import { type Call, decide } from "../iam/reference/evaluate";
import { readPolicy } from "../iam/reference/document";
import { OPEN } from "./open-policies";
import { policyOf } from "./policies";

const SEED = 20_261_121;

/** A value that a call carries for a key of the vocabulary, or none; mostly none. */
const further = KEYS.filter(({ name }) => !name.startsWith("aws:SourceVpc")).map(({ name, values }) =>
    fc
        .constantFrom(undefined, undefined, ...values.map((value) => String(value).split("/")[0] ?? ""))
        .map((value) => [name.toLowerCase(), value] as const),
);
const ofVpc = fc
    .constantFrom(undefined, VPC, VPC, OTHER_VPC, FOREIGN, "vpc-0a1b2c3d4e5f60719")
    .map((value) => ["aws:sourcevpc", value] as const);
const ofEndpoint = fc
    .constantFrom(undefined, ENDPOINT, "vpce-0deadbeefdeadbeef", "")
    .map((value) => ["aws:sourcevpce", value] as const);
const context = fc
    .tuple(ofVpc, ofEndpoint, ...further)
    .map((keys) => new Map(keys.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]))));

const SERVICE: Principal = { type: "service", service: "events.amazonaws.com" };
const call: fc.Arbitrary<Call> = fc.record({
    principal: fc.constantFrom<Principal>(ANONYMOUS, ANONYMOUS, ROLE, SERVICE),
    resource: fc
        .tuple(fc.constantFrom("prod", "dev"), fc.constantFrom("GET", "POST"), fc.constantFrom("", "pets", "pets/1"))
        .map((parts) => `${API_ARN}/${parts.join("/")}`),
    context,
});

/** Who gets in, contested points read against the author and for the author. */
function decisions(text: string, calls: readonly Call[]): readonly (readonly [boolean, boolean])[] {
    const policy = readPolicy(text);
    return calls.map((each) => {
        const { decision, contested } = decide(policy, each, API);
        return [decision === "allow", decision === "allow" && !contested];
    });
}

/** Asserts that calls from inside fare as before, and that of the others none gets in that did not. */
function assertNarrower(before: string, after: string, calls: readonly Call[], inside: readonly string[]): void {
    const original = decisions(before, calls);
    for (const [at, repaired] of decisions(after, calls).entries()) {
        const { context } = calls[at] ?? { context: new Map<string, string>() };
        const shown = `${JSON.stringify([...context])}\n${before}\n${after}`;
        for (const reading of [0, 1] as const) {
            const [was, is] = [original[at]?.[reading] === true, repaired[reading]];
            assert.ok(was || !is, `lets in what was kept out: ${shown}`);
            if (inside.includes(context.get("aws:sourcevpc") ?? ""))
                assert.equal(is, was, `keeps out who is inside: ${shown}`);
        }
    }
}

describe("a repair lets in nobody new and keeps out nobody inside,", () => {
    it("of random policies, and closes each", () => {
        let repaired = 0;
        fc.assert(
            fc.property(sample, fc.array(call, { minLength: 40, maxLength: 40 }), (policy: Sample, calls) => {
                const context = { allowedVpcs: policy.allowedVpcs, api: API };
                if (policy.allowedVpcs.length === 0) return;
                const before = textOf(policy);
                const { verdict } = analyse(before, context);
                if (verdict !== "open" && verdict !== "restricted-by-vpce") return;
                const found = repair(before, context);
                assert.ok(typeof found?.document === "string", `no repair of ${before}`);
                assert.equal(analyse(found.document, context).verdict, "restricted");
                assertNarrower(before, found.document, calls, policy.allowedVpcs);
                repaired += 1;
            }),
            { seed: SEED, numRuns: 1000 },
        );
        assert.ok(repaired > 200, `only ${repaired} policies were repaired`);
    });

    it("of every kind of open policy", () => {
        const calls = fc.sample(call, { seed: SEED, numRuns: 400 });
        for (const { statements, allowed = [VPC], endpoints = [] } of OPEN) {
            const before = policyOf(statements);
            const found = repair(before, { allowedVpcs: allowed, allowedVpces: endpoints });
            assertNarrower(before, String(found?.document), calls, allowed);
        }
    });
});
