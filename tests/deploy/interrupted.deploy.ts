import assert from "node:assert/strict";
import { readConfig, type Config, type Stack } from "../support/pulumi-cli";
import { NotHere, Scenario } from "../support/side-by-side";
import { accessLogRole } from "./access-log-role.deploy";
import {
    assertAsInAws,
    assertAtRest,
    assertSucceeded,
    destroy,
    emulator,
    makeStack,
    tagOf,
    withSection,
} from "./stacks";

/** An example, and the call in the middle of its creation that AWS refuses. */
interface Interruption {
    readonly pattern: string;
    readonly service: string;
    readonly action: string;
    /** Type of the resource that is then missing. */
    readonly type: string;
}

const INTERRUPTIONS: readonly Interruption[] = [
    { pattern: "public", service: "apigateway", action: "CreateStage", type: "aws:apigateway/stage:Stage" },
    {
        pattern: "public-with-endpoint",
        service: "apigateway",
        action: "CreateDomainName",
        type: "aws:apigateway/domainName:DomainName",
    },
    { pattern: "private", service: "ec2", action: "CreateVpcEndpoint", type: "aws:ec2/vpcEndpoint:VpcEndpoint" },
    { pattern: "container-link", service: "ecs", action: "CreateService", type: "aws:ecs/service:Service" },
    {
        pattern: "egress-proxy",
        service: "apigateway",
        action: "CreateUsagePlan",
        type: "aws:apigateway/usagePlan:UsagePlan",
    },
    { pattern: "mixed", service: "ec2", action: "CreateNatGateway", type: "aws:ec2/natGateway:NatGateway" },
    { pattern: "fixed-ip", service: "ec2", action: "AllocateAddress", type: "aws:ec2/eip:Eip" },
    { pattern: "on-premises", service: "ec2", action: "CreateVpnGateway", type: "aws:ec2/vpnGateway:VpnGateway" },
];

for (const { pattern, service, action, type } of INTERRUPTIONS) {
    Scenario.declare(
        `the example of ${pattern}, its creation interrupted`,
        (scenario) => {
            let stack: Stack;
            const title = `${pattern}-interrupted`;
            const countOfType = async () => (await stack.resources()).filter((each) => each.type === type).length;

            scenario.step(`stops where ${action} is refused, and keeps what was made before`, async () => {
                const config = await readConfig(`examples/Pulumi.${pattern}.yaml`);
                stack = await makeStack(title, withOwnDomain(pattern, config));
                if (!(await emulator().takesFaults())) throw new NotHere();
                const message = `${action} refused for ${title}`;
                await emulator().refuseOnce({ service, action, contains: tagOf(title), message });
                const up = await stack.up();
                assert.equal(up.succeeded, false);
                assert.ok(
                    up.errors.some((error) => error.includes(message)),
                    up.errors.join("\n"),
                );
                assert.ok((await stack.resources()).length > 0);
            });

            scenario.step("is completed by the next up, without replacing anything", async () => {
                const before = await countOfType();
                const up = await stack.up();
                assertSucceeded(up);
                assert.deepEqual(
                    up.steps.filter(({ op }) => op !== "create" && op !== "update"),
                    [],
                );
                assert.ok((await countOfType()) > before);
            });

            scenario.step("has nothing left to change", async () => {
                await assertAtRest(stack);
                await assertAsInAws(stack);
            });
            scenario.finally("is destroyed with nothing left in AWS", () => destroy(stack));
        },
        () => [accessLogRole],
    );
}

/** Two stacks cannot have one custom domain. */
function withOwnDomain(pattern: string, config: Config): Config {
    if (!("private-api:dns" in config)) return config;
    const name = `${pattern}.interrupted.example.com`;
    return withSection(config, "dns", { domainName: `api.${name}`, hostedZone: { name } });
}
