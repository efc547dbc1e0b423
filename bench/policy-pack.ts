/*
 * The policy pack in the process that the engine runs it in. Boot: from the start of the process to the line with its
 * port, and the memory that it has had by then (Linux only). Judging: 400 resources, one after the other and then as a
 * whole, over gRPC as the engine asks; against a pack without policies on the same machine in the same moment, in turn.
 */
import { once } from "node:events";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Analyzer, PACK, startPack } from "../tests/support/analyzer";
import { manyResources } from "./many-resources";
import { median, report, time } from "./measure";

const RUNS = 7;
const EMPTY = join(__dirname, "..", "dist", "empty-pack");
const RESOURCES = manyResources(20);

/** A pack that the SDK alone has work with; packages are found upwards from it. */
function writeEmptyPack(): void {
    mkdirSync(EMPTY, { recursive: true });
    writeFileSync(join(EMPTY, "PulumiPolicy.yaml"), "runtime: nodejs\n");
    writeFileSync(join(EMPTY, "package.json"), JSON.stringify({ name: "empty", version: "0.0.1", main: "index.js" }));
    writeFileSync(
        join(EMPTY, "index.js"),
        'const { PolicyPack } = require("@pulumi/policy");\nnew PolicyPack("empty", { policies: [] });\n',
    );
}

interface Boot {
    readonly seconds: number;
    readonly megabytes: number;
}

async function boot(): Promise<Boot> {
    let megabytes = 0;
    const seconds = await time(async () => {
        const child = startPack(PACK);
        await once(child.stdout, "data");
        megabytes = peakMegabytes(child.pid ?? 0);
        child.kill("SIGKILL");
    });
    return { seconds: seconds / 1000, megabytes };
}

/** Largest resident set that a process has had. */
function peakMegabytes(pid: number): number {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? Number.NaN) / 1024;
}

interface Judged {
    /** From the start of the process. */
    readonly whole: number;
    /** What the resources take, boot left out. */
    readonly calls: number;
}

async function judge(pack: string): Promise<Judged> {
    let calls = 0;
    const whole = await time(async () => {
        const analyzer = await Analyzer.start(pack, { PULUMI_NODEJS_DRY_RUN: "false" });
        await analyzer.configure({});
        calls = await time(async () => {
            const found = await analyzer.run(RESOURCES);
            if (found.length > 0)
                throw new Error(`the resources are not as they should be: ${found[0]?.message ?? ""}`);
        });
        await analyzer.stop();
    });
    return { whole, calls };
}

async function reportBoot(): Promise<void> {
    const boots: Boot[] = [];
    for (let each = 0; each <= RUNS; each += 1) boots.push(await boot());
    boots.shift(); // fills the file cache
    const note = `median of ${RUNS}`;
    const seconds = median(boots.map((each) => each.seconds));
    const megabytes = median(boots.map((each) => each.megabytes));
    report({ name: "policy pack, boot", measured: seconds, unit: " s", target: 1, note });
    report({ name: "policy pack, memory at boot", measured: megabytes, unit: " MB", target: 170, note });
}

async function reportJudging(): Promise<void> {
    const pairs: { readonly ours: Judged; readonly empty: Judged }[] = [];
    for (let pair = 0; pair <= RUNS; pair += 1) pairs.push({ ours: await judge(PACK), empty: await judge(EMPTY) });
    pairs.shift();
    const milliseconds = (pick: (pair: (typeof pairs)[number]) => number) => Math.round(median(pairs.map(pick)));
    report({
        name: `policy pack, ${RESOURCES.length} resources against an empty pack`,
        measured: median(pairs.map(({ ours, empty }) => ours.whole / empty.whole)),
        unit: " ×",
        target: 1.5,
        note: `median of ${RUNS} pairs, from the start of each process: ${milliseconds(({ ours }) => ours.whole)} ms and ${milliseconds(({ empty }) => empty.whole)} ms`,
    });
    report({
        name: `policy pack, ${RESOURCES.length} resources, the calls alone`,
        measured: median(pairs.map(({ ours, empty }) => ours.calls / empty.calls)),
        unit: " ×",
        target: 1.5,
        note: `the same pairs: ${milliseconds(({ ours }) => ours.calls)} ms and ${milliseconds(({ empty }) => empty.calls)} ms`,
    });
}

async function main(): Promise<void> {
    await reportBoot();
    writeEmptyPack();
    await reportJudging();
    rmSync(EMPTY, { recursive: true, force: true });
}

void main();
