import assert from "node:assert/strict";
import { readConfig, type Stack } from "../support/pulumi-cli";
import { Scenario } from "../support/side-by-side";
import { assertAtRest, assertSucceeded, emulator, makeStack, newInAws, tagged, withSection } from "./stacks";

/** The other stacks find the role that this one makes: they start when it is through. */
export const accessLogRole = Scenario.declare("the account's role for access logs", (scenario) => {
    let stack: Stack;
    const title = "log-role";

    scenario.step("is missed at preview, before anything is created", async () => {
        const config = await readConfig("examples/Pulumi.public.yaml");
        stack = await makeStack(title, config, true);
        emulator();
        const preview = await stack.preview();
        assert.equal(preview.succeeded, false);
        assert.match(preview.errors.join("\n"), /\bapi\.accessLogRole: /);
        assert.deepEqual(await newInAws(), []);
    });

    scenario.step("is created by the stack that says so", async () => {
        const config = await readConfig("examples/Pulumi.public.yaml");
        await stack.configure(tagged(title, withSection(config, "api", { accessLogRole: "create" })));
        assertSucceeded(await stack.up());
        await assertAtRest(stack);
    });

    scenario.step("stays when that stack is destroyed, for the other stacks", async () => {
        assertSucceeded(await stack.destroy());
        assert.deepEqual(await stack.resources(), []);
        await stack.remove();
        assert.match((await newInAws()).join("\n"), /^role access-log-role-[0-9a-f]{7}$/);
    });
});
