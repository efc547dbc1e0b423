import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const root = join(__dirname, "..");
const run = promisify(execFile);
const FILE = join(root, "schemas", "components.json");

/**
 * The schema that the Pulumi CLI infers of the component plugin, as text.
 *
 * Takes `pulumi` on the PATH, and half a minute: the CLI installs the plugin's packages.
 */
export async function inferComponentSchema(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), "private-api-plugin-"));
    try {
        await run(process.execPath, [join(root, "scripts", "build-plugin.mjs"), folder]);
        const { stdout } = await run("pulumi", ["package", "get-schema", folder], { maxBuffer: 64 * 1024 * 1024 });
        return `${JSON.stringify(JSON.parse(stdout.slice(stdout.indexOf("{"))), undefined, 2)}\n`;
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}

async function main(): Promise<void> {
    await writeFile(FILE, await inferComponentSchema());
    console.log("schemas/components.json is up to date");
}

if (require.main === module) void main();
