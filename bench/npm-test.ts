/* How long `npm test` takes, once, from the outside. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { report, time } from "./measure";

async function main(): Promise<void> {
    let code: number | null = null;
    const milliseconds = await time(async () => {
        code = spawnSync("npm", ["test"], { cwd: join(__dirname, ".."), stdio: "ignore" }).status;
        return Promise.resolve();
    });
    if (code !== 0) throw new Error(`npm test ended with ${String(code)}`);
    report({ name: "npm test", measured: milliseconds / 1000, unit: " s", target: 180, note: "one run" });
}

void main();
