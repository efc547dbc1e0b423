/*
 * `pulumi up` of each example, alone, against the longest chain of its own resources that nothing can shorten: each
 * resource counted with the time that it took, along the edges that carry data or that AWS demands. What is over is time
 * in which the engine could have gone on and did not. Needs `pulumi` and AWS, or a local one, as the deploy tests do.
 *
 *     npm run bench:up               # all examples, one after the other
 *     npm run bench:up -- fixed-ip   # those whose name matches
 */
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parse } from "yaml";
import { nameOf, resourcesOf, type Resource } from "../cli/dry-run/state";
import { Project, Stack, type Config } from "../tests/support/pulumi-cli";
import { report } from "./measure";
import { longestChain, unavoidableEdges } from "./waits";

const EXAMPLES = join(__dirname, "..", "examples");

/** A chain that is shorter has no wait in it. */
const SHORTEST_SECONDS = 2;

/** Seconds since the start at which a resource began and ended. */
interface Span {
    begun: number;
    ended: number;
}

interface EngineEvent {
    readonly resourcePreEvent?: { readonly metadata: { readonly urn: string; readonly op: string } };
    readonly resOutputsEvent?: { readonly metadata: { readonly urn: string; readonly op: string } };
}

/** Runs `pulumi up` and notes when each resource of AWS that it creates begins and ends. */
async function up(folder: string, stack: string): Promise<ReadonlyMap<string, Span>> {
    const start = process.hrtime.bigint();
    const now = () => Number(process.hrtime.bigint() - start) / 1e9;
    const spans = new Map<string, Span>();
    const child = spawn("pulumi", ["up", "--yes", "--skip-preview", "--json", "--stack", stack, "--non-interactive"], {
        cwd: folder,
        env: { PULUMI_CONFIG_PASSPHRASE: "bench", ...process.env },
        stdio: ["ignore", "pipe", "inherit"],
    });
    const code = new Promise<number | null>((resolve) => child.on("close", resolve));
    for await (const line of createInterface({ input: child.stdout })) {
        if (!line.startsWith("{")) continue;
        const { resourcePreEvent, resOutputsEvent } = JSON.parse(line) as EngineEvent;
        const { urn, op } = (resourcePreEvent ?? resOutputsEvent)?.metadata ?? { urn: "", op: "" };
        if (op !== "create" || !/::aws:[^:]+:[^:]+::[^:]+$|\$aws:/.test(urn)) continue;
        if (resourcePreEvent) spans.set(urn, { begun: now(), ended: now() });
        const span = spans.get(urn);
        if (resOutputsEvent && span) span.ended = now();
    }
    if ((await code) !== 0) throw new Error(`pulumi up of ${stack} failed`);
    return spans;
}

async function measure(project: Project, name: string, config: Config, isReported: boolean): Promise<void> {
    const stack = new Stack(project, `bench-${name}`);
    await stack.init(config);
    const spans = await up(project.folder, stack.name);
    if (!isReported) return;
    const resources = resourcesOf(await stack.export());
    const secondsOf = ({ urn }: Resource) => {
        const span = spans.get(urn);
        return span ? span.ended - span.begun : 0;
    };
    const chain = longestChain(resources, unavoidableEdges(resources), secondsOf);
    const all = [...spans.values()];
    const whole = Math.max(...all.map(({ ended }) => ended)) - Math.min(...all.map(({ begun }) => begun));
    const links = chain.resources
        .filter((each) => secondsOf(each) > 0)
        .map((each) => `${nameOf(each.urn)} ${secondsOf(each).toFixed(1)}`);
    console.log(`${name}: ${links.join(" → ")}`);
    const note = `${whole.toFixed(1)} s and ${chain.seconds.toFixed(1)} s, from the first resource to the last`;
    // Of a stack in which nothing waits, the ratio would be that of the engine's own fractions of a second.
    report(
        chain.seconds < SHORTEST_SECONDS
            ? { name: `${name}, up beyond its chain`, measured: whole - chain.seconds, unit: " s", target: 0.5, note }
            : {
                  name: `${name}, up against its longest unavoidable chain`,
                  measured: whole / chain.seconds,
                  unit: " ×",
                  target: 1.1,
                  note,
              },
    );
}

async function main(): Promise<void> {
    const wanted = new RegExp(process.argv[2] ?? "");
    const read = (file: string) => (parse(readFileSync(join(EXAMPLES, file), "utf8")) as { config: Config }).config;
    const names = readdirSync(EXAMPLES).flatMap((file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1] ?? []);
    const project = await Project.copy();
    try {
        // Its stack has the role that all others log with.
        const first = { ...read("Pulumi.public.yaml"), "private-api:api": { accessLogRole: "create" } };
        await measure(project, "access-log-role", first, false);
        for (const name of names.filter((each) => wanted.test(each)))
            await measure(project, name, read(`Pulumi.${name}.yaml`), true);
    } finally {
        await project.remove();
    }
}

void main();
