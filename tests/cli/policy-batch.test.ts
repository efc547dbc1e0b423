/** Proves that `--batch` answers each line with a line, whatever it holds. Not: that the verdicts are right. */
import assert from "node:assert/strict";
import { policy } from "../../cli/policy";
import { recordingIo } from "./fixture";

const OURS = "vpc-0a1b2c3d4e5f60718";
const statement = { Effect: "Allow", Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*" };
const CONFINED = JSON.stringify({
    Version: "2012-10-17",
    Statement: { ...statement, Condition: { StringEquals: { "aws:SourceVpc": OURS } } },
});
const question = (id: unknown, more: object = {}) =>
    JSON.stringify({ id, policy: CONFINED, allowedVpcs: [OURS], ...more });
const restricted = (id: unknown) => ({ id, verdict: "restricted", explicitDeny: false, issues: [], contested: [] });

/** What a batch answers, as text; the input comes in chunks of some bytes. */
async function batch(input: string | Buffer, size = 7) {
    const bytes = Buffer.from(input);
    const io = recordingIo("/");
    const chunks = async function* () {
        for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
    };
    const streams = { input: chunks(), isTyped: false, flushed: () => Promise.resolve(true) };
    const code = await policy([], { batch: true }, io, streams);
    assert.equal(io.written.err, "");
    return { code, out: io.written.out };
}

async function answers(input: string | Buffer): Promise<unknown[]> {
    const { code, out } = await batch(input);
    assert.equal(code, 0);
    const lines = out.split("\n");
    assert.equal(lines.pop(), "");
    return lines.map((line): unknown => JSON.parse(line));
}

/** Line, id and codes of the issues of each answer that is `invalid`. */
async function faults(input: string | Buffer) {
    const all = (await answers(input)) as {
        id?: unknown;
        verdict: string;
        line?: number;
        issues: { code: string }[];
    }[];
    return all.map(({ id, verdict, line, issues }) => [line, id, verdict, ...issues.map(({ code }) => code)]);
}

describe("private-api policy --batch", () => {
    it("answers in the order of the lines, whatever pieces they come in", async () => {
        const input = ["a", "b", "c"].map((id) => `${question(id)}\n`).join("");
        for (const size of [1, 7, 64, 100_000]) {
            const { out } = await batch(input, size);
            assert.equal(out, ["a", "b", "c"].map((id) => `${JSON.stringify(restricted(id))}\n`).join(""));
        }
    });

    it("answers the last line without an end, lines that end as on Windows, and ids that are numbers", async () => {
        assert.deepEqual(await answers(`${question("a")}\r\n${question(2)}`), [restricted("a"), restricted(2)]);
    });

    it("gives ids back as they were, as text where a number would come back as another", async () => {
        const line = question(0).replace('"id":0', '"id":12345678901234567890');
        assert.deepEqual(await answers(line), [restricted("12345678901234567890")]);
    });

    it("answers nothing to nothing", async () => {
        assert.deepEqual(await batch(""), { code: 0, out: "" });
    });

    it("answers bad lines with their number, and goes on", async () => {
        const lines = [question("a"), "{", "", "[]", `${question("b")} x`, question("c")];
        assert.deepEqual(await faults(`${lines.join("\n")}\n`), [
            [undefined, "a", "restricted"],
            [2, undefined, "invalid", "json-syntax"],
            [3, undefined, "invalid", "json-syntax"],
            [4, undefined, "invalid", "line-type"],
            [5, undefined, "invalid", "json-trailing-text"],
            [undefined, "c", "restricted"],
        ]);
    });

    it("says all that is wrong with a line, with its id", async () => {
        assert.deepEqual(await answers('{"id": "a", "allowedVpcs": "vpc-1"}\n'), [
            {
                id: "a",
                verdict: "invalid",
                line: 1,
                issues: [
                    {
                        code: "line-member",
                        path: "policy",
                        message:
                            'is missing, got nothing; expected the policy\'s text; write {"id", "policy", "allowedVpcs"} in each line',
                    },
                    {
                        code: "line-type",
                        path: "allowedVpcs",
                        message:
                            'is of another type, got `vpc-1`; expected a list of ids; write {"id", "policy", "allowedVpcs"} in each line',
                    },
                ],
                contested: [],
            },
        ]);
    });

    it("refuses members that are missing, twice or of another type, and ids that are none", async () => {
        const lines = [
            JSON.stringify({ policy: CONFINED, allowedVpcs: [OURS] }),
            question(null),
            question("c", { policy: {} }),
            question("d", { allowedVpcs: [OURS, "vpc-1", 7] }),
            question("e", { allowedVpces: ["vpce-1"], region: "x", accountId: 5, apiId: "-" }),
            `{"id": "f", "policy": "", ${question("f").slice(1)}`,
        ];
        assert.deepEqual(await faults(lines.join("\n")), [
            [1, undefined, "invalid", "line-member"],
            [2, undefined, "invalid", "line-type"],
            [3, "c", "invalid", "line-type"],
            [4, "d", "invalid", "vpc-form", "line-type"],
            [5, "e", "invalid", "vpce-form", "region-form", "line-type", "api-form"],
            [6, undefined, "invalid", "json-duplicate"],
        ]);
    });

    it("takes `null` for what is not given, and leaves other members alone", async () => {
        const more = { allowedVpces: null, region: null, accountId: null, apiId: null, title: "x" };
        assert.deepEqual(await answers(question("a", more)), [restricted("a")]);
    });

    it("judges the API that a line names", async () => {
        const policy = JSON.stringify({
            Statement: { ...statement, Resource: "arn:aws:execute-api:eu-west-1:111122223333:abc/*" },
        });
        const place = { region: "eu-west-1", accountId: "111122223333" };
        const verdicts = (await answers(
            [
                question("own", { policy, ...place, apiId: "abc" }),
                question("another", { policy, ...place, apiId: "abd" }),
                question("nobody knows", { policy, ...place }),
            ].join("\n"),
        )) as { id: string; verdict: string }[];
        assert.deepEqual(
            verdicts.map(({ id, verdict }) => [id, verdict]),
            [
                ["own", "open"],
                ["another", "restricted"],
                ["nobody knows", "unknown"],
            ],
        );
    });

    it("takes a byte order mark before the first line for none of it, elsewhere for an error", async () => {
        assert.deepEqual(await faults(`\ufeff${question("a")}\n\ufeff${question("b")}\n`), [
            [undefined, "a", "restricted"],
            [2, undefined, "invalid", "json-syntax"],
        ]);
    });

    it("answers bytes that are no text and lines that are too long, and goes on", async () => {
        const input = Buffer.concat([
            Buffer.from([0xff, 0x0a]),
            Buffer.from(`${question("a")}\n`),
            Buffer.alloc(8_000_001, 0x20),
            Buffer.from(`\n${question("b")}\n`),
        ]);
        const { out } = await batch(input, 65_536);
        const all = out.trimEnd().split("\n");
        const seen = all.map((line) => JSON.parse(line) as { line?: number; id?: string; issues: { code: string }[] });
        assert.deepEqual(
            seen.map(({ line, id, issues }) => [line, id, ...issues.map(({ code }) => code)]),
            [
                [1, undefined, "encoding"],
                [undefined, "a"],
                [3, undefined, "line-size"],
                [undefined, "b"],
            ],
        );
    });

    it("answers each chunk before it reads the next, ten thousand lines long", async () => {
        const io = recordingIo("/");
        const seen: number[] = [];
        let answered = 0;
        const chunks = async function* () {
            for (let chunk = 0; chunk < 100; chunk += 1) {
                seen.push(answered);
                const lines = Array.from({ length: 100 }, (_, at) => question(`${chunk * 100 + at}`));
                yield await Promise.resolve(Buffer.from(`${lines.join("\n")}\n`));
            }
        };
        const counting = { ...io, out: (text: string) => void (answered += text.split("\n").length - 1) };
        const streams = { input: chunks(), isTyped: false, flushed: () => Promise.resolve(true) };
        assert.equal(await policy([], { batch: true }, counting, streams), 0);
        assert.deepEqual([answered, seen], [10_000, Array.from({ length: 100 }, (_, chunk) => chunk * 100)]);
    });

    it("stops where nobody reads the answers any more", async () => {
        const io = recordingIo("/");
        let asked = 0;
        const chunks = async function* () {
            for (;;) {
                asked += 1;
                yield await Promise.resolve(Buffer.from(`${question(asked)}\n`));
            }
        };
        const streams = { input: chunks(), isTyped: true, flushed: () => Promise.resolve(asked < 3) };
        const code = await policy([], { batch: true }, io, streams);
        assert.deepEqual(
            [code, asked, io.written.err],
            [1, 3, "reading lines of JSON from the terminal, up to Ctrl-D\n"],
        );
    });
});
