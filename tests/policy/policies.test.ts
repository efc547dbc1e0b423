/** Proves what becomes of a rule's findings, in the SDK's own server without a process. */
import assert from "node:assert/strict";
import type { PolicyResource, ReportViolation, ResourceValidationArgs, StackValidationArgs } from "@pulumi/policy";
import { policiesOf } from "../../policy/policies";
import type { Finding, Rule } from "../../policy/rule";
import { runMemory } from "../../policy/run-memory";

const URN = "urn:pulumi:stack::project::some:type:Type::name";

const finding = (at: string, parts: Partial<Finding> = {}): Finding => ({
    rule: "some-rule",
    urn: URN,
    at,
    state: "violated",
    message: `${at}: is wrong, got this; expected that; change it`,
    evidence: "this",
    fix: "change it",
    ...parts,
});

/** What the rule's policy and its companion report, a line each: `<policy> <level or nothing> <place>`. */
function reported(rule: Pick<Rule, "resource" | "stack">, isUpdate = false): string[] {
    const lines: string[] = [];
    const full: Rule = { name: "some-rule", level: "advisory", description: "something", ...rule };
    const policies = policiesOf([full], runMemory(), { today: () => "2027-01-01", isUpdate });
    const resource = { urn: URN, type: "some:type:Type", name: "name", props: {}, opts: {}, getConfig: () => ({}) };
    const inStack = { ...resource, dependencies: [], propertyDependencies: {} };
    for (const policy of policies) {
        if (!("validateResource" in policy) || typeof policy.validateResource !== "function") continue;
        void policy.validateResource(resource as unknown as ResourceValidationArgs, told(lines, policy.name));
    }
    for (const policy of policies) {
        if (!("validateStack" in policy) || policy.validateStack === undefined) continue;
        const args = { resources: [inStack as unknown as PolicyResource], getConfig: () => ({}) };
        void policy.validateStack(args as unknown as StackValidationArgs, told(lines, policy.name));
    }
    return lines;
}

function told(lines: string[], policy: string): ReportViolation {
    return (said: string | { readonly message: string; readonly enforcementLevel: string }) => {
        const { message, enforcementLevel = "own level" } = typeof said === "string" ? { message: said } : said;
        lines.push(`${policy} ${enforcementLevel} ${message.split(":")[0] ?? ""}`);
    };
}

describe("the policies that a rule becomes", () => {
    it("report what is violated by the rule, and what is unprovable by the companion", () => {
        const stack = () => [finding("a"), finding("b", { state: "unprovable", missing: "value" })];
        assert.deepEqual(reported({ stack }), ["some-rule own level a", "some-rule-unprovable own level b"]);
    });

    it("report a finding of both stages once, unless the second look decides it", () => {
        const resource = () => [finding("a"), finding("b", { state: "unprovable" })];
        assert.deepEqual(reported({ resource, stack: () => [finding("a"), finding("b")] }), [
            "some-rule own level a",
            "some-rule-unprovable own level b",
            "some-rule own level b",
        ]);
    });

    it("block in an update what waits for a value, and leave open what waits for a resource", () => {
        const stack = () => [
            finding("value", { state: "unprovable", missing: "value" }),
            finding("resource", { state: "unprovable", missing: "resource" }),
        ];
        assert.deepEqual(reported({ stack }, true), [
            "some-rule own level value",
            "some-rule-unprovable own level resource",
        ]);
    });

    it("say that a rule threw as a mandatory finding, and go on", () => {
        const resource = (): never => {
            throw new TypeError("boom");
        };
        assert.deepEqual(reported({ resource, stack: () => [finding("a")] }), [
            "some-rule mandatory rule",
            "some-rule own level a",
        ]);
    });
});
