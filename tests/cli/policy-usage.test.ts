/** Proves how `private-api policy` takes its arguments, and what it says of those that are wrong. */
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { policy } from "../../cli/policy";
import { recordingIo } from "./fixture";
import { CONFINED, ENDPOINT, OURS, policyRuns } from "./policy-fixture";

describe("private-api policy", () => {
    const { folder, outcome } = policyRuns();

    describe("takes the file", () => {
        it("before, between and behind the options", async () => {
            writeFileSync(join(folder(), "policy.json"), CONFINED);
            const other = "vpc-0f9e8d7c6b5a43210";
            for (const args of [
                ["policy.json", "--vpc", OURS, other],
                ["--vpc", OURS, "--vpc", other, "--", "policy.json"],
                ["--vpc", OURS, other, "policy.json"],
                ["--vpc", OURS, "--vpce", ENDPOINT, "policy.json"],
                ["--json", "policy.json", "--vpc", OURS],
            ]) {
                assert.deepEqual([args, (await outcome(...args)).code], [args, 0]);
            }
        });

        it("from standard input, and says so where somebody types it", async () => {
            const io = recordingIo(folder());
            const input = (async function* () {
                yield await Promise.resolve(Buffer.from(CONFINED.slice(0, 9)));
                yield await Promise.resolve(Buffer.from(CONFINED.slice(9)));
            })();
            const streams = { input, isTyped: true, flushed: () => Promise.resolve(true) };
            const code = await policy(["-"], { vpc: [OURS] }, io, streams);
            assert.deepEqual([code, io.written.err], [0, "reading the policy from the terminal, up to Ctrl-D\n"]);
            assert.match(io.written.out, /^policy: restricted to /);
        });
    });

    describe("refuses", () => {
        const REFUSED: readonly (readonly [readonly string[], string])[] = [
            [
                ["policy.json"],
                "--vpc: is not given, got nothing; expected the id of each VPC whose endpoints may call the API; write `--vpc vpc-…`",
            ],
            [
                ["--vpc", OURS],
                "file: is not given, got nothing; expected one file, or `-` for standard input; see `private-api policy --help`",
            ],
            [
                ["a.json", "b.json", "--vpc", OURS],
                "file: is more than one, got `a.json` `b.json`; expected one file, or `-` for standard input; see `private-api policy --help`",
            ],
            [
                ["policy.json", "--vpc", "vpc-123"],
                "--vpc: is not the id of a VPC, got `vpc-123`; expected `vpc-` and 8 or 17 digits and lower-case letters; copy it from the AWS console",
            ],
            [
                [
                    "policy.json",
                    "--vpc",
                    OURS,
                    "--vpce",
                    "vpce-1",
                    "--region",
                    "europe",
                    "--account",
                    "1",
                    "--api-id",
                    "A",
                ],
                [
                    "--vpce: is not the id of a VPC endpoint, got `vpce-1`; expected `vpce-` and 8 or 17 digits and lower-case letters; copy it from the AWS console",
                    "--region: is not the name of a region, got `europe`; expected a name such as `eu-central-1`; leave it out where it is not known",
                    "--account: is not the id of an account, got `1`; expected 12 digits; leave it out where it is not known",
                    "--api-id: is not the id of an API, got `A`; expected lower-case letters and digits, such as `a1b2c3d4e5`; leave it out where it is not known",
                ].join("\n"),
            ],
            [
                ["policy.json", "--vpc", OURS, "--domain", "--api-id", "abc"],
                "--api-id: is not the id of a private custom domain, got `abc`; expected its name, `+` and its id, such as `api.example.com+abcd1234`; leave it out where it is not known",
            ],
            [
                ["none.json", "--vpc", OURS],
                "file: is not there, got `none.json`; expected a resource policy in JSON; give the path of a file that can be read, or `-` for standard input",
            ],
            [
                ["folder", "--vpc", OURS],
                "file: is a folder, got `folder`; expected a resource policy in JSON; give the path of a file that can be read, or `-` for standard input",
            ],
            [
                ["policy.json/below", "--vpc", OURS],
                "file: cannot be read (ENOTDIR), got `policy.json/below`; expected a resource policy in JSON; give the path of a file that can be read, or `-` for standard input",
            ],
            [["--vpc"], "--vpc: has no value, got nothing; expected `--vpc <id...>`; write the value behind it"],
            [
                ["policy.json", "--vpcs", OURS],
                "option: is not known to `policy`, got `--vpcs`; expected one of `--vpc`, `--vpce`, `--region`, `--account`, `--api-id`, `--domain`, `--json`, `--batch`, `--help`; use `--vpc`",
            ],
            [
                ["--batch", "--vpc", OURS],
                "--batch: takes everything from the lines of standard input, got `--vpc`; expected no file and no other option but `--json`; write `allowedVpcs` in each line",
            ],
            [
                ["--batch", "policy.json"],
                "--batch: takes everything from the lines of standard input, got `policy.json`; expected no file and no other option but `--json`; write `policy` in each line",
            ],
            [
                ["--batch", "--domain"],
                "--batch: takes everything from the lines of standard input, got `--domain`; expected no file and no other option but `--json`; ask for each domain by itself",
            ],
        ];
        before(() => mkdirSync(join(folder(), "folder")));
        for (const [args, lines] of REFUSED) {
            it(`\`${args.join(" ")}\`, with nothing on stdout`, async () => {
                writeFileSync(join(folder(), "policy.json"), CONFINED);
                assert.deepEqual(await outcome(...args), { code: 2, out: "", err: `${lines}\n` });
            });
        }
    });

    it("helps, with examples", async () => {
        const { code, out, err } = await outcome("--help");
        assert.deepEqual([code, err], [0, ""]);
        assert.match(out, /^Usage: private-api policy \[options\] \[file\.\.\.\]/);
        assert.match(out, /\$ private-api policy --batch < policies\.ndjson > verdicts\.ndjson/);
    });
});
