/** Policies for `private-api policy`, and a folder to run it in. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../cli/command-line";
import { recordingIo } from "./fixture";

/** The VPC that the policies are for. */
export const OURS = "vpc-0a1b2c3d4e5f60718";
/** An endpoint of it. */
export const ENDPOINT = "vpce-0aa11bb22cc33dd44";

/** A statement of everyone, for all of the API. */
export const statement = (effect: string, more: object = {}) => ({
    Effect: effect,
    Principal: "*",
    Action: "execute-api:Invoke",
    Resource: "execute-api:/*",
    ...more,
});
/** A policy's text. */
export const policyOf = (...statements: readonly object[]) =>
    JSON.stringify({ Version: "2012-10-17", Statement: statements }, undefined, 2);
/** Lets in everyone. */
export const OPEN = policyOf(statement("Allow"));
/** Lets in callers of the VPC alone. */
export const CONFINED = policyOf(
    statement("Allow"),
    statement("Deny", { Condition: { StringNotEquals: { "aws:SourceVpc": OURS } } }),
);

/** Each Deny has a hole of its own in three dimensions, so that there is no end of what to try. */
export const COMPLEX = policyOf(
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
/** Whether it lets in anyone depends on which API it is of. */
export const NAMED_BY_ARN = policyOf(
    statement("Allow", { Resource: "arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/*" }),
);

/** What a run came to. */
export interface Outcome {
    readonly code: number;
    readonly out: string;
    readonly err: string;
}

/** Where `private-api policy` is run by the tests of a block. */
export interface PolicyRuns {
    /** Its folder; the path is known once the tests run. */
    readonly folder: () => string;
    /** What is said of these arguments. */
    readonly outcome: (...args: string[]) => Promise<Outcome>;
    /** What is said of a policy in a file. */
    readonly judged: (text: string | Buffer, ...options: string[]) => Promise<Outcome>;
}

/** Makes a folder before the tests of the block, and removes it after them. */
export function policyRuns(): PolicyRuns {
    let folder: string;
    before(() => (folder = mkdtempSync(join(tmpdir(), "private-api-"))));
    after(() => rmSync(folder, { recursive: true }));

    async function outcome(...args: string[]): Promise<Outcome> {
        const io = recordingIo(folder);
        const code = await run(["policy", ...args], io);
        return { code, ...io.written };
    }

    return {
        folder: () => folder,
        outcome,
        judged: (text, ...options) => {
            writeFileSync(join(folder, "policy.json"), text);
            return outcome("policy.json", "--vpc", OURS, ...options);
        },
    };
}
