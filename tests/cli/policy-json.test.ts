/** Proves what `private-api policy --json` prints. Not: that its verdicts are right. */
import assert from "node:assert/strict";
import {
    COMPLEX,
    CONFINED,
    ENDPOINT,
    NAMED_BY_ARN,
    OPEN,
    OURS,
    policyOf,
    policyRuns,
    statement,
} from "./policy-fixture";

describe("private-api policy tells programs", () => {
    const { judged } = policyRuns();

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
        assert.deepEqual(await json(OPEN, "--region", "eu-west-1", "--account", "111122223333", "--api-id", "abc"), {
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
        });
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
