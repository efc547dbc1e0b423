import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { dryRun, type DryRun } from "../../cli/dry-run";
import { resourcesOf, type Resource } from "../../cli/dry-run/state";
import { convertConfig } from "../../cli/stack-config";
import { readProject } from "../../cli/project-file";

export const ROOT = join(__dirname, "..", "..");

/** What a dry run of the program gives: resources in the order of registration, and the stack's outputs. */
export interface Preview extends DryRun {
    readonly resources: readonly Resource[];
}

const previews = new Map<string, Promise<Preview>>();

/**
 * Runs the program, offline, with the `config:` of a stack; once for each configuration.
 *
 * @param secretKeys - keys that hold secrets which were decrypted: the program gets their values.
 */
export function preview(
    config: Readonly<Record<string, unknown>>,
    secretKeys: readonly string[] = [],
): Promise<Preview> {
    const key = JSON.stringify([config, secretKeys]);
    const seen = previews.get(key) ?? run(config, secretKeys);
    previews.set(key, seen);
    return seen;
}

async function run(config: Readonly<Record<string, unknown>>, secretKeys: readonly string[]): Promise<Preview> {
    const project = readProject(ROOT);
    const given = convertConfig(project.name, config);
    const seen = await dryRun(project, "test", { ...given, secretKeys: [...given.secretKeys, ...secretKeys] });
    return { ...seen, resources: resourcesOf(seen.state) };
}

/** The `config:` of an example. */
export function exampleConfig(pattern: string): Record<string, unknown> {
    const text = readFileSync(join(ROOT, "examples", `Pulumi.${pattern}.yaml`), "utf8");
    return (parse(text) as { config: Record<string, unknown> }).config;
}

/** How many resources there are of each type of AWS, by type. */
export function countByType(resources: readonly Resource[]): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { type } of resources) if (type.startsWith("aws:")) counts[type] = (counts[type] ?? 0) + 1;
    return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The only resource with this name and type. */
export function only(resources: readonly Resource[], type: string, name?: string): Resource {
    const found = resources.filter((each) => each.type === type && (name === undefined || each.name === name));
    const [first] = found;
    if (!first || found.length !== 1) throw new Error(`${found.length} resources of ${type} ${name ?? ""}`);
    return first;
}
