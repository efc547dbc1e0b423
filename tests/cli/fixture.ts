import { join } from "node:path";
import { dryRun, type DryRun } from "../../cli/dry-run";
import { resourcesOf, type Resource, type StateResource } from "../../cli/dry-run/state";
import { Failure } from "../../cli/failure";
import type { Io } from "../../cli/io";
import { readProject } from "../../cli/project-file";
import { readStackConfig } from "../../cli/stack-file";

/** Folder of the program that these tests start. */
export const PROGRAM = join(__dirname, "fixtures", "program");

/** The URN of a resource of the fixture that has no component around it. */
export function urn(type: string, name: string): string {
    return `urn:pulumi:dev::fixture::${type}::${name}`;
}

/** A dry run of the fixture in one of its scenarios. */
export function runFixture(scenario: string, more: Readonly<Record<string, string>> = {}): Promise<DryRun> {
    const project = readProject(PROGRAM);
    const config = readStackConfig(project, "dev");
    const values = { ...config.values, "fixture:scenario": scenario, ...more };
    const secretKeys = Object.keys(more).filter((key) => key === "fixture:password");
    return dryRun(project, "dev", { values, secretKeys });
}

/** The lines that a failing scenario ends with. */
export async function failureOfFixture(scenario: string): Promise<readonly string[]> {
    try {
        await runFixture(scenario);
    } catch (error) {
        if (error instanceof Failure) return error.lines;
        throw error;
    }
    throw new Error(`the scenario ${scenario} does not fail`);
}

/** The state's entry of a name. */
export function entry(run: DryRun, name: string): StateResource {
    return only(run.state.deployment.resources.filter((each) => each.urn.endsWith(`::${name}`)));
}

/** The record of a name that judges read. */
export function record(run: DryRun, name: string): Resource {
    return only(resourcesOf(run.state).filter((each) => each.name === name));
}

function only<T>(found: readonly T[]): T {
    const [first] = found;
    if (first === undefined || found.length > 1) throw new Error(`expected one, found ${found.length}`);
    return first;
}

/** Streams that keep what is written. */
export function recordingIo(folder: string): Io & { readonly written: { out: string; err: string } } {
    const written = { out: "", err: "" };
    return {
        folder,
        out: (text) => void (written.out += text),
        err: (text) => void (written.err += text),
        color: false,
        watched: false,
        columns: 100,
        written,
    };
}
