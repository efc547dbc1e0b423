/** Proves what `private-api policy` tells people, to the letter. Not: that its verdicts are right. */
import assert from "node:assert/strict";
import { COMPLEX, CONFINED, ENDPOINT, NAMED_BY_ARN, OURS, policyOf, policyRuns, statement } from "./policy-fixture";

describe("private-api policy tells people", () => {
    const { judged } = policyRuns();

    it("that a policy is restricted, and that no permission of a caller's own gets past it", async () => {
        assert.deepEqual(await judged(CONFINED), {
            code: 0,
            out: [
                "policy.json: restricted to `vpc-0a1b2c3d4e5f60718`",
                "",
                "  no request gets in that comes through an endpoint elsewhere, or through none",
                "",
                "  every such request meets an explicit Deny, so that no permission of the caller's own lets it in",
                "  either",
                "",
            ].join("\n"),
            err: "",
        });
    });

    it("that a policy is restricted, but for callers with permissions of their own", async () => {
        const text = policyOf(statement("Allow", { Condition: { StringEquals: { "aws:SourceVpc": OURS } } }));
        assert.deepEqual(await judged(text), {
            code: 0,
            out: [
                "policy.json: restricted to `vpc-0a1b2c3d4e5f60718`",
                "",
                "  no request gets in that comes through an endpoint elsewhere, or through none",
                "",
                "  not every such request meets an explicit Deny: where a method uses IAM or an authorizer, callers",
                "  of the same account that are permitted to invoke the API get in all the same; add a Deny with",
                "  `StringNotEquals` of `aws:SourceVpc`",
                "",
            ].join("\n"),
            err: "",
        });
    });

    it("the request that gets in, and the change that keeps it out with the policy changed", async () => {
        const condition = { Condition: { StringNotEquals: { "aws:SourceVpc": OURS } } };
        const allow = statement("Allow", { Sid: "All" });
        const deny = { Effect: "Deny", Principal: "*", Action: "execute-api:Invoke", ...condition };
        const spared = "execute-api:/dev/GET/health";
        const text = policyOf(allow, { ...deny, NotResource: spared });
        assert.deepEqual(await judged(text), {
            code: 1,
            out: [
                "policy.json: open to others than `vpc-0a1b2c3d4e5f60718`",
                "",
                "  anyone in `vpc-0deadbeefdeadbeef` (the VPC of the endpoint that they call through; clients behind",
                "  it by peering or VPN count as it) calling `GET /dev/health`, let in by `Statement[0]` (`All`),",
                "  because it has no condition on `aws:SourceVpc`; `Statement[1]` does not deny it: it spares",
                "  `execute-api:/dev/GET/health`",
                "",
                "The smallest change that closes it",
                "",
                "  `Statement[1]`: write `execute-api:/*` as Resource instead of NotResource",
                "",
                ...policyOf(allow, { ...deny, Resource: "execute-api:/*" })
                    .split("\n")
                    .map((line) => `  ${line}`),
                "",
            ].join("\n"),
            err: "",
        });
    });

    it("the endpoints through which others get in, where the policy looks at endpoints alone", async () => {
        const text = policyOf(statement("Allow", { Condition: { StringEquals: { "aws:SourceVpce": ENDPOINT } } }));
        const { code, out } = await judged(text);
        assert.equal(code, 1);
        assert.deepEqual(out.split("\n").slice(0, 13), [
            "policy.json: not restricted to `vpc-0a1b2c3d4e5f60718`, but to endpoints that the policy lists",
            "",
            "  requests from elsewhere get in through `vpce-0aa11bb22cc33dd44` only, and the policy does not show",
            "  the VPC of an endpoint; add `aws:SourceVpc`, or accept the endpoints where you know them",
            "",
            "  anyone in `vpc-0deadbeefdeadbeef` (the VPC of the endpoint that they call through; clients behind",
            "  it by peering or VPN count as it) calling `GET /prod/pets` with `aws:SourceVpce`",
            "  `vpce-0aa11bb22cc33dd44`, let in by `Statement[0]`, because it looks at `aws:SourceVpce` alone,",
            "  which does not show the endpoint's VPC; there is no Deny",
            "",
            "The smallest change that closes it",
            "",
            "  `Statement[0]`: add `StringEquals` of `aws:SourceVpc` `vpc-0a1b2c3d4e5f60718` to its conditions,",
        ]);
    });

    it("what is wrong with what is no policy", async () => {
        const text = policyOf(statement("Permit"));
        assert.deepEqual(await judged(text), {
            code: 1,
            out: [
                "policy.json: not a valid resource policy",
                "",
                "  Statement[0].Effect: is no effect, got `Permit`; expected `Allow` or `Deny`",
                "",
            ].join("\n"),
            err: "",
        });
    });

    it("what a policy holds without letting it drive the terminal", async () => {
        const hostile = "\u001b[2J\u202eevil\u0085";
        const { out } = await judged(
            policyOf(statement("Allow", { Sid: hostile }), statement("Deny", { Sid: hostile })),
        );
        const { out: refused } = await judged(policyOf(statement(hostile)));
        const { out: open } = await judged(policyOf(statement("Allow", { Sid: hostile })));
        assert.ok(open.includes("(`\\u001b[2J\\u202eevil\\u0085`)"), open);
        assert.ok(refused.includes("got `\\u001b[2J\\u202eevil\\u0085`"), refused);
        assert.deepEqual([out, refused, open].join("").match(/[^\n\x20-\x7e\u00a0-\u1fff…]/g), null);
    });

    it("that a policy is too complex to be judged", async () => {
        assert.deepEqual(await judged(COMPLEX), {
            code: 1,
            out: [
                "policy.json: not decided: the policy is too complex to be judged",
                "",
                "  use fewer wildcards, and fewer conditions in statements that deny only part of what is asked for",
                "",
            ].join("\n"),
            err: "",
        });
    });

    it("what has to be known where the verdict depends on it", async () => {
        assert.deepEqual(await judged(NAMED_BY_ARN), {
            code: 1,
            out: [
                "policy.json: not decided: it depends on values that are not known yet",
                "",
                "  the policy names APIs by their ARNs: give the region, the account and the id of this one",
                "",
            ].join("\n"),
            err: "",
        });
    });
});
