import assert from "node:assert/strict";
import GOLDEN from "../cases/bad-input.json";
import { BAD_INPUTS, type BadInput } from "../support/bad-input";
import { Stack } from "../support/pulumi-cli";
import { Scenario } from "../support/side-by-side";
import { project } from "./stacks";

const golden = GOLDEN as Readonly<Record<string, readonly string[]>>;

/** Of each pattern, one for each part of the configuration: all reach `pulumi` by one way, and a preview takes seconds. */
const TRIED = BAD_INPUTS.filter(
    (input, index) => index === BAD_INPUTS.findIndex((other) => placeOf(other) === placeOf(input)),
);

function placeOf({ title, config }: BadInput): string {
    const [section = ""] = (golden[title]?.[0] ?? "").split(/[:.[]/);
    return `${String(config["private-api:pattern"])} ${section}`;
}

Scenario.declare("pulumi preview, given a configuration that is wrong", (scenario) => {
    let stack: Stack;

    scenario.step("starts from a stack that is good for nothing yet", async () => {
        stack = new Stack(await project(), `bad-input-${process.pid.toString(36)}`);
        await stack.init({});
    });

    for (const { title, config } of TRIED) {
        scenario.step(`says of ${title} the same lines as private-api, and nothing of its own`, async () => {
            await stack.configure(config);
            const preview = await stack.preview();
            assert.equal(preview.succeeded, false);
            assert.deepEqual(preview.errors.join("\n").split("\n"), golden[title]);
        });
    }

    scenario.finally("is left with nothing to destroy", () => stack.remove());
});
