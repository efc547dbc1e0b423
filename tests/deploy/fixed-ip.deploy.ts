import assert from "node:assert/strict";
import { readConfig, type Config, type Stack } from "../support/pulumi-cli";
import { Scenario } from "../support/side-by-side";
import { accessLogRole } from "./access-log-role.deploy";
import {
    assertAsInAws,
    assertAtRest,
    assertSucceeded,
    changes,
    destroy,
    emulator,
    idsOf,
    makeStack,
    newInAws,
    resource,
    tagged,
    withSection,
} from "./stacks";

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const TARGET = "aws:lb/targetGroupAttachment:TargetGroupAttachment";
/** What callers depend on: the addresses, the load balancer, the name. */
const KEPT = [
    "aws:ec2/eip:Eip",
    "aws:lb/loadBalancer:LoadBalancer",
    "aws:apigateway/domainName:DomainName",
    "aws:route53/zone:Zone",
    "aws:route53/record:Record",
];

/** Addresses of the endpoint that are not its first. */
const MOVED = ["10.40.0.20", "10.40.64.20"];

Scenario.declare(
    "the pinned endpoint of fixed-ip",
    (scenario) => {
        let stack: Stack;
        let beside: Stack;
        let config: Config;
        let kept: Readonly<Record<string, string>>;
        const title = "pinned";
        const name = "pinned.example.net";

        const targets = async () =>
            (await stack.resources()).filter(({ type }) => type === TARGET).map(({ inputs }) => inputs?.["targetId"]);

        scenario.step("goes up", async () => {
            const example = await readConfig("examples/Pulumi.fixed-ip.yaml");
            config = withSection(example, "dns", { domainName: `api.${name}`, hostedZone: { name } });
            stack = await makeStack(title, config);
            assertSucceeded(await stack.up());
            kept = await idsOf(stack, KEPT);
            assert.deepEqual((await targets()).sort(), ["10.40.0.10", "10.40.64.10"]);
        });

        scenario.step("is replaced at the same addresses, with its targets and its association", async () => {
            const before = await resource(stack, ENDPOINT);
            const up = await stack.upReplacing(before.urn);
            assertSucceeded(up);
            const replaced = up.steps.filter(({ op }) => op === "create-replacement").map((step) => step.name);
            assert.deepEqual([...new Set(replaced)].sort(), [
                "endpoint-endpoint",
                "endpoint-policy-policy",
                "front-target-ap-northeast-1a",
                "front-target-ap-northeast-1c",
                "private-domain-association",
            ]);
            assert.deepEqual(
                changes(up).filter((step) => step.startsWith("update ")),
                ["update names-private-alias"],
            );
            const after = await resource(stack, ENDPOINT);
            assert.notEqual(after.id, before.id);
            const association = await resource(
                stack,
                "aws:apigateway/domainNameAccessAssociation:DomainNameAccessAssociation",
            );
            assert.equal(association.inputs?.["accessAssociationSource"], after.id);
            assert.deepEqual((await targets()).sort(), ["10.40.0.10", "10.40.64.10"]);
            assert.deepEqual(await idsOf(stack, KEPT), kept);
            await assertAtRest(stack);
            await assertAsInAws(stack);
        });

        scenario.step("moves to other addresses, and its targets with it", async () => {
            config = withSection(config, "network", { endpointAddresses: MOVED });
            await stack.configure(tagged(title, config));
            assertSucceeded(await stack.up());
            assert.deepEqual((await targets()).sort(), MOVED);
            assert.deepEqual(await idsOf(stack, KEPT), kept);
            await assertAtRest(stack);
            await assertAsInAws(stack);
        });

        scenario.step("is beside a stack that may not hide its name, and says so at preview", async () => {
            const { id } = await resource(stack, "aws:route53/zone:Zone", "::zone-zone");
            const { id: certificateArn } = await resource(stack, "aws:acm/certificate:Certificate");
            const previewed = async (mirrored: string, dns: object = {}, privateZoneName = name) => {
                const mirroredRecords = [{ name: mirrored, type: "A", values: ["192.0.2.1"] }];
                const wanted = withSection(config, "options", { privateZoneName, mirroredRecords });
                const names = { domainName: `other.${name}`, hostedZone: { id }, ...dns };
                await beside.configure({ ...wanted, "private-api:dns": names });
                return beside.preview();
            };
            beside = await makeStack("beside", config);
            const hiding = await previewed(`www.${name}`);
            assert.equal(hiding.succeeded, false);
            assert.deepEqual(hiding.errors, [
                `options.mirroredRecords: lacks public records that the private zone \`${name}\` would hide from the VPC, got 1; expected also \`api.${name} A\`; add them, or leave \`options.privateZoneName\` out`,
            ]);
            const wider = await previewed(`www.${name}`, {}, "example.net");
            assert.deepEqual(wider.errors, [
                `options.privateZoneName: is not in the hosted zone, got \`example.net\`; expected a name at or below \`${name}\`, whose records can be read; narrow it, or leave it out`,
            ]);
            assertSucceeded(await previewed(`api.${name}`));
            const uncovered = await previewed(`api.${name}`, { certificateArn });
            assert.equal(uncovered.succeeded, false);
            assert.match(
                uncovered.errors.join("\n"),
                /^dns\.certificateArn: does not cover the domain, got a certificate for `api\.pinned\.example\.net`/,
            );
            await beside.remove();
        });

        scenario.finally("is destroyed with nothing left in AWS", () => destroy(stack));
    },
    () => [accessLogRole],
);

Scenario.declare(
    "fixed-ip in its Regional form, with Elastic IPs of its owner's",
    (scenario) => {
        let stack: Stack;
        const brought: string[] = [];
        const name = "brought.example.net";

        scenario.step("goes up, and callers find it at those addresses", async () => {
            const allocate = () => emulator().allocateAddress();
            brought.push(await allocate(), await allocate());
            const example = await readConfig("examples/Pulumi.fixed-ip.yaml");
            const named = withSection(example, "dns", { domainName: `api.${name}`, hostedZone: { name } });
            const options = { domainMode: "regional", elasticIpAllocationIds: brought };
            stack = await makeStack("brought", withSection(named, "options", options));
            assertSucceeded(await stack.up());
            const { inputs } = await resource(stack, "aws:lb/loadBalancer:LoadBalancer", "::front-balancer");
            const mappings = inputs?.["subnetMappings"] as readonly { readonly allocationId: string }[];
            assert.deepEqual(
                mappings.map(({ allocationId }) => allocationId),
                brought,
            );
            const { fixedAddresses } = await stack.outputs();
            assert.equal(new Set(fixedAddresses as readonly string[]).size, brought.length);
        });

        scenario.step("has nothing to change, and is in AWS as its state says", async () => {
            await assertAtRest(stack);
            await assertAsInAws(stack);
        });

        scenario.finally("is destroyed with nothing left in AWS but what was brought", async () => {
            await destroy(stack);
            const left = await newInAws();
            for (const each of brought) assert.ok(left.includes(`Elastic IP ${each}`), each);
            for (const each of brought) await emulator().releaseAddress(each);
        });
    },
    () => [accessLogRole],
);
