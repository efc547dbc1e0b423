import { z } from "zod";
import { parseStackConfig } from "../../config/parse";
import type { PatternConfig, StackConfig } from "../../config/pattern-config";
import type { ProjectFiles } from "../../config/project-files";
import type { Issue, Result } from "../../config/issue";

/** A pattern without sections or options. */
const open: PatternConfig = { key: "open", summary: "an API", sections: { dns: "optional" }, options: z.object({}) };

/** A pattern with a network, an option and a check of its own. */
const inner: PatternConfig = {
    key: "inner",
    summary: "an API in a network",
    sections: { network: "required" },
    options: z.object({
        names: z.enum(["zone", "header"]).default("zone").describe("How names are made."),
        limits: z
            .strictObject({ calls: z.int().min(1).max(9).describe("Calls, 1 to 9.") })
            .describe("Limits.")
            .optional(),
    }),
    check: ({ options, region }) =>
        options["names"] === "header" && region === "us-east-1"
            ? [
                  {
                      code: "no-header",
                      path: "options.names",
                      message: "cannot be, got `header`; expected `zone`; use it",
                  },
              ]
            : [],
};

/** A pattern that needs everything. */
const wide: PatternConfig = {
    key: "wide",
    summary: "an API with everything",
    sections: { network: "required", dns: "required" },
    options: z.object({ addresses: z.array(z.string()).min(1).describe("Addresses.") }),
};

/** Patterns of the tests, so that a new pattern of the program changes none of them. */
export const PATTERNS = { open, inner, wide };

/** A configuration as written in YAML: keys without `private-api:`, but for `aws:region`. */
export type Written = Readonly<Record<string, unknown>>;

/** The smallest right stack with a network. */
export const INNER: Written = {
    "aws:region": "eu-central-1",
    pattern: "inner",
    network: { zones: ["eu-central-1a", "eu-central-1b"] },
};

/** What the program gets of it: text by full key. */
export function rawConfig(written: Written): Record<string, string> {
    return Object.fromEntries(
        Object.entries(written).map(([key, value]) => [
            key.includes(":") ? key : `private-api:${key}`,
            typeof value === "string" ? value : JSON.stringify(value),
        ]),
    );
}

export interface Surroundings {
    readonly files?: Readonly<Record<string, string>>;
    readonly secretKeys?: readonly string[];
}

export function parseStack(written: Written, { files = {}, secretKeys = [] }: Surroundings = {}): Result<StackConfig> {
    const project: ProjectFiles = {
        readText: (path) => (files[path] === undefined ? { error: "no such file" } : { text: files[path] }),
        look: (path) => (files[path] === undefined ? { error: "nothing is there" } : { kind: "file" }),
    };
    return parseStackConfig(rawConfig(written), PATTERNS, project, new Set(secretKeys));
}

/** The parsed stack; fails with the issues where there are any. */
export function parsed(written: Written, surroundings?: Surroundings): StackConfig {
    const result = parseStack(written, surroundings);
    if (!result.ok) throw new Error(result.issues.map(({ path, message }) => `${path}: ${message}`).join("\n"));
    return result.value;
}

export function issues(written: Written, surroundings?: Surroundings): readonly Issue[] {
    const result = parseStack(written, surroundings);
    return result.ok ? [] : result.issues;
}

/** All issues as `<code> <path>`. */
export function faults(written: Written, surroundings?: Surroundings): readonly string[] {
    return issues(written, surroundings).map(({ code, path }) => `${code} ${path}`);
}

/** All issues as the user reads them. */
export function lines(written: Written, surroundings?: Surroundings): readonly string[] {
    return issues(written, surroundings).map(({ path, message }) => `${path}: ${message}`);
}
