import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { quote } from "../config/issue";
import { refuse } from "./failure";
import { isMap, parseYaml } from "./yaml-file";

/** The program and how it is run: what `Pulumi.yaml` says. */
export interface Project {
    readonly name: string;
    /** Folder of `Pulumi.yaml`. */
    readonly root: string;
    /** Folder that the program runs in. */
    readonly directory: string;
    /** File in that folder, or `.` for what `package.json` says. */
    readonly entryPoint: string;
    readonly runtimeOptions: Readonly<Record<string, unknown>>;
    readonly stackConfigFolder: string;
}

const PROJECT_FILE = "Pulumi.yaml";

/** Reads `Pulumi.yaml` of a folder or of the nearest one above it. */
export function readProject(from: string): Project {
    const file = findUpwards(from);
    const document = parseYaml(readFileSync(file, "utf8"), PROJECT_FILE);
    const name = document.value["name"];
    if (typeof name !== "string" || name === "") {
        throw refuse({
            code: "project-name",
            path: `${document.file}: name`,
            problem: "is not a project's name",
            got: quote(name ?? "nothing"),
            expected: "a text",
            fix: "write `name: private-api`",
        });
    }
    const root = dirname(file);
    const main = text(document.value["main"]) ?? ".";
    const isFile = main !== "." && /\.[cm]?[jt]s$/.test(main);
    const runtime = document.value["runtime"];
    const stackConfigFolder = text(document.value["stackConfigDir"]) ?? ".";
    return {
        name,
        root,
        directory: resolve(root, isFile ? dirname(main) : main),
        entryPoint: isFile ? `./${main.split("/").pop() ?? main}` : ".",
        runtimeOptions: isMap(runtime) && isMap(runtime["options"]) ? runtime["options"] : {},
        stackConfigFolder: resolve(root, stackConfigFolder),
    };
}

function findUpwards(from: string): string {
    for (let folder = resolve(from); ; folder = dirname(folder)) {
        const file = join(folder, PROJECT_FILE);
        if (existsSync(file)) return file;
        if (folder === dirname(folder)) break;
    }
    throw refuse({
        code: "project-missing",
        path: PROJECT_FILE,
        problem: "is not there",
        got: `nothing in ${quote(from)} or above`,
        expected: "the folder of a Pulumi project",
        fix: "change to the project's folder",
    });
}

function text(value: unknown): string | undefined {
    return typeof value === "string" && value !== "" ? value : undefined;
}
