import assert from "node:assert/strict";
import { readConfig, type Config, type Stack } from "../support/pulumi-cli";
import { Scenario } from "../support/side-by-side";
import { accessLogRole } from "./access-log-role.deploy";
import {
    assertAsInAws,
    assertAtRest,
    assertDeployed,
    assertSucceeded,
    destroy,
    idsOf,
    makeStack,
    resource,
    tagged,
} from "./stacks";

/** What a stack keeps, ids and all, whichever of the two patterns it has. */
const KEPT = ["aws:ec2/vpc:Vpc", "aws:ec2/subnet:Subnet", "aws:ec2/vpcEndpoint:VpcEndpoint"];

Scenario.declare(
    "a stack that is switched from private to mixed and back",
    (scenario) => {
        let stack: Stack;
        let config: Config;
        let ids: Readonly<Record<string, string>>;
        let apiId: string | undefined;
        const title = "switched";

        async function switchTo(wanted: Config): Promise<void> {
            await stack.configure(tagged(title, wanted));
            assertSucceeded(await stack.up());
            await assertAtRest(stack);
            await assertAsInAws(stack);
            await assertDeployed(stack, "private");
        }

        const privateDns = async () => {
            const { outputs } = await resource(stack, "aws:ec2/vpcEndpoint:VpcEndpoint");
            return outputs?.["privateDnsEnabled"];
        };
        const privateApiId = async () => (await resource(stack, "aws:apigateway/restApi:RestApi", "::private-api")).id;

        scenario.step("goes up as private", async () => {
            config = await readConfig("examples/Pulumi.private.yaml");
            stack = await makeStack(title, config);
            assertSucceeded(await stack.up());
            ids = await idsOf(stack, KEPT);
            apiId = await privateApiId();
            assert.equal(await privateDns(), true);
        });

        scenario.step("becomes mixed: same network, endpoint and private API, private DNS off", async () => {
            await switchTo({ ...config, "private-api:pattern": "mixed", "private-api:options": { names: "zone" } });
            assert.deepEqual(await idsOf(stack, KEPT), ids);
            assert.equal(await privateApiId(), apiId);
            assert.equal(await privateDns(), false);
            await assertDeployed(stack, "public");
        });

        scenario.step("becomes private again: same network, endpoint and private API, private DNS on", async () => {
            await switchTo(config);
            assert.deepEqual(await idsOf(stack, KEPT), ids);
            assert.equal(await privateApiId(), apiId);
            assert.equal(await privateDns(), true);
        });

        scenario.finally("is destroyed with nothing left in AWS", () => destroy(stack));
    },
    () => [accessLogRole],
);
