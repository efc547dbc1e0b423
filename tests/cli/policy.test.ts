/** Proves what `private-api policy` prints and exits with, to the letter. Not: that its verdicts are right. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../cli/command-line";
import { policy } from "../../cli/policy";
import { recordingIo } from "./fixture";

const OURS = "vpc-0a1b2c3d4e5f60718";
const ENDPOINT = "vpce-0aa11bb22cc33dd44";

const statement = (effect: string, more: object = {}) => ({
    Effect: effect,
    Principal: "*",
    Action: "execute-api:Invoke",
    Resource: "execute-api:/*",
    ...more,
});
const policyOf = (...statements: readonly object[]) =>
    JSON.stringify({ Version: "2012-10-17", Statement: statements }, undefined, 2);
const OPEN = policyOf(statement("Allow"));
const CONFINED = policyOf(
    statement("Allow"),
    statement("Deny", { Condition: { StringNotEquals: { "aws:SourceVpc": OURS } } }),
);

/** Each Deny has a hole of its own in three dimensions, so that there is no end of what to try. */
const COMPLEX = policyOf(
    statement("Allow"),
    ...Array.from({ length: 60 }, (_, at) =>
        statement("Deny", {
            Resource: `execute-api:/*/*/a${at}*b*c${at % 7}*`,
            Condition: {
                StringNotLike: { "aws:SourceVpc": OURS, "aws:Referer": `*a${at}*b` },
                NotIpAddress: { "aws:VpcSourceIp": `10.${at}.0.0/16` },
            },
        }),
    ),
);
const NAMED_BY_ARN = policyOf(
    statement("Allow", { Resource: "arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/*" }),
);

