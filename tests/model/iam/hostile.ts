import { VPC, allow, allowIf, deny, denyIf, policy } from "./policies";

const open = (levels: number) => "[".repeat(levels);
const nested = (levels: number) => `${'{"Statement":'.repeat(levels)}1${"}".repeat(levels)}`;
const letters = "abcdefghijklmnopqrstuvwxyz".split("");

/** Texts that have brought down readers of JSON, matchers of patterns and searches; none is confined. */
export const HOSTILE: readonly (readonly [title: string, text: string])[] = [
    ["nothing", ""],
    ["a zero byte", "\0"],
    ["a byte order mark", `\uFEFF${policy(allow())}`],
    ["a hundred thousand brackets", open(100_000)],
    ["brackets that close again", `${open(50_000)}${"]".repeat(50_000)}`],
    ["objects in objects", nested(20_000)],
    ["a policy deep in lists", `${open(70)}${policy(allow())}${"]".repeat(70)}`],
    [
        "a condition deep in lists",
        policy(
            allowIf({
                StringEquals: { "aws:SourceVpc": JSON.parse(`${open(60)}"${VPC}"${"]".repeat(60)}`) as unknown },
            }),
        ),
    ],
    ["a number beyond all numbers", policy(allow()).replace('"*"', "1e999")],
    ["a number of many digits", policy(allow()).replace('"*"', "9".repeat(50_000))],
    ["a huge number as a value", policy(allowIf({ NumericLessThan: { "aws:MultiFactorAuthAge": "9".repeat(5_000) } }))],
    [
        "a huge exponent as a value",
        policy(allow(), denyIf({ NumericLessThan: { "aws:MultiFactorAuthAge": "1e99999" } })),
    ],
    ["a year far off", policy(allow(), denyIf({ DateLessThan: { "aws:CurrentTime": "999999-01-01T00:00:00Z" } }))],
    ["half of a character", policy(allow()).replace("Allow", "\ud800")],
    ["half of a character, escaped", policy(allow()).replace("Allow", "\\ud800")],
    ["half of a character as a value", policy(allow(), denyIf({ StringEquals: { "aws:Referer": "\udfff" } }))],
    ["a pattern of many stars", policy(allow(), denyIf({ StringLike: { "aws:Referer": `${"*a".repeat(300)}*b` } }))],
    [
        "many patterns of many stars",
        policy(
            allow(),
            ...letters.map((letter) => denyIf({ StringNotLike: { "aws:Referer": `*${letter}*a*${letter}*b*` } })),
        ),
    ],
    [
        "many overlapping resources",
        policy(allow(), ...letters.map((letter) => deny({ Resource: `execute-api:/*${letter}*/GET/*${letter}*` }))),
    ],
    [
        "many keys in Denys that cover little",
        policy(
            allow(),
            ...letters.map((letter) =>
                denyIf({ StringNotEquals: { "aws:SourceVpc": VPC, [`aws:PrincipalTag/${letter}`]: letter } }),
            ),
        ),
    ],
    [
        "many ids",
        policy(
            allowIf({
                StringEquals: {
                    "aws:SourceVpc": Array.from({ length: 3_000 }, (_, i) => `vpc-${String(i).padStart(8, "0")}`),
                },
            }),
        ),
    ],
    [
        "many statements",
        policy(...Array.from({ length: 2_000 }, (_, i) => allow({ Resource: `execute-api:/s${i}/*` }))),
    ],
    ["an address of many parts", policy(allow(), denyIf({ IpAddress: { "aws:SourceIp": `${"1:".repeat(500)}:1` } }))],
    ["a block wider than addresses", policy(allow(), denyIf({ IpAddress: { "aws:SourceIp": "10.0.0.0/33" } }))],
    ["a policy ten times", policy(allow()).repeat(10)],
];
