/* The dry run of the real program, from a folder that its user may not write to, and with secrets that nobody can open. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exampleConfig, preview, ROOT } from "../support/preview";

const PROGRAM = ["Pulumi.yaml", "Pulumi.dev.yaml", "package.json", "tsconfig.json", "tsconfig.run.json", "index.ts"];
const FOLDERS = ["config", "patterns", "components", "model"];
/** Root may write everywhere; the command is run as somebody who may not. */
const NOBODY = 65534;

describe("private-api preview", () => {
    let folder: string;
    before(() => {
        folder = mkdtempSync(join(tmpdir(), "private-api-"));
        for (const name of [...PROGRAM, ...FOLDERS]) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
        symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
        chmodSync(folder, 0o555);
    });
    after(() => {
        chmodSync(folder, 0o755);
        rmSync(folder, { recursive: true });
    });

    const run = (...args: string[]) =>
        spawnSync(process.execPath, [join(ROOT, "dist", "private-api.js"), "preview", ...args], {
            cwd: folder,
            encoding: "utf8",
            ...(process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}),
        });

    it("works in a folder that may only be read", () => {
        const { status, stdout, stderr } = run("--json");
        assert.deepEqual([status, stderr], [0, ""]);
        assert.equal((JSON.parse(stdout) as { pattern: string }).pattern, "private");
    });

    it("says of a state that it may not write there that it may not, and exits with 2", () => {
        const { status, stdout, stderr } = run("--out", "state.json");
        assert.deepEqual([status, stdout], [2, ""]);
        assert.match(stderr, /^--out: cannot be written \(EACCES\), got `.*state\.json`; expected [^;]+; [^;]+\n$/);
    });

    it("works with encrypted values and no passphrase, and shows nothing of them", async () => {
        const sealed = "v1:c2VhbGVk:b3BlbiBzZXNhbWU=";
        const { state } = await preview({
            ...exampleConfig("public"),
            "private-api:tags": { owner: { secure: sealed } },
            "another:password": { secure: sealed },
        });
        assert.doesNotMatch(JSON.stringify(state), /c2VhbGVk|b3BlbiBzZXNhbWU/);
    });
});
