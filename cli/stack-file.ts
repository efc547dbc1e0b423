import { readdirSync, readFileSync, existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { quote, quoteChoice } from "../config/issue";
import { nearestKey } from "../config/nearest-key";
import { refuse } from "./failure";
import { convertConfig } from "./stack-config";
import { parseYaml, type YamlFile } from "./yaml-file";

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

/** A stack's configuration as the program gets it. */
export interface StackConfig {
    /** By full key, `aws:region`; lists and maps as JSON. */
    readonly values: Readonly<Record<string, string>>;
    /** Keys whose value is or holds a secret. */
    readonly secretKeys: readonly string[];
}

const PROJECT_FILE = "Pulumi.yaml";
const STACK_NAME = /^[A-Za-z0-9_.-]{1,100}$/;

/** Reads `Pulumi.yaml` of a folder or of the nearest one above it. */
export function readProject(from: string): Project {
    const file = findUpwards(from);
    const document = parseYaml(readFileSync(file, "utf8"), relative(from, file) || file);
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

/**
 * Reads a stack's configuration.
 *
 * @param file - instead of `Pulumi.<stack>.yaml`; relative to the current folder.
 */
export function readStackConfig(project: Project, stack: string, file?: string): StackConfig {
    checkStackName(stack);
    const path = file ?? join(project.stackConfigFolder, `Pulumi.${stack}.yaml`);
    const document = parseYaml(
        readStackFile(project, stack, path, file !== undefined),
        relative(process.cwd(), path) || path,
    );
    return convertConfig(project.name, configOf(document));
}

function checkStackName(stack: string): void {
    if (STACK_NAME.test(stack)) return;
    throw refuse({
        code: "stack-name",
        path: "stack",
        problem: "is not a stack's name",
        got: quote(stack),
        expected: "1 to 100 letters, digits, `-`, `_` or `.`",
        fix: "give the name alone, without organisation and project",
    });
}

function readStackFile(project: Project, stack: string, path: string, isGiven: boolean): string {
    try {
        return readFileSync(path, "utf8");
    } catch (error) {
        const reason = isMissing(error) ? "is not there" : `cannot be read (${codeOf(error)})`;
        if (isGiven) {
            throw refuse({
                code: "config-file",
                path: "--config-file",
                problem: reason,
                got: quote(path),
                expected: "a stack's configuration",
                fix: "give the path of a file like `Pulumi.dev.yaml`",
            });
        }
        if (!isMissing(error)) {
            throw refuse({
                code: "stack-file",
                path: `Pulumi.${stack}.yaml`,
                problem: reason,
                got: quote(path),
                expected: "a file that can be read",
                fix: "look at its type and permissions",
            });
        }
        throw missingStack(project, stack);
    }
}

function missingStack(project: Project, stack: string): Error {
    const stacks = existsSync(project.stackConfigFolder)
        ? readdirSync(project.stackConfigFolder)
              .map((name) => /^Pulumi\.(.+)\.yaml$/.exec(name)?.[1])
              .filter((name): name is string => name !== undefined)
              .sort()
        : [];
    const nearest = nearestKey(stack, stacks);
    return refuse({
        code: "stack-missing",
        path: "stack",
        problem: "has no configuration file",
        got: quote(stack),
        expected:
            stacks.length === 0
                ? `\`Pulumi.${stack}.yaml\``
                : stacks.length === 1
                  ? quoteChoice(stacks)
                  : `one of ${stacks.map(quote).join(", ")}`,
        fix:
            nearest === undefined
                ? `write \`Pulumi.${stack}.yaml\` or give another \`--stack\``
                : `use \`--stack ${nearest}\``,
    });
}

function configOf(document: YamlFile): Readonly<Record<string, unknown>> {
    const config = document.value["config"];
    if (config === undefined || config === null) return {};
    if (isMap(config)) return config;
    throw refuse({
        code: "config-map",
        path: `${document.file}: config`,
        problem: "is not a map",
        got: quote(config),
        expected: "keys with values, such as `aws:region: ap-northeast-1`",
        fix: "indent the keys under `config:`",
    });
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

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

function codeOf(error: unknown): string {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
}

function isMissing(error: unknown): boolean {
    return codeOf(error) === "ENOENT";
}
