/** Policies made to be hard to decide: many wildcards, overlapping patterns, many keys in Denys that do not cover all. */

const VPC = "vpc-0a1b2c3d4e5f60718";
const KEYS = [
    "aws:SourceVpc",
    "aws:SourceVpce",
    "aws:Referer",
    "aws:UserAgent",
    "aws:PrincipalArn",
    "aws:PrincipalTag/a",
];
const ADDRESS_KEYS = ["aws:SourceIp", "aws:VpcSourceIp"];
const OPERATORS = ["StringLike", "StringNotLike", "StringEquals", "StringNotEquals", "StringEqualsIgnoreCase"];
/** White space apart, what AWS takes by default. */
const MAX_LENGTH = 8192;

type Random = (below: number) => number;

/** The same numbers for the same seed, on every machine. */
export function randomFrom(seed: number): Random {
    let state = seed;
    return (below) => {
        state = (state * 1103515245 + 12345) % 2147483648;
        return Math.floor(state / 65536) % below;
    };
}

const pick = (random: Random, from: readonly string[]): string => from[random(from.length)] ?? "";
const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

function glob(random: Random, length: number, letters: string): string {
    return times(length, () => pick(random, ["*", "?", ...letters])).join("");
}

function condition(random: Random): Record<string, Record<string, readonly string[]>> {
    const made: Record<string, Record<string, readonly string[]>> = {};
    for (let left = 1 + random(4); left > 0; left -= 1) {
        const isAddress = random(4) === 0;
        const operator = isAddress ? pick(random, ["IpAddress", "NotIpAddress"]) : pick(random, OPERATORS);
        const key = pick(random, isAddress ? ADDRESS_KEYS : KEYS);
        const name = random(5) === 0 ? `${operator}IfExists` : operator;
        const values = times(1 + random(25), () => {
            if (isAddress) return `${random(256)}.${random(256)}.0.0/16`;
            return key === "aws:SourceVpc" && random(2) === 0 ? VPC : glob(random, 2 + random(12), "abc");
        });
        made[name] = { ...made[name], [key]: values };
    }
    return made;
}

function statement(random: Random): object {
    const resource = random(6) > 0 ? "Resource" : "NotResource";
    const globs = times(1 + random(6), () => `execute-api:/${glob(random, 3 + random(20), "ab/")}`);
    return {
        Effect: random(10) === 0 ? "Allow" : "Deny",
        Principal: "*",
        Action: "execute-api:Invoke",
        [resource]: random(2) === 0 ? globs : "execute-api:/*",
        ...(random(4) > 0 ? { Condition: condition(random) } : {}),
    };
}

/** A policy just below the size that AWS takes. */
export function hardPolicy(random: Random): string {
    const statements: object[] = [
        { Effect: "Allow", Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*" },
    ];
    for (;;) {
        const next = statement(random);
        const text = JSON.stringify({ Version: "2012-10-17", Statement: [...statements, next] });
        if (text.length >= MAX_LENGTH) break;
        statements.push(next);
    }
    return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}
