/** Writes the JSON schema of the stack files; `--check` compares only. */
import { format, resolveConfig } from "prettier";
import { stackConfigJsonSchema } from "../config/json-schema";
import { patterns } from "../patterns/registry";
import { writeOrCheck } from "./generated-file";

const PATH = "schemas/stack-config.schema.json";

async function main(): Promise<void> {
    const json = JSON.stringify(stackConfigJsonSchema(patterns));
    const text = await format(json, { ...(await resolveConfig(PATH)), filepath: PATH });
    writeOrCheck(PATH, text);
}

void main();
