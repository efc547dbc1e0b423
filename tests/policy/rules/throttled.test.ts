/** Proves which stages are said to have no limits. Not: that the limits suit anyone. */
import assert from "node:assert/strict";
import type { Data, Resource } from "../../../model/resource";
import { unknown } from "../../../model/unknown";
import { throttled } from "../../../policy/rules/throttled";
import { resource, restApi } from "../../model/network/resources";
import { judged, lines } from "./judged";

const api = restApi("api", "REGIONAL");
const stage = resource("aws:apigateway/stage:Stage", "stage", { restApi: "api", stageName: "v1" }, { id: "ags-1" });
const found = (...resources: readonly Resource[]) => lines(throttled, [api, ...resources]);
const states = (...resources: readonly Resource[]) => judged(throttled, [api, ...resources]).map(({ state }) => state);
const LIMITS = { throttlingRateLimit: 100, throttlingBurstLimit: 200 };
const settings = (inputs: Readonly<Record<string, Data>> = {}) =>
    resource("aws:apigateway/methodSettings:MethodSettings", "settings", {
        restApi: "api",
        stageName: "v1",
        methodPath: "*/*",
        settings: LIMITS,
        ...inputs,
    });
const plan = (inputs: Readonly<Record<string, Data>>) =>
    resource("aws:apigateway/usagePlan:UsagePlan", "plan", {
        apiStages: [{ apiId: "api", stage: "v1" }],
        ...inputs,
    });
const http = (defaultRouteSettings: Data) =>
    resource("aws:apigatewayv2/stage:Stage", "http", { apiId: "h", name: "$default", defaultRouteSettings });
const TAIL = "expected both a rate and a burst limit, above zero";
const NONE = `violated stage stageName: has no limits of its own, got the account's alone; ${TAIL}; add \`MethodSettings\` for \`*/*\` with \`throttlingRateLimit\` and \`throttlingBurstLimit\``;

describe("the rule throttled", () => {
    it("finds a REST stage without limits that hold for all its methods", () => {
        assert.deepEqual(found(stage), [NONE]);
        for (const other of [
            settings({ methodPath: "pets/GET" }),
            settings({ stageName: "v2" }),
            settings({ restApi: "other" }),
            settings({ settings: { throttlingRateLimit: 100 } }),
            settings({ settings: { ...LIMITS, throttlingBurstLimit: -1 } }),
            plan({ apiStages: [{ apiId: "api", stage: "v2" }], throttleSettings: { rateLimit: 1, burstLimit: 1 } }),
            plan({ quotaSettings: { limit: 10, period: "DAY" } }),
        ]) {
            assert.deepEqual(found(stage, other), [NONE], JSON.stringify(other.inputs));
        }
    });

    it("passes limits of the stage or of a usage plan", () => {
        assert.deepEqual(found(stage, settings()), []);
        assert.deepEqual(found(stage, plan({ throttleSettings: { rateLimit: 10, burstLimit: 20 } })), []);
    });

    it("judges an HTTP API's stage by its default route settings", () => {
        const line = `violated http defaultRouteSettings: has no limits of its own, got the account's alone; ${TAIL}; set \`throttlingRateLimit\` and \`throttlingBurstLimit\` in \`defaultRouteSettings\``;
        const none: readonly Data[] = [null, {}, { throttlingRateLimit: 0, throttlingBurstLimit: 0 }];
        for (const each of none) assert.deepEqual(found(http(each)), [line]);
        assert.deepEqual(found(http(LIMITS)), []);
    });

    it("joins by what the program made of what, before there are ids", () => {
        const later = { ...api, id: undefined };
        const ofApi = { restApi: [later.urn] };
        const front = { ...stage, inputs: { restApi: unknown, stageName: "v1" }, propertyDependencies: ofApi };
        const limits = { ...settings({ restApi: unknown }), propertyDependencies: ofApi };
        assert.deepEqual(lines(throttled, [later, front, limits]), []);
        const named = {
            ...settings({ restApi: unknown, stageName: unknown }),
            propertyDependencies: { ...ofApi, stageName: [front.urn] },
        };
        assert.deepEqual(lines(throttled, [later, front, named]), []);
    });

    it("says so when the limits are not known yet", () => {
        const later = settings({ settings: { ...LIMITS, throttlingRateLimit: unknown } });
        assert.deepEqual(found(stage, later), [
            `unprovable value stage stageName: may have no limits of its own, got values that are not known yet; ${TAIL}; check again when the values are known`,
        ]);
        assert.deepEqual(states(http({ ...LIMITS, throttlingBurstLimit: unknown })), ["unprovable"]);
    });
});
