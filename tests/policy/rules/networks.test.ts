/** Proves what the rules about networks find in whole stacks. Not: that these stacks can be deployed. */
import assert from "node:assert/strict";
import type { Resource } from "../../../model/resource";
import { accessLogged } from "../../../policy/rules/access-logged";
import { endpointAdmitsClients } from "../../../policy/rules/endpoint-admits-clients";
import { endpointTargetsKeepSource } from "../../../policy/rules/endpoint-targets-keep-source";
import { loadBalancerInternal } from "../../../policy/rules/load-balancer-internal";
import { modernTls } from "../../../policy/rules/modern-tls";
import { noOpenNlb } from "../../../policy/rules/no-open-nlb";
import { privateDnsCapturesPublicApi } from "../../../policy/rules/private-dns-captures-public-api";
import { taskWithoutPublicIp } from "../../../policy/rules/task-without-public-ip";
import { throttled } from "../../../policy/rules/throttled";
import { zoneShadowsPublicNames } from "../../../policy/rules/zone-shadows-public-names";
import { patterns } from "../../../patterns/registry";
import { exampleConfig, preview } from "../../support/preview";
import { brokenStacks } from "../../model/network/broken-stacks";
import { workedCases } from "../../model/network/states";
import { judged, lines } from "./judged";

/** Of things that do not work, in the worked cases rare. */
const FAULTS = [endpointAdmitsClients, endpointTargetsKeepSource, loadBalancerInternal, zoneShadowsPublicNames];
const RULES = [
    ...FAULTS,
    accessLogged,
    modernTls,
    noOpenNlb,
    privateDnsCapturesPublicApi,
    taskWithoutPublicIp,
    throttled,
];

describe("the rules about networks", () => {
    it("find in the worked cases the faults that are in them, and no others", function () {
        if (workedCases.length === 0) this.skip();
        const found = workedCases.flatMap(({ id, resources }) =>
            FAULTS.flatMap((rule) =>
                judged(rule, resources).map(({ at, state }) => `${id} ${state} ${rule.name} ${at}`),
            ),
        );
        assert.deepEqual(found, [
            "E21 violated zone-shadows-public-names name",
            "E28 violated endpoint-targets-keep-source preserveClientIp",
            "E32 violated load-balancer-internal internal",
        ]);
    });

    it("judge whatever a property holds, and write four parts of it", () => {
        const states = new Set<string>();
        for (const resources of brokenStacks()) {
            for (const rule of RULES) for (const line of lines(rule, resources)) states.add(line.split(" ")[0] ?? "");
        }
        assert.deepEqual([...states].sort(), ["unprovable", "violated"]);
    });

    for (const pattern of Object.keys(patterns)) {
        it(`pass the example of ${pattern}`, async () => {
            const { resources } = await preview(exampleConfig(pattern));
            const found = RULES.flatMap((rule) => lines(rule, resources as readonly Resource[]));
            assert.deepEqual(found, []);
        });
    }
});
