import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { runtime } from "@pulumi/pulumi";
import type { Result } from "./issue";
import type { Patterns } from "./membership";
import { nodeVersionIssue } from "./node-version";
import { parseStackConfig } from "./parse";
import type { StackConfig } from "./pattern-config";
import type { ProjectFiles } from "./project-files";

/**
 * Reads the configuration of the stack that runs; the one door, since the values are in clear.
 *
 * @param patterns - what `private-api:pattern` may select, by key.
 */
export function readStackConfig<P extends Patterns>(patterns: P): Result<StackConfig<keyof P & string>> {
    const tooOld = nodeVersionIssue(process.versions.node);
    if (tooOld) return { ok: false, issues: [tooOld] };
    return parseStackConfig(allConfig(), patterns, projectFiles(process.cwd()), secretKeys());
}

/** Every key of the stack. Of a stack without any a host may hand over `null`, which the SDK does not take. */
function allConfig(): Readonly<Record<string, string>> {
    return process.env["PULUMI_CONFIG"] === "null" ? {} : runtime.allConfig();
}

/** Files by their path relative to a folder. */
export function projectFiles(folder: string): ProjectFiles {
    return {
        readText(path) {
            try {
                return { text: readFileSync(resolve(folder, path), "utf8") };
            } catch (error) {
                return { error: reasonOf(error) };
            }
        },
        look(path) {
            try {
                return { kind: statSync(resolve(folder, path)).isDirectory() ? "folder" : "file" };
            } catch (error) {
                const reason = reasonOf(error);
                return { error: reason === "no such file" ? "nothing is there" : reason };
            }
        },
    };
}

function reasonOf(error: unknown): string {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    switch (code) {
        case "ENOENT":
        case "ENOTDIR":
            return "no such file";
        case "EISDIR":
            return "it is a folder";
        case "EACCES":
            return "no permission";
        default:
            return "it cannot be opened";
    }
}

/** Keys whose values are encrypted in the stack's file, as the CLI hands them to the program. */
function secretKeys(): ReadonlySet<string> {
    const keys: unknown = JSON.parse(process.env["PULUMI_CONFIG_SECRET_KEYS"] || "[]");
    return new Set(Array.isArray(keys) ? keys.map(String) : []);
}
