/** Proves that the command line is one file that needs no package installed beside it. Not: what it shows. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PROGRAM } from "./fixture";

const ROOT = join(__dirname, "..", "..");

describe("the bundle", () => {
    let folder: string;
    let bundle: string;
    before(() => {
        folder = mkdtempSync(join(tmpdir(), "private-api-"));
        bundle = join(folder, "private-api.js");
        execFileSync(process.execPath, [join("scripts", "build-cli.mjs"), bundle], { cwd: ROOT });
    });
    after(() => rmSync(folder, { recursive: true }));

    it("runs a program with nothing but the program's own packages", () => {
        const text = execFileSync(bundle, ["preview", "--json"], { cwd: PROGRAM, encoding: "utf8" });
        const { outputs } = JSON.parse(text) as { outputs: Record<string, unknown> };
        assert.equal(outputs["stage"], "dev");
    });

    it("has no colour and no progress where nobody watches", () => {
        const text = execFileSync(bundle, ["preview"], {
            cwd: PROGRAM,
            encoding: "utf8",
            stdio: ["ignore", "pipe", "pipe"],
        });
        assert.ok(!text.includes("\u001b"));
        assert.match(text, /^stack dev /);
    });
});
