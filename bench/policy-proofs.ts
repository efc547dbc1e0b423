/*
 * Proofs a second: AWS's own example, and the policies of cases/iam-policies.json where they are at hand. And the longest
 * that any policy below AWS's limit takes, of two thousand made to be hard. One thread, warm; text in, verdict out.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { analyse, type Context } from "../model/iam/analyse";
import { hardPolicy, randomFrom } from "./hard-policies";
import { report } from "./measure";

const CASES = join(__dirname, "..", "..", "shared", "cases", "iam-policies.json");
const HARD = 2000;
const VPC = "vpc-0a1b2c3d4e5f60718";
const API = { kind: "api", partition: "aws", region: "us-east-1", account: "111122223333", id: "a1b2c3d4e5" } as const;

const everything = { Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*" };
/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-examples.html (read 2026-11-20) */
const EXAMPLE = JSON.stringify({
    Version: "2012-10-17",
    Statement: [
        { Effect: "Allow", ...everything },
        { Effect: "Deny", ...everything, Condition: { StringNotEquals: { "aws:SourceVpc": VPC } } },
    ],
});

interface Policy {
    readonly policy: string;
    readonly context: Context;
}

/** Best of several rounds: what else the machine does only makes it slower. */
function perSecond(policies: readonly Policy[], rounds: number, repeats: number): number {
    let best = 0;
    for (let round = 0; round < rounds; round += 1) {
        const start = process.hrtime.bigint();
        for (let repeat = 0; repeat < repeats; repeat += 1) {
            for (const { policy, context } of policies) analyse(policy, context);
        }
        const seconds = Number(process.hrtime.bigint() - start) / 1e9;
        best = Math.max(best, (policies.length * repeats) / seconds);
    }
    return best;
}

/** The longest of many policies, each at its best of three: a pause of the machine is not the policy's. */
function longest(): { milliseconds: number; undecided: number } {
    const random = randomFrom(7);
    const context = { allowedVpcs: [VPC], api: API };
    let milliseconds = 0;
    let undecided = 0;
    for (let done = 0; done < HARD; done += 1) {
        const policy = hardPolicy(random);
        milliseconds = Math.max(milliseconds, 1000 / perSecond([{ policy, context }], 3, 1));
        if (analyse(policy, context).verdict === "too-complex") undecided += 1;
    }
    return { milliseconds, undecided };
}

const example = perSecond([{ policy: EXAMPLE, context: { allowedVpcs: [VPC], api: API } }], 7, 20_000);
report({
    name: "policy proofs, AWS's example",
    measured: example,
    unit: "/s",
    target: 50_000,
    moreIsBetter: true,
    note: "best of 7 rounds",
});
if (existsSync(CASES)) {
    const { cases } = JSON.parse(readFileSync(CASES, "utf8")) as {
        cases: readonly { readonly policy: string; readonly allowedVpcs: readonly string[] }[];
    };
    const policies = cases.map(({ policy, allowedVpcs }) => ({ policy, context: { allowedVpcs, api: API } }));
    const note = `best of 7 rounds over ${policies.length} policies`;
    const measured = perSecond(policies, 7, 40);
    report({ name: "policy proofs, worked cases", measured, unit: "/s", target: 10_000, moreIsBetter: true, note });
} else console.log("policy proofs, worked cases: left out, they are not at hand");
const { milliseconds, undecided } = longest();
const note = `of ${HARD} hard policies, ${undecided} too complex`;
report({ name: "policy proofs, the longest", measured: milliseconds, unit: " ms", target: 50, note });
