/*
 * Writes tests/cases/bad-input.json: the lines that the configuration's faults are answered with. To be read through
 * after it has been run; the tests compare what `private-api` and `pulumi` say with it.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "prettier";
import { Failure } from "../cli/failure";
import { BAD_INPUTS } from "../tests/support/bad-input";
import { preview, ROOT } from "../tests/support/preview";

async function main(): Promise<void> {
    const lines: Record<string, readonly string[]> = {};
    for (const { title, config } of BAD_INPUTS) {
        try {
            await preview(config);
            throw new Error(`${title}: nothing is wrong with it`);
        } catch (error) {
            if (!(error instanceof Failure)) throw error;
            lines[title] = error.lines;
        }
    }
    const file = join(ROOT, "tests", "cases", "bad-input.json");
    writeFileSync(file, await format(JSON.stringify(lines), { parser: "json", printWidth: 120 }));
}

void main();
