import assert from "node:assert/strict";
import type { Stack } from "../support/pulumi-cli";
import { Scenario } from "../support/side-by-side";
import { accessLogRole } from "./access-log-role.deploy";
import { choose, type Kind, makeForeignStack, OF_ANY_STAGE } from "./foreign-stacks";
import type { PolicyName } from "./foreign/policies";
import { PACK, said } from "./policy-pack";
import { assertSucceeded, destroy } from "./stacks";

/** A safe policy wherever it can stand, and the place that the pack cannot prove before the VPC has its id. */
const SAFE: readonly (Kind & { readonly unprovable: readonly string[] })[] = [
    { carrier: "inline", policy: "allow alone", unprovable: ["private-api-confined-to-vpc-unprovable: api policy"] },
    { carrier: "separate", policy: "safe", unprovable: ["private-api-confined-to-vpc-unprovable: policy policy"] },
    {
        carrier: "body",
        policy: "safe",
        unprovable: ["private-api-confined-to-vpc-unprovable: api body.x-amazon-apigateway-policy"],
    },
    { carrier: "domain", policy: "safe", unprovable: ["private-domain-confined-unprovable: domain policy"] },
];

/** Changes of the policy that runs, now that the VPC has its id. */
const UNSAFE_CHANGES: readonly PolicyName[] = [
    "second allow",
    "if exists",
    "for all values",
    "deny narrower than allow",
    "deny of two keys at once",
    "deny with an exempt principal",
    "VPC of somebody else, too",
];

for (const kind of SAFE) {
    const { carrier, policy, unprovable } = kind;
    const advice = carrier === "domain" ? [] : OF_ANY_STAGE;
    Scenario.declare(
        `the policy "${policy}" that is ${carrier}, safe as it is`,
        (scenario) => {
            let stack: Stack;

            scenario.step("passes the first preview", async () => {
                stack = await makeForeignStack(`passed-${carrier}`, kind);
                const preview = await stack.preview(PACK);
                assertSucceeded(preview);
                assert.deepEqual(said(preview), [...advice, ...unprovable.map((each) => `advisory ${each}`)].sort());
            });

            scenario.step("passes the update", async () => {
                const up = await stack.up(PACK);
                assertSucceeded(up);
                assert.deepEqual(said(up), advice);
            });

            scenario.step("passes the look at the state", async () => {
                const audit = await stack.analyze(PACK);
                assertSucceeded(audit);
                assert.deepEqual(said(audit), advice);
            });

            if (carrier === "separate") {
                for (const unsafe of UNSAFE_CHANGES) {
                    scenario.step(`is refused at the preview of a change to "${unsafe}"`, async () => {
                        await choose(stack, { carrier, policy: unsafe });
                        const preview = await stack.preview(PACK);
                        const finding = "mandatory private-api-confined-to-vpc: policy policy";
                        assert.deepEqual(said(preview), [finding, ...OF_ANY_STAGE].sort());
                        assert.equal(preview.succeeded, false);
                    });
                }
            }

            if (carrier === "domain") {
                scenario.step("is refused at the preview of a change to a second Allow", async () => {
                    await choose(stack, { carrier, policy: "second allow" });
                    const preview = await stack.preview(PACK);
                    assert.deepEqual(said(preview), ["mandatory private-domain-confined: domain policy"]);
                    assert.equal(preview.succeeded, false);
                });
            }

            scenario.finally("is destroyed with nothing left in AWS", () => destroy(stack));
        },
        () => [accessLogRole],
    );
}
