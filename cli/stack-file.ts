import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { quote, quoteChoice } from "../config/issue";
import { nearestKey } from "../config/nearest-key";
import { refuse } from "./failure";
import type { Project } from "./project-file";
import { convertConfig } from "./stack-config";
import { isMap, parseYaml, type YamlFile } from "./yaml-file";

/** A stack's configuration as the program gets it. */
export interface StackConfig {
    /** By full key, `aws:region`; lists and maps as JSON. */
    readonly values: Readonly<Record<string, string>>;
    /** Keys whose value is or holds a secret. */
    readonly secretKeys: readonly string[];
}

const STACK_NAME = /^[A-Za-z0-9_.-]{1,100}$/;

/**
 * Reads a stack's configuration.
 *
 * @param file - full path of the file to read instead of `Pulumi.<stack>.yaml`.
 */
export function readStackConfig(project: Project, stack: string, file?: string): StackConfig {
    checkStackName(stack);
    const path = file ?? join(project.stackConfigFolder, `Pulumi.${stack}.yaml`);
    const document = parseYaml(readStackFile(project, stack, path, file !== undefined), shownPath(project, path));
    return convertConfig(project.name, configOf(document));
}

/** As the user knows it. */
function shownPath(project: Project, path: string): string {
    const inside = relative(project.root, path);
    return inside.startsWith("..") ? path : inside;
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
                got: quote(shownPath(project, path)),
                expected: "a stack's configuration",
                fix: "give the path of a file like `Pulumi.dev.yaml`",
            });
        }
        if (!isMissing(error)) {
            throw refuse({
                code: "stack-file",
                path: `Pulumi.${stack}.yaml`,
                problem: reason,
                got: quote(shownPath(project, path)),
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

function codeOf(error: unknown): string {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
}

function isMissing(error: unknown): boolean {
    return codeOf(error) === "ENOENT";
}
