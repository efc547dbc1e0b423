import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { quote } from "../config/issue";
import { refuse } from "./failure";
import type { Io } from "./io";
import type { PolicyStreams } from "./policy-streams";

/** More than any policy that is judged has: what lies behind is not read. */
const MOST_BYTES = 4_000_001;

/**
 * Reads a policy as it is: a byte order mark stays, and is for the judge.
 *
 * @param file - `-` for standard input.
 * @returns `undefined` for bytes that are not UTF-8.
 * @throws Failure where there is nothing to read.
 */
export async function readPolicyText(file: string, io: Io, streams: PolicyStreams): Promise<string | undefined> {
    const isInput = file === "-";
    if (isInput && streams.isTyped) io.err("reading the policy from the terminal, up to Ctrl-D\n");
    const source = isInput ? streams.input : createReadStream(resolve(io.folder, file));
    try {
        return decoded(await firstBytes(source));
    } catch (error) {
        throw refuse({
            code: "policy-file",
            path: isInput ? "standard input" : "file",
            problem: problemOf(error),
            got: quote(file),
            expected: "a resource policy in JSON",
            fix: "give the path of a file that can be read, or `-` for standard input",
        });
    }
}

async function firstBytes(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of source) {
        chunks.push(chunk);
        length += chunk.length;
        if (length >= MOST_BYTES) break;
    }
    return Buffer.concat(chunks);
}

/** UTF-8 and nothing else. */
export function decoded(bytes: Buffer): string | undefined {
    // Too long to be judged: a character that was cut at the end does not matter.
    if (bytes.length >= MOST_BYTES) return bytes.toString("utf8");
    try {
        return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
        return undefined;
    }
}

function problemOf(error: unknown): string {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    switch (code) {
        case "ENOENT":
            return "is not there";
        case "EISDIR":
            return "is a folder";
        default:
            return `cannot be read (${code})`;
    }
}
