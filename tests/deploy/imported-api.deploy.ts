import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";
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
    project,
    resource,
    tagged,
    withSection,
    withZone,
} from "./stacks";

const FILE = "pets.openapi.yaml";
const ZONES = ["ap-northeast-1c", "ap-northeast-1d"];

async function writeOpenApi(paths: readonly string[]): Promise<void> {
    const operation = {
        responses: { 200: { description: "what there is" } },
        "x-amazon-apigateway-integration": {
            type: "mock",
            requestTemplates: { "application/json": '{"statusCode": 200}' },
            responses: { default: { statusCode: "200" } },
        },
    };
    const document = {
        openapi: "3.0.1",
        info: { title: "pets", version: "1" },
        paths: Object.fromEntries(paths.map((path) => [path, { get: operation }])),
    };
    await writeFile(join((await project()).folder, FILE), stringify(document));
}

Scenario.declare(
    "a private API that is imported from an OpenAPI file",
    (scenario) => {
        let stack: Stack;
        let config: Config;
        let deploymentId: string;
        const title = "imported";

        const api = async () => {
            const { id = "" } = await resource(stack, "aws:apigateway/restApi:RestApi");
            const endpointIds = Object.values(await idsOf(stack, ["aws:ec2/vpcEndpoint:VpcEndpoint"]));
            const vpcIds = Object.values(await idsOf(stack, ["aws:ec2/vpc:Vpc"]));
            return { id, endpointIds, vpcIds };
        };

        async function assertConfined(): Promise<void> {
            const { id, endpointIds, vpcIds } = await api();
            assert.deepEqual(await emulator().associatedEndpoints(id), endpointIds);
            assert.ok((await emulator().policy(id))?.includes(vpcIds[0] ?? "no VPC"));
        }

        scenario.step("serves the paths of the file", async () => {
            const example = withSection(await readConfig("examples/Pulumi.private.yaml"), "network", { zones: ZONES });
            config = withSection(example, "api", { openApi: FILE });
            await writeOpenApi(["/owners", "/pets"]);
            stack = await makeStack(title, config);
            assertSucceeded(await stack.up());
            deploymentId = await assertDeployed(stack, "private");
            assert.deepEqual(await emulator().routes((await api()).id), ["GET /owners", "GET /pets"]);
            await assertConfined();
        });

        scenario.step("has nothing to change, and is in AWS as its state says", async () => {
            await assertAtRest(stack);
            await assertAsInAws(stack);
        });

        scenario.step("serves a path no longer that is gone from the file; policy and association stay", async () => {
            await writeOpenApi(["/pets"]);
            assertSucceeded(await stack.up());
            assert.notEqual(await assertDeployed(stack, "private"), deploymentId);
            assert.deepEqual(await emulator().routes((await api()).id), ["GET /pets"]);
            await assertConfined();
            await assertAtRest(stack);
        });

        scenario.step(
            "keeps the addresses that others forward DNS to when a zone is added before its own",
            async () => {
                const addresses = (await stack.outputs())["resolverAddresses"];
                await stack.configure(tagged(title, withZone(config, "ap-northeast-1a")));
                const up = await stack.up();
                assertSucceeded(up);
                assert.deepEqual(
                    changes(up).filter((change) => !change.startsWith("create ")),
                    ["update endpoint-endpoint"],
                );
                assert.deepEqual((await stack.outputs())["resolverAddresses"], addresses);
            },
        );

        scenario.step("refuses at preview a zone in which AWS does not offer execute-api", async () => {
            await stack.configure(tagged(title, withZone(config, "ap-northeast-1b")));
            const preview = await stack.preview();
            assert.equal(preview.succeeded, false);
            assert.match(preview.errors.join("\n"), /\bnetwork\.zones: .*`ap-northeast-1b`/);
        });

        scenario.finally("is destroyed with nothing left in AWS", () => destroy(stack));
    },
    () => [accessLogRole],
);
