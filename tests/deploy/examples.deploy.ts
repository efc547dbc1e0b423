import assert from "node:assert/strict";
import { dryRun } from "../../cli/dry-run";
import { readProject } from "../../cli/project-file";
import { convertConfig } from "../../cli/stack-config";
import { assertForeseen } from "../support/foreseen";
import { ROOT } from "../support/preview";
import { readConfig, type Config, type Stack } from "../support/pulumi-cli";
import { Scenario } from "../support/side-by-side";
import { accessLogRole } from "./access-log-role.deploy";
import { CONTAINER_LINK_CHANGES } from "./container-link-changes";
import { PACK, said } from "./policy-pack";
import {
    assertAsInAws,
    assertAtRest,
    assertDeployed,
    assertSucceeded,
    changes,
    destroy,
    emulator,
    makeStack,
    resource,
    tagged,
    withSection,
    withZone,
} from "./stacks";

/** A change of a stack that runs, and what has to come of it. */
export interface Change {
    readonly title: string;
    readonly config: (config: Config) => Config;
    readonly check: (change: Changed) => Promise<void>;
}

/** A stack after a change. */
interface Changed {
    readonly stack: Stack;
    /** What was done to resources of AWS, sorted. */
    readonly changes: readonly string[];
    /** The same in the order in which it was begun. */
    readonly steps: readonly string[];
}

const SECOND_VPC = "vpc-0123456789abcdef0";

/** Deployments before a change, by stack: a change that redeploys makes another one. */
const deployments = new WeakMap<Stack, string>();

/** `create x`, `update y`: a change without replacements. */
function assertNothingReplaced(steps: readonly string[]): void {
    assert.deepEqual(
        steps.filter((step) => !/^(create|update) /.test(step)),
        [],
    );
}

const aZoneIsAdded = (...updated: readonly string[]): Change => ({
    title: "takes in another zone without replacing anything that is there",
    config: (config) => withZone(config, "ap-northeast-1d"),
    check: ({ changes: steps }) => {
        assertNothingReplaced(steps);
        const created = steps.filter((step) => step.startsWith("create "));
        assert.ok(created.includes("create network-isolated-ap-northeast-1d"));
        assert.deepEqual(
            created.filter((step) => !step.includes("-ap-northeast-1d")),
            [],
        );
        assert.deepEqual(
            steps.filter((step) => step.startsWith("update ")),
            ["endpoint-endpoint", ...updated].map((name) => `update ${name}`),
        );
        return Promise.resolve();
    },
});

const aSecondVpcIsAdmitted: Change = {
    title: "admits a second VPC and redeploys the private API, and it alone",
    config: (config) => withSection(config, "api", { allowedVpcIds: [SECOND_VPC] }),
    check: async ({ stack, changes: steps }) => {
        assert.deepEqual(steps, [
            "create-replacement private-deployment",
            "delete-replaced private-deployment",
            "replace private-deployment",
            "update private-policy",
            "update private-stage",
        ]);
        assert.notEqual(await assertDeployed(stack, "private"), deployments.get(stack));
        const { id } = await resource(stack, "aws:apigateway/restApi:RestApi", "::private-api");
        assert.ok((await emulator().policy(id ?? ""))?.includes(SECOND_VPC));
    },
};

const aRouteIsAdded: Change = {
    title: "serves a route that is added, after a deployment",
    config: (config) => {
        const { routes } = config["private-api:api"] as { readonly routes: readonly object[] };
        const added = { method: "GET", path: "/pets", integration: { type: "mock" } };
        return withSection(config, "api", { routes: [...routes, added] });
    },
    check: async ({ stack, changes: steps }) => {
        assert.deepEqual(
            steps.filter((step) => !step.startsWith("create ")),
            [
                "create-replacement public-deployment",
                "delete-replaced public-deployment",
                "replace public-deployment",
                "update public-stage",
            ],
        );
        assert.notEqual(await assertDeployed(stack, "public"), deployments.get(stack));
        const { id } = await resource(stack, "aws:apigateway/restApi:RestApi", "::public-api");
        assert.deepEqual(await emulator().routes(id ?? ""), ["GET /", "GET /pets", "GET /pets/{id}"]);
    },
};

const aCallerIsAllowed: Change = {
    title: "lets in another caller by one rule, and changes nothing else",
    config: (config) => withSection(config, "options", { allowedCidrs: ["198.51.100.0/24", "203.0.113.7/32"] }),
    check: ({ changes: steps }) => {
        assert.deepEqual(steps, ["create front-from-203.0.113.7-32"]);
        return Promise.resolve();
    },
};

const aTargetIsAdded: Change = {
    title: "registers a server that is added, for all zones, and touches nothing else",
    config: (config) =>
        withSection(config, "options", { targets: ["192.168.10.11", "192.168.10.12", "192.168.10.13"] }),
    check: async ({ stack, changes: steps }) => {
        assert.deepEqual(steps, ["create targets-192.168.10.13"]);
        const type = "aws:lb/targetGroupAttachment:TargetGroupAttachment";
        const { outputs } = await resource(stack, type, "::targets-192.168.10.13");
        assert.equal(outputs?.["availabilityZone"], "all");
    },
};