describe("private-api policy", () => {
    let folder: string;
    before(() => (folder = mkdtempSync(join(tmpdir(), "private-api-"))));
    after(() => rmSync(folder, { recursive: true }));

    async function outcome(...args: string[]) {
        const io = recordingIo(folder);
        const code = await run(["policy", ...args], io);
        return { code, ...io.written };
    }

    /** What is said of a policy in a file. */
    async function judged(text: string | Buffer, ...options: string[]) {
        writeFileSync(join(folder, "policy.json"), text);
        return outcome("policy.json", "--vpc", OURS, ...options);
    }

    describe("tells people", () => {
        it("that a policy is restricted, and that no permission of a caller's own gets past it", async () => {
            assert.deepEqual(await judged(CONFINED), {
                code: 0,
                out: [
                    "policy.json: restricted to `vpc-0a1b2c3d4e5f60718`",
                    "",
                    "  no request gets in that comes through an endpoint elsewhere, or through none",
                    "",
                    "  every such request meets an explicit Deny, so that no permission of the caller's own lets it in",
                    "  either",
                    "",
                ].join("\n"),
                err: "",
            });
        });

        it("that a policy is restricted, but for callers with permissions of their own", async () => {
            const text = policyOf(statement("Allow", { Condition: { StringEquals: { "aws:SourceVpc": OURS } } }));
            assert.deepEqual(await judged(text), {
                code: 0,
                out: [
                    "policy.json: restricted to `vpc-0a1b2c3d4e5f60718`",
                    "",
                    "  no request gets in that comes through an endpoint elsewhere, or through none",
                    "",
                    "  not every such request meets an explicit Deny: where a method uses IAM or an authorizer, callers",
                    "  of the same account that are permitted to invoke the API get in all the same; add a Deny with",
                    "  `StringNotEquals` of `aws:SourceVpc`",
                    "",
                ].join("\n"),
                err: "",
            });
        });

        it("the request that gets in, and the change that keeps it out with the policy changed", async () => {
            const condition = { Condition: { StringNotEquals: { "aws:SourceVpc": OURS } } };
            const allow = statement("Allow", { Sid: "All" });
            const deny = { Effect: "Deny", Principal: "*", Action: "execute-api:Invoke", ...condition };
            const spared = "execute-api:/dev/GET/health";
            const text = policyOf(allow, { ...deny, NotResource: spared });
            assert.deepEqual(await judged(text), {
                code: 1,
                out: [
                    "policy.json: open to others than `vpc-0a1b2c3d4e5f60718`",
                    "",
                    "  anyone in `vpc-0deadbeefdeadbeef` (the VPC of the endpoint that they call through; clients behind",
                    "  it by peering or VPN count as it) calling `GET /dev/health`, let in by `Statement[0]` (`All`),",
                    "  because it has no condition on `aws:SourceVpc`; `Statement[1]` does not deny it: it spares",
                    "  `execute-api:/dev/GET/health`",
                    "",
                    "The smallest change that closes it",
                    "",
                    "  `Statement[1]`: write `execute-api:/*` as Resource instead of NotResource",
                    "",
                    ...policyOf(allow, { ...deny, Resource: "execute-api:/*" })
                        .split("\n")
                        .map((line) => `  ${line}`),
                    "",
                ].join("\n"),
                err: "",
            });
        });

        it("the endpoints through which others get in, where the policy looks at endpoints alone", async () => {
            const text = policyOf(statement("Allow", { Condition: { StringEquals: { "aws:SourceVpce": ENDPOINT } } }));
            const { code, out } = await judged(text);
            assert.equal(code, 1);
            assert.deepEqual(out.split("\n").slice(0, 13), [
                "policy.json: not restricted to `vpc-0a1b2c3d4e5f60718`, but to endpoints that the policy lists",
                "",
                "  requests from elsewhere get in through `vpce-0aa11bb22cc33dd44` only, and the policy does not show",
                "  the VPC of an endpoint; add `aws:SourceVpc`, or accept the endpoints where you know them",
                "",
                "  anyone in `vpc-0deadbeefdeadbeef` (the VPC of the endpoint that they call through; clients behind",
                "  it by peering or VPN count as it) calling `GET /prod/pets` with `aws:SourceVpce`",
                "  `vpce-0aa11bb22cc33dd44`, let in by `Statement[0]`, because it looks at `aws:SourceVpce` alone,",
                "  which does not show the endpoint's VPC; there is no Deny",
                "",
                "The smallest change that closes it",
                "",
                "  `Statement[0]`: add `StringEquals` of `aws:SourceVpc` `vpc-0a1b2c3d4e5f60718` to its conditions,",
            ]);
        });

        it("what is wrong with what is no policy", async () => {
            const text = policyOf(statement("Permit"));
            assert.deepEqual(await judged(text), {
                code: 1,
                out: [
                    "policy.json: not a valid resource policy",
                    "",
                    "  Statement[0].Effect: is no effect, got `Permit`; expected `Allow` or `Deny`",
                    "",
                ].join("\n"),
                err: "",
            });
        });

        it("what a policy holds without letting it drive the terminal", async () => {
            const hostile = "\u001b[2J\u202eevil\u0085";
            const { out } = await judged(
                policyOf(statement("Allow", { Sid: hostile }), statement("Deny", { Sid: hostile })),
            );
            const { out: refused } = await judged(policyOf(statement(hostile)));
            const { out: open } = await judged(policyOf(statement("Allow", { Sid: hostile })));
            assert.ok(open.includes("(`\\u001b[2J\\u202eevil\\u0085`)"), open);
            assert.ok(refused.includes("got `\\u001b[2J\\u202eevil\\u0085`"), refused);
            assert.deepEqual([out, refused, open].join("").match(/[^\n\x20-\x7e\u00a0-\u1fff…]/g), null);
        });

        it("that a policy is too complex to be judged", async () => {
            const { code, out } = await judged(COMPLEX);
            assert.deepEqual(
                [code, out],
                [
                    1,
                    [
                        "policy.json: not decided: the policy is too complex to be judged",
                        "",
                        "  use fewer wildcards, and fewer conditions in statements that deny only part of what is asked for",
                        "",
                    ].join("\n"),
                ],
            );
        });

        it("what has to be known where the verdict depends on it", async () => {
            const { code, out } = await judged(NAMED_BY_ARN);
            assert.deepEqual(
                [code, out],
                [
                    1,
                    [
                        "policy.json: not decided: it depends on values that are not known yet",
                        "",
                        "  the policy names APIs by their ARNs: give the region, the account and the id of this one",
                        "",
                    ].join("\n"),
                ],
            );
        });
    });

    describe("tells programs", () => {
        const json = async (text: string | Buffer, ...options: string[]) => {
            const { code, out, err } = await judged(text, "--json", ...options);
            assert.equal(err, "");
            return { code, answer: JSON.parse(out) as unknown };
        };

        it("that a policy is restricted", async () => {
            assert.deepEqual(await json(CONFINED), {
                code: 0,
                answer: { verdict: "restricted", explicitDeny: true, issues: [], contested: [] },
            });
        });

        it("the request that gets in, with the repaired policy as text", async () => {
            const repaired = policyOf(statement("Allow", { Condition: { StringEquals: { "aws:SourceVpc": OURS } } }));
            assert.deepEqual(
                await json(OPEN, "--region", "eu-west-1", "--account", "111122223333", "--api-id", "abc"),
                {
                    code: 1,
                    answer: {
                        verdict: "open",
                        explicitDeny: false,
                        witness: {
                            kind: "foreign-vpc",
                            principal: { type: "anonymous" },
                            action: "execute-api:Invoke",
                            resource: "arn:aws:execute-api:eu-west-1:111122223333:abc/prod/GET/pets",
                            context: {
                                "aws:SourceVpc": "vpc-0deadbeefdeadbeef",
                                "aws:SourceVpce": "vpce-0deadbeefdeadbeef",
                            },
                            absent: [],
                            allowedBy: 0,
                        },
                        issues: [],
                        contested: [],
                        repair: {
                            change: "`Statement[0]`: add a condition `StringEquals` of `aws:SourceVpc` `vpc-0a1b2c3d4e5f60718`",
                            policy: repaired,
                        },
                    },
                },
            );
        });

        it("the partition that the region belongs to", async () => {
            const { answer } = await json(OPEN, "--region", "cn-north-1");
            const { witness } = answer as { witness: { resource: string } };
            assert.match(witness.resource, /^arn:aws-cn:execute-api:cn-north-1:/);
        });

        it("that listed endpoints count as inside where they are accepted", async () => {
            const text = policyOf(statement("Allow", { Condition: { StringEquals: { "aws:SourceVpce": ENDPOINT } } }));
            assert.deepEqual(await json(text, "--vpce", ENDPOINT), {
                code: 0,
                answer: { verdict: "restricted", explicitDeny: false, issues: [], contested: [] },
            });
        });

        it("the endpoints through which others get in", async () => {
            const text = policyOf(statement("Allow", { Condition: { StringEquals: { "aws:SourceVpce": ENDPOINT } } }));
            const { code, answer } = await json(text);
            const { verdict, endpoints, repair } = answer as Record<string, unknown> & { repair: { change: string } };
            assert.deepEqual(
                [code, verdict, endpoints, repair.change],
                [
                    1,
                    "restricted-by-vpce",
                    [ENDPOINT],
                    "`Statement[0]`: add `StringEquals` of `aws:SourceVpc` `vpc-0a1b2c3d4e5f60718` to its conditions, as `aws:SourceVpce` does not show the VPC",
                ],
            );
        });

        it("what is not decided, and on what it depends", async () => {
            assert.deepEqual(await json(NAMED_BY_ARN), {
                code: 1,
                answer: { verdict: "unknown", explicitDeny: false, issues: [], contested: [], unknownAt: ["Resource"] },
            });
            const { code, answer } = await json(COMPLEX);
            assert.deepEqual([code, (answer as { verdict: string }).verdict], [1, "too-complex"]);
        });

        it("what is wrong with an empty file, a byte order mark and bytes that are no text", async () => {
            const codes = async (text: string | Buffer) => {
                const { code, answer } = await json(text);
                const { verdict, issues } = answer as { verdict: string; issues: { code: string }[] };
                return [code, verdict, issues.map((issue) => issue.code)];
            };
            assert.deepEqual(await codes(""), [1, "invalid", ["json-syntax"]]);
            assert.deepEqual(await codes(`\ufeff${CONFINED}`), [1, "invalid", ["json-syntax"]]);
            assert.deepEqual(await codes(Buffer.from([0x22, 0xff, 0x22])), [1, "invalid", ["encoding"]]);
            assert.deepEqual(await codes(Buffer.from(CONFINED, "utf16le")), [1, "invalid", ["json-syntax"]]);
            assert.deepEqual(await codes(" ".repeat(1_000_001)), [1, "invalid", ["json-size"]]);
            assert.deepEqual(await codes("é".repeat(3_000_000)), [1, "invalid", ["json-size"]]);
        });

        it("the same of lines that end as on Windows", async () => {
            const { code } = await json(CONFINED.replaceAll("\n", "\r\n"));
            assert.equal(code, 0);
        });
    });

    describe("takes the file", () => {
        it("before, between and behind the options", async () => {
            writeFileSync(join(folder, "policy.json"), CONFINED);
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
            const io = recordingIo(folder);
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
        before(() => mkdirSync(join(folder, "folder")));
        for (const [args, lines] of REFUSED) {
            it(`\`${args.join(" ")}\`, with nothing on stdout`, async () => {
                writeFileSync(join(folder, "policy.json"), CONFINED);
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
