import { readFileSync, writeFileSync } from "node:fs";

/**
 * Writes a generated text, or with `--check` on the command line compares it with the file and exits 1 where they differ.
 *
 * @param path - relative to the project folder.
 */
export function writeOrCheck(path: string, text: string): void {
    if (readIfThere(path) === text) return;
    if (!process.argv.includes("--check")) {
        writeFileSync(path, text);
        return;
    }
    console.error(
        `${path}: is not up to date, got another text than its sources give; expected the same; run \`npm run generate\``,
    );
    process.exitCode = 1;
}

function readIfThere(path: string): string | undefined {
    try {
        return readFileSync(path, "utf8");
    } catch {
        return undefined;
    }
}