const anUpstreamIsAdded: Change = {
    title: "reaches an upstream that is added, after a deployment, with the key that it had",
    config: (config) => {
        const { upstreams } = config["private-api:options"] as { readonly upstreams: readonly object[] };
        const added = { path: "/echo", url: "https://postman-echo.com" };
        return withSection(config, "options", { upstreams: [...upstreams, added] });
    },
    check: async ({ stack, changes: steps }) => {
        assert.deepEqual(
            steps.filter((step) => !step.startsWith("create ")),
            [
                "create-replacement proxy-deployment",
                "delete-replaced proxy-deployment",
                "replace proxy-deployment",
                "update prober-function",
                "update proxy-stage",
            ],
        );
        assert.notEqual(await assertDeployed(stack, "proxy"), deployments.get(stack));
        const { id } = await resource(stack, "aws:apigateway/restApi:RestApi", "::proxy-api");
        assert.deepEqual(await emulator().routes(id ?? ""), [
            "ANY /",
            "ANY /echo",
            "ANY /echo/{proxy+}",
            "ANY /pets",
            "ANY /pets/{proxy+}",
            "ANY /{proxy+}",
        ]);
    },
};

/** The VPC's id is in the policy, once as the component's own document and once as a text. */
const confined = (api: string): string[] =>
    ["resourcePolicy", "policy"].map(
        (place) => `private-api-confined-to-vpc-unprovable: ${place === "policy" ? `${api}-policy` : api} ${place}`,
    );

lifeOf("public", { api: "public", unprovable: [], planned: [aRouteIsAdded] });
lifeOf("public-with-endpoint", { api: "public", unprovable: [], planned: [aZoneIsAdded()] });
lifeOf("private", {
    api: "private",
    unprovable: confined("private"),
    planned: [aSecondVpcIsAdmitted, aZoneIsAdded()],
});
lifeOf("mixed", {
    api: "private",
    unprovable: [...confined("private"), "zone-shadows-public-names-unprovable: private-names-private name"],
    planned: [aSecondVpcIsAdmitted, aZoneIsAdded()],
});
lifeOf("egress-proxy", { api: "proxy", unprovable: confined("proxy"), planned: [anUpstreamIsAdded] });
lifeOf("fixed-ip", {
    api: "private",
    unprovable: [...confined("private"), "private-domain-confined-unprovable: private-domain-domain policy"],
    planned: [aCallerIsAllowed, aZoneIsAdded("front-balancer")],
});
lifeOf("container-link", { api: undefined, unprovable: [], planned: CONTAINER_LINK_CHANGES });
lifeOf("on-premises", { api: "public", unprovable: [], planned: [aTargetIsAdded] });

/** A configuration as the program gets it. */
const asGiven = (config: Config) => convertConfig("private-api", config);

interface Life {
    /** The REST API whose deployment is watched, where the example has one. */
    readonly api: "public" | "private" | "proxy" | undefined;
    /** What the pack cannot prove at the first preview; it has nothing else to say. */
    readonly unprovable: readonly string[];
    readonly planned: readonly Change[];
}

/** The whole life of an example, from the first preview to its end. */
function lifeOf(pattern: string, { api, unprovable, planned }: Life): void {
    Scenario.declare(
        `the example of ${pattern}`,
        (scenario) => {
            let stack: Stack;
            let config: Config;

            scenario.step("previews creations and nothing else", async () => {
                config = await readConfig(`examples/Pulumi.${pattern}.yaml`);
                stack = await makeStack(pattern, config);
                const preview = await stack.preview(PACK);
                assertSucceeded(preview);
                assert.deepEqual([...new Set(preview.steps.map(({ op }) => op))], ["create"]);
                assert.deepEqual(
                    said(preview),
                    unprovable.map((each) => `advisory ${each}`),
                );
            });

            scenario.step("goes up, and the policy pack finds nothing", async () => {
                const up = await stack.up(PACK);
                assertSucceeded(up);
                assert.deepEqual(said(up), []);
                if (api) deployments.set(stack, await assertDeployed(stack, api));
            });

            scenario.step("is, resource by resource, what the dry run foresaw", async () => {
                const { state } = await dryRun(readProject(ROOT), stack.name, asGiven(tagged(pattern, config)));
                assertForeseen(state, await stack.export());
            });

            scenario.step("has nothing to change at the second preview", () => assertAtRest(stack));
            scenario.step("is in AWS as its state says", () => assertAsInAws(stack));

            for (const change of planned) {
                scenario.step(change.title, async () => {
                    config = change.config(config);
                    await stack.configure(tagged(pattern, config));
                    const up = await stack.up();
                    assertSucceeded(up);
                    const steps = up.steps.map(({ op, name }) => `${op} ${name}`);
                    await change.check({ stack, changes: changes(up), steps });
                });
            }

            scenario.step("has nothing left to change", () => assertAtRest(stack));
            scenario.finally("is destroyed with nothing left in AWS", () => destroy(stack));
        },
        () => [accessLogRole],
    );
}
