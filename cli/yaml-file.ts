import { LineCounter, parseDocument, type ScalarTag } from "yaml";
import { quote } from "../config/issue";
import { refuse } from "./failure";

/** A YAML file that holds a map. */
export interface YamlFile {
    /** As the user knows it. */
    readonly file: string;
    readonly value: Readonly<Record<string, unknown>>;
}

/** `017` is 15 for the Pulumi CLI. */
const OLD_OCTAL: ScalarTag = {
    tag: "tag:yaml.org,2002:int",
    default: true,
    test: /^[-+]?0[0-7]+$/,
    resolve: (text) => Number.parseInt(text, 8),
};

/** A date without quotes, such as a policy's `Version: 2012-10-17`, reaches the program with a time behind it. */
const DATE: ScalarTag = {
    tag: "tag:yaml.org,2002:timestamp",
    default: true,
    test: /^\d{4}-\d{2}-\d{2}$/,
    resolve: (text) => `${text} 00:00:00 +0000 UTC`,
};

/**
 * Reads YAML as the Pulumi CLI does: numbers, `true` and `false` have types, `yes` is a text.
 *
 * @throws Failure with line and column for what is no YAML, and for what is no map.
 */
export function parseYaml(text: string, file: string): YamlFile {
    const lineCounter = new LineCounter();
    const document = parseDocument(text, {
        lineCounter,
        merge: true,
        customTags: (tags) => [OLD_OCTAL, DATE, ...tags],
    });
    const [error] = document.errors;
    if (error !== undefined) {
        const { line, col } = lineCounter.linePos(error.pos[0]);
        throw refuse({
            code: "yaml",
            path: `${file}:${line}:${col}`,
            problem: `is not YAML (${error.code.toLowerCase().replaceAll("_", " ")})`,
            got: quote(lineOf(text, line)),
            expected: "YAML",
            fix: "correct the line; a tab does not indent, and a key stands once",
        });
    }
    const value: unknown = document.toJS() ?? {};
    if (isMap(value)) return { file, value };
    throw refuse({
        code: "yaml-map",
        path: file,
        problem: "is not a map",
        got: quote(value),
        expected: "keys with values, such as `config:`",
        fix: "compare it with `Pulumi.dev.yaml`",
    });
}

function lineOf(text: string, line: number): string {
    return (text.split("\n")[line - 1] ?? "").trim();
}

/** Whether a value of a file is a map. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
