import assert from "node:assert/strict";
import { readConfig, type Config, type Stack } from "../support/pulumi-cli";
import { Scenario } from "../support/side-by-side";
import { accessLogRole } from "./access-log-role.deploy";
import {
    assertAsInAws,
    assertAtRest,
    assertDeployed,
    assertSucceeded,
    changes,
    destroy,
    emulator,
    idsOf,
    makeStack,
    resource,
    tagged,
    withSection,
} from "./stacks";

const EXAMPLE = "examples/Pulumi.on-premises.yaml";
const ATTACHMENT = "aws:ec2transitgateway/vpcAttachment:VpcAttachment";
const GATEWAY = "aws:ec2transitgateway/transitGateway:TransitGateway";
const LINKS = ["aws:apigatewayv2/vpcLink:VpcLink", "aws:apigateway/vpcLink:VpcLink"];

/** The example with another name and other options. */
function withName(config: Config, word: string, options: Readonly<Record<string, unknown>>): Config {
    const dns = { domainName: `orders.${word}.example.net`, hostedZone: { name: `${word}.example.net` } };
    return withSection(withSection(config, "dns", dns), "options", options);
}

Scenario.declare(
    "an on-premises stack that goes from VPC link version 1 to version 2 in one update",
    (scenario) => {
        let stack: Stack;
        let config: Config;
        const title = "migrated";

        scenario.step("goes up with version 1", async () => {
            config = withName(await readConfig(EXAMPLE), title, {
                vpcLinkVersion: "v1",
                connection: { kind: "direct-connect" },
            });
            stack = await makeStack(title, config);
            assertSucceeded(await stack.up());
            await assertAtRest(stack);
            assert.deepEqual(Object.keys(await idsOf(stack, LINKS)), ["link-v1-link"]);
        });

        scenario.step("has the new link before the stage changes, and the old one until after that", async () => {
            await stack.configure(tagged(title, withSection(config, "options", { vpcLinkVersion: "v2" })));
            const up = await stack.up();
            assertSucceeded(up);
            const begun = up.steps.map(({ op, name }) => `${op} ${name}`);
            const order = [
                "create link-link",
                "create-replacement public-deployment",
                "update public-stage",
                "delete link-v1-link",
                "delete front-balancer",
            ].map((step) => {
                const index = begun.indexOf(step);
                assert.ok(index >= 0, step);
                return index;
            });
            assert.deepEqual(
                order,
                [...order].sort((a, b) => a - b),
            );
            await assertDeployed(stack, "public");
            const links = await idsOf(stack, LINKS);
            assert.deepEqual(Object.keys(links), ["link-link"]);
            const stage = await resource(stack, "aws:apigateway/stage:Stage");
            assert.deepEqual(stage.outputs?.["variables"], { vpcLinkId: links["link-link"] });
            await assertAtRest(stack);
        });

        scenario.finally("is destroyed with nothing left in AWS", () => destroy(stack));
    },
    () => [accessLogRole],
);

Scenario.declare(
    "VPC links that an on-premises API goes through, swapped step by step",
    (scenario) => {
        let stack: Stack;
        let config: Config;
        const title = "swapped";

        const change = async (options: Readonly<Record<string, unknown>>): Promise<readonly string[]> => {
            config = withSection(config, "options", options);
            await stack.configure(tagged(title, config));
            const up = await stack.up();
            assertSucceeded(up);
            return changes(up);
        };

        /** Names of the links that there are, and of the one that the stage goes through, in AWS as in the state. */
        const links = async () => {
            const ids = await idsOf(stack, LINKS);
            const { outputs } = await resource(stack, "aws:apigateway/stage:Stage");
            const { restApi, stageName, variables } = outputs as {
                readonly restApi: string;
                readonly stageName: string;
                readonly variables: { readonly vpcLinkId: string };
            };
            assert.deepEqual(await emulator().stageVariables(restApi, stageName), variables);
            const used = Object.keys(ids).filter((name) => ids[name] === variables.vpcLinkId);
            return { there: Object.keys(ids).sort(), used };
        };

        const SWITCHED = [
            "create-replacement public-deployment",
            "delete-replaced public-deployment",
            "replace public-deployment",
            "update public-any",
            "update public-proxy__-any",
            "update public-stage",
        ];

        scenario.step("goes up with version 1", async () => {
            config = withName(await readConfig(EXAMPLE), title, { vpcLinkVersion: "v1" });
            stack = await makeStack(title, config);
            assertSucceeded(await stack.up());
            assert.deepEqual(await links(), { there: ["link-v1-link"], used: ["link-v1-link"] });
        });

        scenario.step("gets the other link beside it, and goes on through the first", async () => {
            assert.deepEqual(await change({ standbyVpcLink: true }), [
                "create link-group",
                "create link-into-balancer",
                "create link-link",
                "create link-to-balancer",
            ]);
            assert.deepEqual(await links(), { there: ["link-link", "link-v1-link"], used: ["link-v1-link"] });
        });

        scenario.step("goes over to version 2, back, and over again, with both links there", async () => {
            const both = ["link-link", "link-v1-link"];
            assert.deepEqual(await change({ vpcLinkVersion: "v2" }), SWITCHED);
            assert.deepEqual(await links(), { there: both, used: ["link-link"] });
            assert.deepEqual(await change({ vpcLinkVersion: "v1" }), SWITCHED);
            assert.deepEqual(await links(), { there: both, used: ["link-v1-link"] });
            assert.deepEqual(await change({ vpcLinkVersion: "v2" }), SWITCHED);
            await assertDeployed(stack, "public");
        });

        scenario.step("loses the first link with its load balancer, which nothing goes through any more", async () => {
            assert.deepEqual(await change({ standbyVpcLink: false }), [
                "delete front-balancer",
                "delete front-clients",
                "delete front-into-targets",
                "delete front-listener",
                "delete front-target-balancer",
                "delete front-targets",
                "delete front-to-targets",
                "delete link-v1-link",
            ]);
            assert.deepEqual(await links(), { there: ["link-link"], used: ["link-link"] });
            await assertAtRest(stack);
        });

        scenario.finally("is destroyed with nothing left in AWS", () => destroy(stack));
    },
    () => [accessLogRole],
);

