import assert from "node:assert/strict";
import { readConfig, type Config, type Stack } from "../support/pulumi-cli";
import { Scenario } from "../support/side-by-side";
import { accessLogRole } from "./access-log-role.deploy";
import { assertAtRest, assertSucceeded, destroy, emulator, makeStack, tagged, withSection } from "./stacks";

const FROM_CONFIG = "value-from-config-0123456789";
const FROM_SECRET = "value-from-secret-0123456789";

Scenario.declare(
    "the key of the egress-proxy",
    (scenario) => {
        const title = "api-key";
        let stack: Stack;
        let config: Config;
        let secretArn: string | undefined;

        /** The value that AWS has, which stands in clear nowhere in the state or among the outputs. */
        const hiddenValue = async () => {
            const outputs = await stack.outputs();
            const value = await emulator().apiKeyValue(String(outputs["apiKeyId"]));
            const kept = JSON.stringify([await stack.export(), outputs]);
            assert.ok(!kept.includes(value), "the value of the key stands in clear");
            return value;
        };
        const goUp = async (apiKey: object, set: (stack: Stack) => Promise<void> = () => Promise.resolve()) => {
            await stack.configure(tagged(title, withSection(config, "options", { apiKey })));
            await set(stack);
            assertSucceeded(await stack.up());
        };

        scenario.step("is refused in clear, before anything is created", async () => {
            config = await readConfig("examples/Pulumi.egress-proxy.yaml");
            stack = await makeStack(title, withSection(config, "options", { apiKey: { value: FROM_CONFIG } }));
            const preview = await stack.preview();
            assert.equal(preview.succeeded, false);
            const said = preview.errors.join("\n");
            assert.match(said, /options\.apiKey\.value: stands in the stack's file for all to read/);
            assert.ok(!said.includes(FROM_CONFIG), said);
        });

        scenario.step("is made by API Gateway where nobody gives one", async () => {
            await goUp({});
            assert.match(await hiddenValue(), /^.{20,128}$/);
        });

        scenario.step("is taken from a secret of the configuration", async () => {
            await goUp({}, (each) => each.setSecret("private-api:options.apiKey.value", FROM_CONFIG));
            assert.equal(await hiddenValue(), FROM_CONFIG);
            await assertAtRest(stack);
        });

        scenario.step("is refused at preview where the secret holds no key, and is not quoted", async () => {
            const json = JSON.stringify({ key: FROM_SECRET });
            const arn = await emulator().makeSecret(`${stack.name}-json`, json);
            await stack.configure(tagged(title, withSection(config, "options", { apiKey: { secretArn: arn } })));
            const preview = await stack.preview();
            await emulator().deleteSecret(arn);
            assert.equal(preview.succeeded, false);
            const said = preview.errors.join("\n");
            assert.match(said, /options\.apiKey\.secretArn: leads to a text that no key can have, got other signs; /);
            assert.ok(!said.includes(FROM_SECRET), said);
        });

        scenario.step("is taken from Secrets Manager", async () => {
            secretArn = await emulator().makeSecret(stack.name, FROM_SECRET);
            await goUp({ secretArn });
            assert.equal(await hiddenValue(), FROM_SECRET);
            await assertAtRest(stack);
        });

        scenario.finally("is destroyed with nothing left in AWS", async () => {
            await destroy(stack);
            if (secretArn !== undefined) await emulator().deleteSecret(secretArn);
        });
    },
    () => [accessLogRole],
);
