import assert from "node:assert/strict";
import type { Stack } from "../support/pulumi-cli";
import { Scenario } from "../support/side-by-side";
import { accessLogRole } from "./access-log-role.deploy";
import { choose, type Kind, makeForeignStack, OF_ANY_STAGE } from "./foreign-stacks";
import { PACK, said } from "./policy-pack";

const OPEN_API = "mandatory private-api-confined-to-vpc: api policy";

/** Unsafe whatever the id of the VPC will be, and what the pack says besides. */
const REFUSED: readonly (Kind & { readonly findings: readonly string[] })[] = [
    { carrier: "nowhere", policy: "safe", findings: [OPEN_API] },
    { carrier: "inline", policy: "known and open", findings: [OPEN_API] },
    { carrier: "inline", policy: "VPC of somebody else, alone", findings: [OPEN_API] },
    { carrier: "inline", policy: "policy variable", findings: [OPEN_API] },
    { carrier: "inline", policy: "wildcard", findings: [OPEN_API] },
    {
        carrier: "body",
        policy: "wildcard",
        findings: ["mandatory private-api-confined-to-vpc: api body.x-amazon-apigateway-policy"],
    },
];

Scenario.declare(
    "the first preview, under the pack, of a program that uses no component of ours",
    (scenario) => {
        let stack: Stack;

        scenario.step("starts from nothing", async () => {
            stack = await makeForeignStack("first-preview", { carrier: "nowhere", policy: "safe" });
        });

        for (const { carrier, policy, findings } of REFUSED) {
            scenario.step(`refuses the policy "${policy}" that is ${carrier}`, async () => {
                await choose(stack, { carrier, policy });
                const preview = await stack.preview(PACK);
                assert.deepEqual(said(preview), [...findings, ...OF_ANY_STAGE].sort());
                assert.equal(preview.succeeded, false);
            });
        }

        scenario.finally("leaves nothing to destroy", () => stack.remove());
    },
    () => [accessLogRole],
);
