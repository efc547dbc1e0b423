import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Guard, Stack } from "../support/pulumi-cli";
import { Scenario } from "../support/side-by-side";
import { accessLogRole } from "./access-log-role.deploy";
import { choose, makeForeignStack, OF_ANY_STAGE } from "./foreign-stacks";
import { PACK, said } from "./policy-pack";
import { assertSucceeded } from "./stacks";

const run = promisify(execFile);

/** Installs the pack as an organisation does: from its tarball, with packages of its own. */
async function install(folder: string): Promise<Guard> {
    const { stdout } = await run("npm", ["pack", "--json", "--pack-destination", folder], { cwd: PACK.pack });
    const [{ filename }] = JSON.parse(stdout) as [{ readonly filename: string }];
    await writeFile(join(folder, "package.json"), JSON.stringify({ private: true }));
    const options = ["--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund"];
    await run("npm", ["install", ...options, join(folder, filename)], { cwd: folder });
    return { pack: join(folder, "node_modules", "private-api-policy") };
}

Scenario.declare(
    "the pack, installed from its tarball in an empty folder",
    (scenario) => {
        let folder: string;
        let pack: Guard;
        let stack: Stack;

        scenario.step("is installed with what it needs", async () => {
            folder = await mkdtemp(join(tmpdir(), "private-api-installed-"));
            pack = await install(folder);
            stack = await makeForeignStack("installed", { carrier: "inline", policy: "wildcard" });
        });

        scenario.step("refuses an unsafe policy", async () => {
            const preview = await stack.preview(pack);
            assert.deepEqual(
                said(preview),
                ["mandatory private-api-confined-to-vpc: api policy", ...OF_ANY_STAGE].sort(),
            );
            assert.equal(preview.succeeded, false);
        });

        scenario.step("passes a safe one, but for what cannot be proved yet", async () => {
            await choose(stack, { carrier: "inline", policy: "safe" });
            const preview = await stack.preview(pack);
            assertSucceeded(preview);
            assert.deepEqual(
                said(preview),
                ["advisory private-api-confined-to-vpc-unprovable: api policy", ...OF_ANY_STAGE].sort(),
            );
        });

        scenario.finally("leaves nothing to destroy", async () => {
            await rm(folder, { recursive: true, force: true });
            await stack.remove();
        });
    },
    () => [accessLogRole],
);
