/*
 * What `npm start` runs, npm itself not counted: the bundled command line and the program that it starts. Time from the
 * outside; memory as the largest sum of both processes' resident sets, sampled every 10 ms (Linux only).
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { median, report, time } from "./measure";

const RUNS = 7;
const root = join(__dirname, "..");

/** Resident memory of a process and all below it, in MB. */
function residentMegabytes(root: number): number {
    const processes = readdirSync("/proc")
        .filter((name) => /^\d+$/.test(name))
        .flatMap((name) => {
            try {
                const status = readFileSync(`/proc/${name}/status`, "utf8");
                const field = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0);
                return [{ pid: Number(name), parent: field("PPid"), kilobytes: field("VmRSS") }];
            } catch {
                return []; // gone in the meantime
            }
        });
    const below = (pid: number): number =>
        processes
            .filter(({ parent }) => parent === pid)
            .reduce((sum, each) => sum + below(each.pid), processes.find((each) => each.pid === pid)?.kilobytes ?? 0);
    return below(root) / 1024;
}

async function run(sample: (megabytes: number) => void): Promise<void> {
    const child = spawn(process.execPath, [join(root, "dist", "private-api.js"), "preview"], {
        cwd: root,
        stdio: "ignore",
    });
    const timer = setInterval(() => sample(residentMegabytes(child.pid ?? 0)), 10);
    const [code] = (await once(child, "exit")) as [number | null];
    clearInterval(timer);
    if (code !== 0) throw new Error(`npm start ended with ${String(code)}`);
}

async function main(): Promise<void> {
    await run(() => undefined); // fills the file cache
    const seconds: number[] = [];
    for (let each = 0; each < RUNS; each += 1) seconds.push((await time(() => run(() => undefined))) / 1000);
    let peak = 0;
    await run((megabytes) => (peak = Math.max(peak, megabytes)));
    report({ name: "npm start, time", measured: median(seconds), unit: " s", target: 2.5, note: `median of ${RUNS}` });
    report({ name: "npm start, memory", measured: peak, unit: " MB", target: 300, note: "peak of both processes" });
}

void main();