Scenario.declare(
    "an on-premises stack that adopts the VPC and the transit gateway attachment of another",
    (scenario) => {
        let owner: Stack;
        let adopter: Stack | undefined;
        let adopted: Config;

        scenario.step("finds them once their owner is up, and makes none of them", async () => {
            const example = await readConfig(EXAMPLE);
            owner = await makeStack(
                "transit-owner",
                withName(example, "owner", { connection: { kind: "transit-gateway" } }),
            );
            assertSucceeded(await owner.up());
            await assertAtRest(owner);
            const { vpcId, subnetIds } = await owner.outputs();
            const { id: attachmentId } = await resource(owner, ATTACHMENT);
            adopted = {
                ...withName(example, "adopter", { connection: { kind: "transit-gateway", attachmentId } }),
                "private-api:network": { existing: { vpcId, subnetIds } },
            };
            adopter = await makeStack("transit-adopter", adopted);
            const up = await adopter.up();
            assertSucceeded(up);
            assert.deepEqual(
                changes(up).filter((step) => /network|on-premises/.test(step)),
                ["create on-premises-balancer-to-192.168.0.0-16"],
            );
            const { gatewayId } = await adopter.outputs();
            assert.equal(gatewayId, (await resource(owner, GATEWAY)).id);
        });

        scenario.step("has nothing to change, and is in AWS as its state says", async () => {
            assert.ok(adopter);
            await assertAtRest(adopter);
            await assertAsInAws(adopter);
        });

        scenario.step("is refused at preview where a server is inside the VPC, or nothing leads back", async () => {
            const { id: transitGatewayId = "" } = await resource(owner, GATEWAY);
            const refuses = async (config: Config, line: RegExp) => {
                assert.ok(adopter);
                await adopter.configure(tagged("transit-adopter", config));
                const preview = await adopter.preview();
                assert.equal(preview.succeeded, false);
                assert.match(preview.errors.join("\n"), line);
                assert.doesNotMatch(preview.errors.join("\n"), /\n\s+at /);
            };
            const inside = {
                onPremisesCidrBlocks: ["192.168.0.0/16", "10.80.0.0/24"],
                targets: ["192.168.10.11", "10.80.0.9"],
            };
            await refuses(
                withSection(adopted, "options", inside),
                /options\.targets\[1\]: lies inside the VPC's own block, got `10\.80\.0\.9`; expected an address outside `10\.80\.0\.0\/16`/,
            );
            await emulator().turnOffDefaultTables(transitGatewayId);
            const routeTableIds = ["rtb-0123456789abcdef0"];
            await refuses(
                withSection(adopted, "options", {
                    connection: { kind: "transit-gateway", transitGatewayId },
                    routeTableIds,
                }),
                /^options\.connection\.transitGatewayId: has no default route tables, so that there is no return route, got /m,
            );
            assert.ok(adopter);
            await adopter.configure(tagged("transit-adopter", adopted));
        });

        scenario.finally("is destroyed with nothing left in AWS", () => destroy(adopter));
        scenario.finally("is followed by the owner, with nothing left in AWS", () => destroy(owner));
    },
    () => [accessLogRole],
);
