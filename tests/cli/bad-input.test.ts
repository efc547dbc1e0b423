/*
 * What `private-api preview` says of configurations that are wrong, to the letter. That `pulumi` says the same is for the
 * deploy tests to show, which take one of each pattern and part of the configuration.
 */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { run } from "../../cli/command-line";
import GOLDEN from "../cases/bad-input.json";
import { BAD_INPUTS } from "../support/bad-input";
import { ROOT } from "../support/preview";

const golden = GOLDEN as Readonly<Record<string, readonly string[]>>;

describe("private-api preview, given", () => {
    let folder: string;
    before(() => (folder = mkdtempSync(join(tmpdir(), "private-api-"))));
    after(() => rmSync(folder, { recursive: true }));

    for (const { title, config } of BAD_INPUTS) {
        it(`${title}, says so in a line and exits with 2`, async () => {
            const file = join(folder, "Pulumi.bad.yaml");
            writeFileSync(file, stringify({ config }));
            const printed = { out: "", err: "" };
            const code = await run(["preview", "--config-file", file], {
                folder: ROOT,
                out: (text) => (printed.out += text),
                err: (text) => (printed.err += text),
                color: false,
                watched: false,
                columns: 80,
            });
            assert.deepEqual(printed, { out: "", err: `${golden[title]?.join("\n") ?? ""}\n` });
            assert.equal(code, 2);
        });
    }

    it("each of these, has lines for it, and no others", () => {
        assert.deepEqual(
            Object.keys(golden),
            BAD_INPUTS.map(({ title }) => title),
        );
    });
});
