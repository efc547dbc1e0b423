import assert from "node:assert/strict";
import { unknown } from "../../../model/unknown";
import { policyDeployed } from "../../../policy/rules/policy-deployed";
import { DEFAULTS } from "../../../policy/settings";
import {
    confining,
    NETWORK,
    type Parts,
    policyOf,
    privateApi,
    program,
    type Registration,
    text,
    TYPES,
    VPC_ID,
} from "../program";

const POLICY = policyOf(text(confining(VPC_ID)));
const TRIGGERS = { triggers: { policy: "1f8b" } };

function deployment({ inputs = {}, from = {}, after = [] }: Parts): Registration {
    return [TYPES.deployment, "deployment", { inputs, from: { restApi: ["api"], ...from }, after }];
}

function found(...registrations: readonly Registration[]): string[] {
    const findings = policyDeployed.stack?.(program(...NETWORK, ...registrations), DEFAULTS) ?? [];
    return findings.map(({ state, at }) => `${state} ${at}`);
}

describe("a deployment of a private API", () => {
    it("passes when it waits for the policy and follows its changes", () => {
        const byHash = deployment({ inputs: TRIGGERS, from: { triggers: ["policy"] } });
        const bySources = deployment({ inputs: TRIGGERS, from: { triggers: ["vpc"] }, after: ["policy"] });
        assert.deepEqual(found(privateApi(), POLICY, byHash), []);
        assert.deepEqual(found(privateApi(), POLICY, bySources), []);
    });

    it("waits for the policy by whatever way", () => {
        const method: Registration = [TYPES.method, "method", { from: { restApi: ["api"] }, after: ["policy"] }];
        const after = deployment({ inputs: TRIGGERS, from: { triggers: ["vpc"] }, after: ["method"] });
        assert.deepEqual(found(privateApi(), POLICY, method, after), []);
    });

    it("is refused when it does not wait", () => {
        const early = deployment({ inputs: TRIGGERS, from: { triggers: ["vpc"] } });
        assert.deepEqual(found(privateApi(), POLICY, early), ["violated dependsOn"]);
    });

    it("is refused when nothing of the policy triggers it", () => {
        assert.deepEqual(found(privateApi(), POLICY, deployment({ after: ["policy"] })), ["violated triggers"]);
        const ofMethods = deployment({ inputs: TRIGGERS, from: { triggers: ["api"] }, after: ["policy"] });
        assert.deepEqual(found(privateApi(), POLICY, ofMethods), ["violated triggers"]);
        assert.deepEqual(found(privateApi(), POLICY, deployment({ inputs: { triggers: {} } })), [
            "violated dependsOn",
            "violated triggers",
        ]);
    });

    it("follows an inline policy by triggers made of the API or of the same sources", () => {
        const inline = privateApi({ policy: text(confining(VPC_ID)) }, { policy: ["vpc"] });
        assert.deepEqual(found(inline, deployment({ inputs: TRIGGERS, from: { triggers: ["api"] } })), []);
        assert.deepEqual(found(inline, deployment({ inputs: TRIGGERS, from: { triggers: ["vpc"] } })), []);
        assert.deepEqual(found(inline, deployment({ inputs: TRIGGERS, from: { triggers: ["endpoint"] } })), [
            "violated triggers",
        ]);
        assert.deepEqual(found(inline, deployment({})), ["violated triggers"]);
    });

    it("leaves no trace of a policy of literals, so that any trigger passes", () => {
        const literal = privateApi({ policy: text(confining(VPC_ID)) });
        assert.deepEqual(found(literal, deployment({ inputs: TRIGGERS })), []);
        assert.deepEqual(found(literal, deployment({})), ["violated triggers"]);
    });

    it("wants the native provider's deployment, which has no triggers, to wait", () => {
        const native = (after: readonly string[]): Registration => [
            "aws-native:apigateway:Deployment",
            "deployment",
            { inputs: { restApiId: "a1b2c3d4e5" }, after },
        ];
        assert.deepEqual(found(privateApi(), POLICY, native([])), ["violated dependsOn"]);
        assert.deepEqual(found(privateApi(), POLICY, native(["policy"])), []);
    });

    it("is not decided where nothing shows whether the API is private", () => {
        const elsewhere: Registration = [TYPES.deployment, "deployment", { inputs: { restApi: "z9y8x7w6v5" } }];
        assert.deepEqual(found(elsewhere), ["unprovable restApi"]);
        assert.deepEqual(found(privateApi({ endpointConfiguration: unknown }), deployment({})), ["unprovable restApi"]);
    });

    it("is free of all this for a public API", () => {
        assert.deepEqual(found(privateApi({ endpointConfiguration: { types: "EDGE" } }), POLICY, deployment({})), []);
    });
});
