import assert from "node:assert/strict";
import { readConfig, type Config, type Stack } from "../support/pulumi-cli";
import { Scenario } from "../support/side-by-side";
import { accessLogRole } from "./access-log-role.deploy";
import { assertAtRest, assertSucceeded, destroy, makeStack, tagged, withSection } from "./stacks";

/** One stack through choices that the examples do not make, each deployed over the one before. */
function throughChoices(title: string, pattern: string, base: (config: Config) => Config, choices: readonly object[]) {
    Scenario.declare(
        `the pattern ${pattern}, through its other options`,
        (scenario) => {
            let stack: Stack;
            let config: Config;

            scenario.step("has a stack", async () => {
                config = base(await readConfig(`examples/Pulumi.${pattern}.yaml`));
                stack = await makeStack(title, config);
            });

            for (const choice of choices) {
                scenario.step(`goes up with ${JSON.stringify(choice)}, and is at rest then`, async () => {
                    await stack.configure(tagged(title, { ...config, "private-api:options": choice }));
                    const up = await stack.up();
                    assertSucceeded(up);
                    assert.notDeepEqual(up.steps, []);
                    await assertAtRest(stack);
                });
            }

            scenario.finally("is destroyed with nothing left in AWS", () => destroy(stack));
        },
        () => [accessLogRole],
    );
}

const withoutDomain = (config: Config): Config =>
    Object.fromEntries(Object.entries(config).filter(([key]) => key !== "private-api:dns"));

/** Two stacks cannot have one custom domain. */
const withOwnDomain = (config: Config): Config =>
    withSection(config, "dns", { domainName: "api.chosen.example.net", hostedZone: { name: "chosen.example.net" } });

throughChoices("remedies", "public-with-endpoint", withoutDomain, [
    { remedy: "none" },
    { remedy: "private-dns-off" },
    { remedy: "zone-per-private-api", privateApiIds: ["abcdefghij"] },
    { remedy: "resolver-rule", resolverAddresses: ["192.0.2.53"] },
]);
throughChoices("names", "mixed", (config) => config, [{ names: "alias" }, { names: "header" }, { names: "zone" }]);
throughChoices("regional", "fixed-ip", withOwnDomain, [
    { allowedCidrs: ["198.51.100.0/24"], domainMode: "regional" },
    { allowedCidrs: ["198.51.100.0/24"], domainMode: "regional", privateDnsEnabled: true },
]);
throughChoices("proxy-options", "egress-proxy", (config) => config, [
    { upstreams: [{ url: "https://httpbin.org" }], endpointPolicy: "full-access", timeoutMilliseconds: 120_000 },
    {
        upstreams: [{ path: "/pets", url: "https://petstore3.swagger.io" }],
        responseTransferMode: "stream",
        binaryMediaTypes: ["image/png"],
        quota: { limit: 10, period: "day" },
    },
]);
throughChoices("private-options", "private", (config) => config, [
    { endpointPolicy: "own-api", associateEndpoint: true },
    { endpointPolicy: "own-api" },
    {},
]);
