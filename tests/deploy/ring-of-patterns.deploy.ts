import assert from "node:assert/strict";
import { dryRun } from "../../cli/dry-run";
import { resourcesOf } from "../../cli/dry-run/state";
import { readProject } from "../../cli/project-file";
import { convertConfig } from "../../cli/stack-config";
import { ROOT } from "../support/preview";
import { readConfig, type Stack } from "../support/pulumi-cli";
import { inRing, RING } from "../support/ring";
import { Scenario } from "../support/side-by-side";
import { accessLogRole } from "./access-log-role.deploy";
import { assertAtRest, assertSucceeded, destroy, makeStack, tagged } from "./stacks";

const TITLE = "ring";
const [FIRST, ...OTHERS] = RING;

/** Types that the engine adds and that no cloud has. */
const isOfPulumi = (type: string): boolean => type.startsWith("pulumi:");

Scenario.declare(
    "a stack that goes through all eight patterns in a ring",
    (scenario) => {
        let stack: Stack;

        /** Asserts that the stack has what the dry run of the pattern has, each resource under its name, and no more. */
        async function assertExact(config: Readonly<Record<string, unknown>>): Promise<void> {
            const given = convertConfig("private-api", tagged(TITLE, config));
            const { state } = await dryRun(readProject(ROOT), stack.name, given);
            const expected = resourcesOf(state).filter(({ type }) => !isOfPulumi(type));
            assert.deepEqual(
                (await stack.resources()).map(({ urn }) => urn).sort(),
                expected.map(({ urn }) => urn).sort(),
            );
        }

        scenario.step(`goes up as ${FIRST}`, async () => {
            const config = inRing(await readConfig(`examples/Pulumi.${FIRST}.yaml`));
            stack = await makeStack(TITLE, config, true);
            assertSucceeded(await stack.up());
            await assertExact(config);
        });

        for (const pattern of [...OTHERS, FIRST]) {
            scenario.step(`becomes ${pattern}, with the resources of that pattern exactly`, async () => {
                const config = inRing(await readConfig(`examples/Pulumi.${pattern}.yaml`));
                await stack.configure(tagged(TITLE, config));
                assertSucceeded(await stack.up());
                await assertExact(config);
                await assertAtRest(stack);
            });
        }

        scenario.finally("is destroyed with nothing left in AWS", () => destroy(stack));
    },
    () => [accessLogRole],
);
