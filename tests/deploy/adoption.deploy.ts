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
    makeStack,
    withSection,
} from "./stacks";

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

        const both = async (work: (stack: Stack) => Promise<void>): Promise<void> => {
            const results = await Promise.allSettled([publicAdopter, privateAdopter].map(work));
            for (const result of results) if (result.status === "rejected") throw result.reason;
        };

        scenario.step("find them once their owner is up", async () => {
            const config = await readConfig("examples/Pulumi.public-with-endpoint.yaml");
            const dns = { domainName: `api.${ZONE_NAME}`, hostedZone: { name: ZONE_NAME } };
            owner = await makeStack("owner", withSection(config, "dns", dns), true);
            assertSucceeded(await owner.up());
            const outputs = await owner.outputs();
            publicAdopter = await makeStack("adopter-public", publicConfig(config, outputs), true);
            privateAdopter = await makeStack("adopter-private", privateConfig(config, outputs), true);
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

        scenario.step("are refused at preview where what they state of them is not so", async () => {
            const { vpcId, subnetIds, endpointId } = await owner.outputs();
            const [first = ""] = subnetIds as readonly string[];
            const refuses = async (network: Readonly<Record<string, unknown>>, line: RegExp) => {
                await privateAdopter.configure(
                    withSection(
                        { "aws:region": "ap-northeast-1", "private-api:pattern": "private" },
                        "network",
                        network,
                    ),
                );
                const preview = await privateAdopter.preview();
                assert.equal(preview.succeeded, false);
                assert.match(preview.errors.join("\n"), line);
                assert.doesNotMatch(preview.errors.join("\n"), /\n\s+at /);
            };
            const existing = { vpcId, subnetIds, endpointId };
            await refuses(
                { existing: { ...existing, cidrBlock: "10.99.0.0/16" } },
                /^network\.existing\.cidrBlock: .*got `10\.99\.0\.0\/16`; expected `10\.10\.0\.0\/16`; /m,
            );
            await refuses(
                { existing: { ...existing, subnetIds: [first, "subnet-0123456789abcdef0"] } },
                /subnet-0123456789abcdef0/,
            );
            await refuses(
                { cidrBlock: "10.10.128.0/17", zones: ["ap-northeast-1a", "ap-northeast-1c"], clients: [{ vpcId }] },
                /^network\.clients: has a network whose block overlaps the VPC's, got `10\.10\.0\.0\/16` of `vpc-/m,
            );
            await refuses(
                { existing: { vpcId, subnetIds }, clients: [{ cidrBlock: "10.10.128.0/17" }] },
                /^network\.clients: has a network whose block overlaps the VPC's, got `10\.10\.128\.0\/17`; expected a block apart from `10\.10\.0\.0\/16`/m,
            );
            await privateAdopter.configure(privateConfig({ "aws:region": "ap-northeast-1" }, await owner.outputs()));
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
