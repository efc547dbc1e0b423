import assert from "node:assert/strict";
import { Scenario } from "../support/side-by-side";
import { newInAws } from "./stacks";

/** Finds also what no state knows of, such as something made twice after an interruption. */
const everyStackGone: Scenario = Scenario.declare(
    "AWS after all stacks are gone",
    (scenario) => {
        scenario.step("has the account's role for access logs, which stays on purpose, and nothing else", async () => {
            assert.match((await newInAws()).join("\n"), /^role access-log-role-[0-9a-f]{7}$/);
        });
    },
    () => everyStackGone.others(),
);
