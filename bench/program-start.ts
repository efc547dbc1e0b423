/*
 * The program as `pulumi` runs it (TypeScript, not type-checked), against the same program compiled beforehand to
 * JavaScript: both through the SDK's own runner, in turn, from the start of the process to its end. Each pair is taken on
 * the same machine in the same moment, so the ratio holds where single times do not.
 */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { dryRun } from "../cli/dry-run";
import { readProject } from "../cli/project-file";
import { readStackConfig } from "../cli/stack-file";
import { median, report, time } from "./measure";

const PAIRS = 7;
const root = join(__dirname, "..");
const compiled = join(root, "dist", "compiled");

/** A project folder with the program as JavaScript; packages are found upwards from it. */
function compile(): void {
    rmSync(compiled, { recursive: true, force: true });
    mkdirSync(compiled, { recursive: true });
    const settings = {
        extends: "../../tsconfig.json",
        compilerOptions: { noEmit: false, outDir: ".", rootDir: "../..", noCheck: true, sourceMap: false },
        include: ["../../index.ts"],
    };
    writeFileSync(join(compiled, "tsconfig.json"), JSON.stringify(settings));
    execFileSync(process.execPath, [require.resolve("typescript/bin/tsc"), "-p", compiled], { stdio: "inherit" });
    writeFileSync(join(compiled, "package.json"), JSON.stringify({ name: "compiled", main: "index.js" }));
    writeFileSync(
        join(compiled, "Pulumi.yaml"),
        "name: private-api\nruntime:\n  name: nodejs\n  options: { typescript: false }\n",
    );
    copyFileSync(join(root, "Pulumi.dev.yaml"), join(compiled, "Pulumi.dev.yaml"));
}

async function main(): Promise<void> {
    compile();
    const projects = [readProject(root), readProject(compiled)];
    const config = readStackConfig(readProject(root), "dev");
    const ratios: number[] = [];
    const times: number[][] = [[], []];
    for (let pair = 0; pair <= PAIRS; pair += 1) {
        const [ours, precompiled] = [projects[0], projects[1]];
        if (!ours || !precompiled) throw new Error("two projects are compared");
        const a = await time(() => dryRun(ours, "dev", config));
        const b = await time(() => dryRun(precompiled, "dev", config));
        if (pair === 0) continue; // the first fills the file cache
        times[0]?.push(a);
        times[1]?.push(b);
        ratios.push(a / b);
    }
    rmSync(compiled, { recursive: true, force: true });
    const [ours, precompiled] = times.map((each) => Math.round(median(each)));
    report({
        name: "program, TypeScript against precompiled JavaScript",
        measured: median(ratios),
        unit: " ×",
        target: 1.2,
        note: `median of ${PAIRS} pairs, ${ours ?? 0} ms and ${precompiled ?? 0} ms`,
    });
}

void main();
