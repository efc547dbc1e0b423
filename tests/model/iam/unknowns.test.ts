/**
 * Proves that a verdict on a policy of which parts are not known yet stays what it is once they are known, whatever they
 * turn out to be. Not: that the analyser decides as early as it could.
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { analyse } from "../../../model/iam/analyse";
import type { Api } from "../../../model/iam/api";
import type { Data } from "../../../model/resource";
import { unknown } from "../../../model/unknown";
import { partAt, placesOf, replacedAt } from "./leaves";
import { API, ENDPOINT, FOREIGN, VPC, allow, allowIf, denyIf, policy } from "./policies";
import { sample, textOf, type Sample } from "./random/policies";
import { RUNS } from "./random/runs";

const DECIDED = ["restricted", "open", "restricted-by-vpce"];
const VALUES: readonly Data[] = [
    ...[VPC, FOREIGN, "vpc-*", "*", "execute-api:/*", "execute-api:/prod/*", "Allow", "Deny", "execute-api:Invoke"],
    ...["111122223333", "10.0.0.0/8", "true", "false", "2027-01-01T00:00:00Z", ENDPOINT, { AWS: "*" }, [VPC, FOREIGN]],
];

/** What lets in from outside may turn out to do so by endpoints only, which is refused as well. */
function isKept(before: string, after: string): boolean {
    return before === after || (before === "open" && after === "restricted-by-vpce");
}

const read = (one: Sample) => JSON.parse(textOf(one)) as Data;

describe("policies that are partly unknown", () => {
    it("have, as data, the verdict that they have as text", () => {
        fc.assert(
            fc.property(sample, (one) => {
                const context = { allowedVpcs: one.allowedVpcs, api: API };
                assert.deepEqual(analyse(read(one), context), analyse(textOf(one), context));
            }),
            RUNS,
        );
    });

    it("keep a verdict that they have, whatever stands at the place once it is known", () => {
        fc.assert(
            fc.property(sample, fc.nat(), fc.nat(), (one, at, choice) => {
                const context = { allowedVpcs: one.allowedVpcs, api: API };
                const known = read(one);
                const places = placesOf(known);
                const place = places[at % places.length] ?? [];
                const before = analyse(replacedAt(known, place, unknown), context);
                if (!DECIDED.includes(before.verdict)) return;
                for (const value of [partAt(known, place) ?? null, VALUES[choice % VALUES.length] ?? null]) {
                    const resolved = replacedAt(known, place, value);
                    const after = analyse(resolved, context);
                    if (!DECIDED.includes(after.verdict)) continue;
                    assert.ok(isKept(before.verdict, after.verdict), JSON.stringify([place, resolved]));
                    const explicit = before.explicitDeny ?? after.explicitDeny;
                    assert.equal(after.explicitDeny, explicit, JSON.stringify([place, resolved]));
                }
            }),
            RUNS,
        );
    });

    it("keep a verdict that they have, whatever the ARN of the API turns out to be", () => {
        const parts = fc.subarray(["partition", "region", "account", "id"] as const);
        fc.assert(
            fc.property(sample, parts, (one, missing) => {
                const api: Api = { ...API, ...Object.fromEntries(missing.map((part) => [part, undefined])) };
                const before = analyse(textOf(one), { allowedVpcs: one.allowedVpcs, api });
                const after = analyse(textOf(one), { allowedVpcs: one.allowedVpcs, api: API });
                if (DECIDED.includes(before.verdict)) assert.equal(after.verdict, before.verdict, textOf(one));
                else assert.equal(before.verdict, "unknown", textOf(one));
            }),
            RUNS,
        );
    });

    it("are decided where what is not known does not matter", () => {
        const context = { allowedVpcs: [VPC], api: { kind: "api" } as const };
        const verdicts = [
            policy(allow(), denyIf({ StringNotEquals: { "aws:SourceVpc": VPC } })),
            policy(allow()),
            policy(allow({ Resource: "arn:aws:execute-api:us-east-1:111122223333:a1b2c3d4e5/*" })),
        ].map((text) => analyse(text, context).verdict);
        assert.deepEqual(verdicts, ["restricted", "open", "unknown"]);
    });

    it("are decided where an id that is not known yet only narrows", () => {
        const text = (ids: Data) =>
            ({
                Version: "2012-10-17",
                Statement: [
                    allowIf({ StringEquals: { "aws:SourceVpc": ids } }),
                    allowIf({ Null: { "aws:SourceVpc": "true" } }),
                ],
            }) as Data;
        const inside = {
            Version: "2012-10-17",
            Statement: [allowIf({ StringEquals: { "aws:SourceVpc": VPC, "aws:Referer": unknown } })],
        } as Data;
        const verdicts = [text(unknown), text([VPC, unknown]), inside, unknown].map(
            (document) => analyse(document, { allowedVpcs: [VPC], api: API }).verdict,
        );
        assert.deepEqual(verdicts, ["open", "open", "restricted", "unknown"]);
    });
});
