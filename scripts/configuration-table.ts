/** Writes the table of all configuration keys between its markers; `--check` compares only. */
import { existsSync, readFileSync } from "node:fs";
import { format, resolveConfig } from "prettier";
import { configTable } from "../config/config-table";
import { patterns } from "../patterns/registry";
import { writeOrCheck } from "./generated-file";

const PATH = "docs/configuration.md";

/** Each table, by the name of its markers: `<!-- config:start -->` and `<!-- config:end -->`. */
const TABLES: Readonly<Record<string, () => string>> = {
    config: () => configTable(patterns),
};

function fill(readme: string, name: string, table: string): string {
    const [start, end] = [`<!-- ${name}:start -->`, `<!-- ${name}:end -->`];
    const [from, to] = [readme.indexOf(start), readme.indexOf(end)];
    if (from < 0 || to < from) return readme;
    return `${readme.slice(0, from + start.length)}\n\n${table}\n\n${readme.slice(to)}`;
}

async function main(): Promise<void> {
    if (!existsSync(PATH)) return;
    const filled = Object.entries(TABLES).reduce(
        (readme, [name, table]) => fill(readme, name, table()),
        readFileSync(PATH, "utf8"),
    );
    const text = await format(filled, { ...(await resolveConfig(PATH)), filepath: PATH });
    writeOrCheck(PATH, text);
}

void main();
