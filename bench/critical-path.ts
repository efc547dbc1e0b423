/*
 * The longest chain of waits in `up` of each example, computed from the dependencies that the dry run registers and from
 * the provider's known waits, against the longest that cannot be avoided: the one of the edges that carry data, and of
 * those that AWS demands. A component that is registered with what comes late, so that its children wait for it, makes
 * the ratio larger; a `dependsOn` that nothing demands stands in the list.
 */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { dryRun } from "../cli/dry-run";
import { nameOf, resourcesOf } from "../cli/dry-run/state";
import { readProject } from "../cli/project-file";
import { readStackConfig } from "../cli/stack-file";
import { report } from "./measure";
import { actualEdges, longestChain, needlessEdges, unavoidableEdges } from "./waits";

const root = join(__dirname, "..");

async function main(): Promise<void> {
    const project = readProject(root);
    for (const file of readdirSync(join(root, "examples")).filter((name) => /^Pulumi\..+\.yaml$/.test(name))) {
        const config = readStackConfig(project, "example", join(root, "examples", file));
        const resources = resourcesOf((await dryRun(project, "example", config)).state);
        const actual = longestChain(resources, actualEdges(resources));
        const unavoidable = longestChain(resources, unavoidableEdges(resources));
        console.log(`${file}: ${actual.resources.map(({ urn }) => nameOf(urn)).join(" → ")}`);
        report({
            name: `${file}, longest chain of waits against the unavoidable`,
            measured: actual.seconds / unavoidable.seconds || 1,
            unit: " ×",
            target: 1,
            note: `${actual.seconds} s and ${unavoidable.seconds} s`,
        });
        const needless = needlessEdges(resources);
        report({
            name: `${file}, edges that nothing demands`,
            measured: needless.length,
            unit: "",
            target: 0,
            note: "count",
        });
        for (const edge of needless) console.log(`  ${edge}`);
    }
}

void main();
