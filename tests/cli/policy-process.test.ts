/** Proves how `private-api policy` lives with the streams of a shell, on the bundle. Not: what it says of a policy. */
import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { ROOT } from "../support/preview";

const OURS = "vpc-0a1b2c3d4e5f60718";
const STATEMENT = { Effect: "Allow", Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*" };
const OPEN = JSON.stringify({ Version: "2012-10-17", Statement: STATEMENT });
const LINE = `${JSON.stringify({ id: "a", policy: OPEN, allowedVpcs: [OURS] })}\n`;
/** Less than a batch would take that kept its answers. */
const LITTLE_MEMORY = ["--max-old-space-size=20", "--max-semi-space-size=1"];

describe("private-api policy, as a process", () => {
    let folder: string;
    let bundle: string;
    before(() => {
        folder = mkdtempSync(join(tmpdir(), "private-api-"));
        bundle = join(folder, "private-api.js");
        execFileSync(process.execPath, [join("scripts", "build-cli.mjs"), bundle], { cwd: ROOT });
    });
    after(() => rmSync(folder, { recursive: true }));

    const run = (input: string, ...args: string[]) => {
        const { status, stdout, stderr } = spawnSync(bundle, ["policy", ...args], { input, encoding: "utf8" });
        return { status, stdout, stderr };
    };

    it("reads standard input, and shows no colour where nobody watches", () => {
        const { status, stdout, stderr } = run(OPEN, "-", "--vpc", OURS);
        assert.deepEqual([status, stderr], [1, ""]);
        assert.equal(stdout.split("\n")[0], `policy: open to others than \`${OURS}\``);
        assert.ok(!stdout.includes("\u001b"));
    });

    it("calls empty input invalid, and an empty batch answered", () => {
        assert.equal(
            (JSON.parse(run("", "-", "--vpc", OURS, "--json").stdout) as { verdict: string }).verdict,
            "invalid",
        );
        assert.deepEqual(run("", "--batch"), { status: 0, stdout: "", stderr: "" });
    });

    it("keeps the verdict's exit code where nobody reads what it says", async () => {
        const child = spawn(bundle, ["policy", "-", "--vpc", OURS], { stdio: "pipe" });
        child.stdout.destroy();
        child.stdin.end(OPEN);
        const ended = new Promise((resolve) => child.once("exit", resolve));
        assert.deepEqual([await text(child.stderr), await ended], ["", 1]);
    });

    it("ends a batch that never ends where nobody reads the answers, without a word", async () => {
        const child = spawn(bundle, ["policy", "--batch"], { stdio: "pipe" });
        child.stdin.on("error", () => undefined);
        const feed = () => {
            while (!child.stdin.destroyed && child.stdin.write(LINE.repeat(100)));
        };
        child.stdin.on("drain", feed);
        feed();
        child.stdout.once("data", () => child.stdout.destroy());
        const ended = new Promise((resolve) => child.once("exit", resolve));
        assert.deepEqual([await text(child.stderr), await ended], ["", 1]);
    });

    it("answers ten thousand lines in the memory of a few, for a slow reader", async () => {
        const child = spawn(process.execPath, [...LITTLE_MEMORY, bundle, "policy", "--batch"], { stdio: "pipe" });
        const ended = new Promise((resolve) => child.once("exit", resolve));
        // Three kilobytes of white space each: more in all than there is memory.
        child.stdin.end(LINE.replace("\n", `${" ".repeat(3000)}\n`).repeat(10_000));
        await new Promise((resolve) => setTimeout(resolve, 200));
        const lines = (await text(child.stdout)).split("\n");
        assert.deepEqual([lines.length, new Set(lines.slice(0, -1)).size, await ended], [10_001, 1, 0]);
    });

    it("tells its usage in one line, and never by a stack trace", () => {
        for (const args of [["-"], ["none.json", "--vpc", OURS], [folder, "--vpc", OURS], ["--batch", "x"]]) {
            const { status, stdout, stderr } = run("", ...args);
            assert.deepEqual([status, stdout, stderr.split("\n").length], [2, "", 2]);
            assert.match(stderr, /^(--vpc|file|--batch): .+, got .+; expected .+; .+\n$/);
        }
    });
});
