/** Proves what is published: the files, the versions, and that the bundle is of these sources. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { PACK } from "../support/analyzer";

const run = promisify(execFile);
const ROOT = join(PACK, "..");
const read = async (path: string): Promise<Readonly<Record<string, unknown>>> =>
    JSON.parse(await readFile(path, "utf8")) as Readonly<Record<string, unknown>>;

describe("the package of the policy pack", () => {
    it("ships the bundle, its manifest and what npm shows, and nothing else", async () => {
        const { stdout } = await run("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], { cwd: PACK });
        const [packed] = JSON.parse(stdout) as readonly { readonly files: readonly { readonly path: string }[] }[];
        assert.deepEqual(packed?.files.map(({ path }) => path).sort(), [
            "LICENSE",
            "PulumiPolicy.yaml",
            "README.md",
            "bin/index.js",
            "package.json",
        ]);
    });

    it("has the bundle that these sources give", async () => {
        const folder = await mkdtemp(join(tmpdir(), "private-api-policy-"));
        try {
            const fresh = join(folder, "index.js");
            await run(process.execPath, ["scripts/build-policy.mjs", fresh], { cwd: ROOT });
            const [shipped, built] = await Promise.all([
                readFile(join(PACK, "bin", "index.js"), "utf8"),
                readFile(fresh, "utf8"),
            ]);
            assert.ok(shipped === built, "policy/bin/index.js is of other sources: run `npm run build`");
        } finally {
            await rm(folder, { recursive: true, force: true });
        }
    });

    it("loads nothing but the SDK and what Node has", async () => {
        const bundle = await readFile(join(PACK, "bin", "index.js"), "utf8");
        const loaded = [...bundle.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name);
        assert.deepEqual([...new Set(loaded)].sort(), ["@pulumi/policy", "buffer", "process"]);
    });

    it("has the version and licence of the project, and the SDK of its versions", async () => {
        const [own, root] = await Promise.all([read(join(PACK, "package.json")), read(join(ROOT, "package.json"))]);
        const versions = { ...Object(root["devDependencies"]), ...Object(root["dependencies"]) } as Record<
            string,
            string
        >;
        assert.equal(own["version"], root["version"]);
        assert.equal(own["license"], root["license"]);
        assert.deepEqual(own["engines"], root["engines"]);
        assert.deepEqual(own["dependencies"], {
            "@pulumi/policy": versions["@pulumi/policy"],
            "@pulumi/pulumi": versions["@pulumi/pulumi"],
        });
    });
});
