/** Proves in which words a verdict is told. Not: that it is right. */
import assert from "node:assert/strict";
import { explainVerdict } from "../../../model/iam/explain/verdict";
import type { Verdict } from "../../../model/iam/verdict";
import { allow, ENDPOINT, OURS, OURS_TOO, policyOf } from "../iam-repair/policies";

const CONTEXT = { allowedVpcs: [OURS, OURS_TOO], allowedVpces: [ENDPOINT] };
const INSIDE = `\`${OURS}\`, \`${OURS_TOO}\` and \`${ENDPOINT}\``;
const told = (verdict: Partial<Verdict> & Pick<Verdict, "verdict">) =>
    explainVerdict({ issues: [], contested: [], ...verdict }, policyOf([allow()]), CONTEXT);

describe("a verdict is told", () => {
    it("as restricted, with what that keeps out", () => {
        const confined = "no request gets in that comes through an endpoint elsewhere, or through none";
        assert.deepEqual(told({ verdict: "restricted" }), { title: `restricted to ${INSIDE}`, lines: [confined] });
        assert.deepEqual(told({ verdict: "restricted", explicitDeny: true }).lines, [
            confined,
            "every such request meets an explicit Deny, so that no permission of the caller's own lets it in either",
        ]);
        assert.deepEqual(told({ verdict: "restricted", explicitDeny: false }).lines, [
            confined,
            "not every such request meets an explicit Deny: where a method uses IAM or an authorizer, callers of the same account that are permitted to invoke the API get in all the same; add a Deny with `StringNotEquals` of `aws:SourceVpc`",
        ]);
    });

    it("as restricted by endpoints, which are named", () => {
        assert.deepEqual(told({ verdict: "restricted-by-vpce", endpoints: ["vpce-1", "vpce-2"] }), {
            title: `not restricted to ${INSIDE}, but to endpoints that the policy lists`,
            lines: [
                "requests from elsewhere get in through `vpce-1` and `vpce-2` only, and the policy does not show the VPC of an endpoint; add `aws:SourceVpc`, or accept the endpoints where you know them",
            ],
        });
    });

    it("as open, with the request and the contested readings that it rests on", () => {
        const at = "Statement[0].Condition.StringEquals.aws:SourceVpc";
        assert.deepEqual(
            told({
                verdict: "open",
                witness: {
                    kind: "absent-vpc",
                    principal: { type: "anonymous" },
                    action: "execute-api:Invoke",
                    resource: "arn:aws:execute-api:us-east-1:111122223333:a1b2c3d4e5/prod/GET/pets",
                    context: {},
                    absent: ["aws:SourceVpc"],
                    allowedBy: 0,
                },
                contested: [{ reading: "operator-type", at, why: "nobody knows" }],
            }),
            {
                title: `open to others than ${INSIDE}`,
                lines: [
                    "anyone without `aws:SourceVpc` (as of a call that comes through no endpoint) calling `GET /prod/pets`, let in by `Statement[0]`, because it has no condition on `aws:SourceVpc`; there is no Deny",
                    `contested, taken against the policy: \`${at}\`: nobody knows`,
                ],
            },
        );
    });

    it("as invalid, with each issue and its place", () => {
        const issues = [
            { code: "a", path: "policy", message: "is no policy, got `1`; expected an object" },
            { code: "b", path: "line 1, column 2", message: "is no JSON here, got `x`; expected `:`" },
        ];
        assert.deepEqual(told({ verdict: "invalid", issues }), {
            title: "not a valid resource policy",
            lines: [
                "policy: is no policy, got `1`; expected an object",
                "line 1, column 2: is no JSON here, got `x`; expected `:`",
            ],
        });
    });

    it("as not decided, with the places that are not known yet", () => {
        const title = "not decided: it depends on values that are not known yet";
        const byArn = "the policy names APIs by their ARNs: give the region, the account and the id of this one";
        const at = "Statement[0].Condition.StringEquals.aws:SourceVpc";
        assert.deepEqual(told({ verdict: "unknown", unknownAt: ["Resource"] }), { title, lines: [byArn] });
        assert.deepEqual(told({ verdict: "unknown", unknownAt: [at, "Resource"] }).lines, [
            `not known yet: \`${at}\``,
            byArn,
        ]);
    });

    it("as too complex, with what to do", () => {
        assert.deepEqual(told({ verdict: "too-complex" }), {
            title: "not decided: the policy is too complex to be judged",
            lines: ["use fewer wildcards, and fewer conditions in statements that deny only part of what is asked for"],
        });
    });
});
