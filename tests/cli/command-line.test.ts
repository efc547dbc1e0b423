/** Proves what the command line takes, what it refuses in which words, and its exit codes. No program is run. */
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { version } from "../../package.json";
import { run } from "../../cli/command-line";
import { PROGRAM, recordingIo } from "./fixture";

async function outcome(...args: string[]) {
    const io = recordingIo(PROGRAM);
    const code = await run(args, io);
    return { code, ...io.written };
}

const OPTIONS = "one of `--stack`, `--config-file`, `--pattern`, `--out`, `--json`, `--help`";

describe("the command line", () => {
    it("helps, with examples", async () => {
        const { code, out, err } = await outcome("--help");
        assert.deepEqual([code, err], [0, ""]);
        assert.match(out, /^Usage: private-api/);
        assert.match(out, /\$ private-api preview --stack prod --json/);
    });

    it("helps where no command is given, as a mistake", async () => {
        const { code, out, err } = await outcome();
        assert.deepEqual([code, out], [2, ""]);
        assert.match(err, /^Usage: private-api/);
    });

    it("tells its version", async () => {
        assert.deepEqual(await outcome("--version"), { code: 0, out: `${version}\n`, err: "" });
    });

    const REFUSED: readonly (readonly [readonly string[], string])[] = [
        [["previw"], "command: is not known, got `previw`; expected one of `preview`, `policy`; use `preview`"],
        [
            ["deploy"],
            "command: is not known, got `deploy`; expected one of `preview`, `policy`; see `private-api --help`",
        ],
        [
            ["preview", "--stak", "dev"],
            `option: is not known to \`preview\`, got \`--stak\`; expected ${OPTIONS}; use \`--stack\``,
        ],
        [
            ["preview", "--frobnicate"],
            `option: is not known to \`preview\`, got \`--frobnicate\`; expected ${OPTIONS}; see \`private-api preview --help\``,
        ],
        [
            ["--json", "preview"],
            "option: is not known, got `--json`; expected one of `--version`, `--help`; see `private-api --help`",
        ],
        [
            ["preview", "--stack"],
            "--stack: has no value, got nothing; expected `-s, --stack <name>`; write the value behind it",
        ],
        [
            ["preview", "dev"],
            "arguments: are more than the command takes, got `dev`; expected options only; see `private-api preview --help`",
        ],
        [
            ["preview", "--stack", "../dev"],
            "stack: is not a stack's name, got `../dev`; expected 1 to 100 letters, digits, `-`, `_` or `.`; give the name alone, without organisation and project",
        ],
    ];
    for (const [args, line] of REFUSED) {
        it(`refuses \`${args.join(" ")}\` with one line`, async () => {
            assert.deepEqual(await outcome(...args), { code: 2, out: "", err: `${line}\n` });
        });
    }

    it("refuses a file to write that cannot be written, before the program runs", async () => {
        const path = join(PROGRAM, "nowhere", "state.json");
        const started = Date.now();
        assert.deepEqual(await outcome("preview", "--out", path), {
            code: 2,
            out: "",
            err: `--out: cannot be written (ENOENT), got \`${path.slice(0, 80)}${path.length > 80 ? "…" : ""}\`; expected a file in a folder that is there and may be written to; give another path\n`,
        });
        assert.ok(Date.now() - started < 500, "the program was run");
    });

    it("leaves no file behind where the program fails", async () => {
        const folder = mkdtempSync(join(tmpdir(), "private-api-"));
        try {
            const config = join(PROGRAM, "Pulumi.broken.yaml");
            const { code, out } = await outcome(
                "preview",
                "--config-file",
                config,
                "--out",
                join(folder, "state.json"),
            );
            assert.deepEqual([code, out, readdirSync(folder)], [2, "", []]);
        } finally {
            rmSync(folder, { recursive: true });
        }
    });
});
