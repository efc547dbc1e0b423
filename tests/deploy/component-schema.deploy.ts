import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { inferComponentSchema } from "../../scripts/component-schema";
import { Scenario } from "../support/side-by-side";

interface Described {
    readonly description?: string;
}

interface Schema {
    readonly resources: Readonly<
        Record<
            string,
            Described & {
                readonly properties?: Readonly<Record<string, Described>>;
                readonly inputProperties?: Readonly<Record<string, Described>>;
                readonly requiredInputs?: readonly string[];
            }
        >
    >;
}

Scenario.declare("the components, for every Pulumi language", (scenario) => {
    let text: string;
    let schema: Schema;

    scenario.step("have a schema that the CLI infers of their sources", async () => {
        text = await inferComponentSchema();
        schema = JSON.parse(text) as Schema;
    });

    scenario.step("have the schema that is committed", async () => {
        const committed = await readFile(join(__dirname, "..", "..", "schemas", "components.json"), "utf8");
        assert.equal(text, committed, "run `npm run generate:components`");
    });

    scenario.step("are all in it", async () => {
        const index = await readFile(join(__dirname, "..", "..", "components", "index.ts"), "utf8");
        const exported = [...index.matchAll(/export \{ (\w+) \}/g)].map(
            ([, name]) => `private-api:index:${name ?? ""}`,
        );
        assert.deepEqual(Object.keys(schema.resources).sort(), exported.sort());
    });

    scenario.step("have words for themselves and for each input and output", () => {
        const wordless = Object.entries(schema.resources).flatMap(([token, resource]) =>
            [[token, resource] as const, ...Object.entries({ ...resource.properties, ...resource.inputProperties })]
                .filter(([, { description }]) => !description)
                .map(([name]) => `${token} ${name}`),
        );
        assert.deepEqual(wordless, []);
        return Promise.resolve();
    });

    scenario.step("say which inputs have to be given", () => {
        const required = schema.resources["private-api:index:ExecuteApiEndpoint"]?.requiredInputs;
        assert.deepEqual(required, ["clients", "privateDnsEnabled", "subnets", "vpcId"]);
        return Promise.resolve();
    });
});
