import assert from "node:assert/strict";
import { readConfig, type Config, type Stack } from "../support/pulumi-cli";
import { Scenario } from "../support/side-by-side";
import { accessLogRole } from "./access-log-role.deploy";
import { assertAsInAws, assertAtRest, assertDeployed, assertSucceeded, destroy, makeStack, withSection } from "./stacks";

const ZONE_NAME = "adopted.example.com";

/** What an adopter finds there, and must not make itself. */
const ADOPTED = [
    "aws:ec2/vpc:Vpc",
    "aws:ec2/subnet:Subnet",
    "aws:ec2/vpcEndpoint:VpcEndpoint",
    "aws:route53/zone:Zone",
];

Scenario.declare(
    "stacks that adopt the VPC, endpoint and zone of another",
    (scenario) => {
        let owner: Stack;
        let publicAdopter: Stack;
        let privateAdopter: Stack;

        const both = (work: (stack: Stack) => Promise<unknown>) => Promise.all([publicAdopter, privateAdopter].map(work));

        scenario.step("find them once their owner is up", async () => {
            const config = await readConfig("examples/Pulumi.public-with-endpoint.yaml");
            const dns = { domainName: `api.${ZONE_NAME}`, hostedZone: { name: ZONE_NAME } };
            owner = await makeStack("owner", withSection(config, "dns", dns));
            assertSucceeded(await owner.up());
            const outputs = await owner.outputs();
            publicAdopter = await makeStack("adopter-public", publicConfig(config, outputs));
            privateAdopter = await makeStack("adopter-private", privateConfig(config, outputs));
        });

        scenario.step("go up without making any of them", async () => {
            await both(async (stack) => assertSucceeded(await stack.up()));
            await both(async (stack) => {
                const resources = await stack.resources();
                const own = resources.filter(({ type, external }) => ADOPTED.includes(type) && !external);
                assert.deepEqual(own, []);
            });
            await assertDeployed(publicAdopter, "public");
            await assertDeployed(privateAdopter, "private");
        });

        scenario.step("have nothing to change, and are in AWS as their states say", async () => {
            await both(assertAtRest);
            await both(assertAsInAws);
        });

        scenario.finally("are destroyed with nothing left in AWS", () => both(destroy));

        scenario.finally("leave their owner's things as they were", async () => {
            await assertAsInAws(owner);
            await assertAtRest(owner);
        });

        scenario.finally("are followed by their owner, with nothing left in AWS", () => destroy(owner));
    },
    () => [accessLogRole],
);

type Outputs = Readonly<Record<string, unknown>>;

function existingNetwork({ vpcId, subnetIds, endpointId }: Outputs): Config {
    return { "private-api:network": { existing: { vpcId, subnetIds, endpointId } } };
}

function publicConfig(config: Config, outputs: Outputs): Config {
    const dns = { domainName: `pets.${ZONE_NAME}`, hostedZone: { id: outputs["hostedZoneId"] } };
    return { ...config, ...existingNetwork(outputs), "private-api:dns": dns };
}

function privateConfig(config: Config, outputs: Outputs): Config {
    return {
        "aws:region": config["aws:region"],
        "private-api:pattern": "private",
        "private-api:options": { associateEndpoint: true },
        ...existingNetwork(outputs),
    };
}
