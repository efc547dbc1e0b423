/*
 * The dry runs of all examples, as `private-api preview` makes them, one beside the other as the machine has processors.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { report, time } from "./measure";

const root = join(__dirname, "..");

async function preview(file: string): Promise<void> {
    const args = [join(root, "dist", "private-api.js"), "preview", "--config-file", join(root, "examples", file)];
    const [code] = (await once(spawn(process.execPath, args, { cwd: root, stdio: "ignore" }), "exit")) as [number];
    if (code !== 0) throw new Error(`the dry run of ${file} ended with ${code}`);
}

async function main(): Promise<void> {
    const files = readdirSync(join(root, "examples")).filter((name) => /^Pulumi\..+\.yaml$/.test(name));
    const waiting = [...files];
    const next = async (): Promise<void> => {
        const file = waiting.shift();
        if (file === undefined) return;
        await preview(file);
        await next();
    };
    const width = availableParallelism();
    const milliseconds = await time(() => Promise.all(Array.from({ length: width }, next)));
    const note = `${files.length} stacks, ${width} at a time`;
    report({ name: "dry run of all examples", measured: milliseconds / 1000, unit: " s", target: 10, note });
}

void main();
