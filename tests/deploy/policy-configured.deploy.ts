import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { version } from "../../policy/package.json";
import type { Guard, Stack } from "../support/pulumi-cli";
import { Scenario } from "../support/side-by-side";
import { accessLogRole } from "./access-log-role.deploy";
import { makeForeignStack, OF_ANY_STAGE } from "./foreign-stacks";
import { FOREIGN_VPC } from "./foreign/policies";
import { PACK, said } from "./policy-pack";
import { assertSucceeded } from "./stacks";

const RULE = "private-api-confined-to-vpc";
const FINDING = `mandatory ${RULE}: api policy`;

/** What lets the finding pass, until a day. */
function exception(expires: string, resource = "api"): object {
    return { resource, finding: "policy", reason: "moves in March", expires };
}

Scenario.declare(
    "the pack, as an organisation configures it",
    (scenario) => {
        let stack: Stack;
        let folder: string;

        async function configured(options: object): Promise<Guard> {
            const config = join(folder, "policies.json");
            await writeFile(config, JSON.stringify(options));
            return { ...PACK, config };
        }

        /** What it says of its own configuration, at the stack: by the place alone. */
        const ofStack = (place: string): string => `mandatory ${RULE}: foreign-${stack.name} ${place}`;

        scenario.step("refuses a VPC that is none of the stack's", async () => {
            folder = await mkdtemp(join(tmpdir(), "private-api-policies-"));
            stack = await makeForeignStack("configured", { carrier: "inline", policy: "VPC of somebody else, alone" });
            const preview = await stack.preview(PACK);
            assert.deepEqual(said(preview), [FINDING, ...OF_ANY_STAGE].sort());
            assert.equal(preview.succeeded, false);
        });

        scenario.step(
            "admits the VPC where the organisation says so, and leaves out a rule that is disabled",
            async () => {
                const options = { [RULE]: { allowedVpcs: [FOREIGN_VPC] }, "access-logged": "disabled" };
                const preview = await stack.preview(await configured(options));
                assertSucceeded(preview);
                assert.deepEqual(said(preview), ["advisory throttled: stage stageName"]);
            },
        );

        scenario.step("says what is wrong with a configuration, and judges nothing", async () => {
            const options = { [RULE]: { allowedVpcs: FOREIGN_VPC, exceptions: [exception("in March")] } };
            const preview = await stack.preview(await configured(options));
            assert.equal(preview.succeeded, false);
            assert.deepEqual(said(preview), []);
            const of = `validating policy config: private-api-policy ${version}  ${RULE}: `;
            assert.deepEqual([...preview.errors].sort(), [
                `${of}allowedVpcs: Invalid type. Expected: array, given: string`,
                `${of}exceptions.0.expires: Does not match pattern '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'`,
            ]);
        });

        scenario.step("lets a finding pass that an exception names", async () => {
            const preview = await stack.preview(
                await configured({ [RULE]: { exceptions: [exception("2099-12-31")] } }),
            );
            assertSucceeded(preview);
            assert.deepEqual(said(preview), OF_ANY_STAGE);
        });

        scenario.step("finds the exception itself when it has expired or nothing uses it", async () => {
            const exceptions = [exception("2025-12-31"), exception("2099-12-31", "another-api")];
            const preview = await stack.preview(await configured({ [RULE]: { exceptions } }));
            assert.equal(preview.succeeded, false);
            const own = [ofStack("exceptions[0]"), ofStack("exceptions[1]")];
            assert.deepEqual(said(preview), [FINDING, ...own, ...OF_ANY_STAGE].sort());
        });

        scenario.finally("leaves nothing to destroy", async () => {
            await rm(folder, { recursive: true, force: true });
            await stack.remove();
        });
    },
    () => [accessLogRole],
);
