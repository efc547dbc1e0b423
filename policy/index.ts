import { PolicyPack } from "@pulumi/policy";
import { policiesOf } from "./policies";
import { RULES } from "./registry";
import { runMemory } from "./run-memory";

// Nothing may be printed before the SDK prints its port: the engine takes the first line for it.
new PolicyPack("private-api-policy", {
    description: "Proves that private APIs are reachable from their VPCs alone, or shows a request that gets in.",
    policies: policiesOf(RULES, runMemory(), {
        today: () => new Date().toISOString().slice(0, 10),
        // Engines that do not say are taken for a preview: in an update no value is unknown.
        isUpdate: process.env["PULUMI_NODEJS_DRY_RUN"] === "false",
    }),
});
