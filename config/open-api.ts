import { parseDocument } from "yaml";
import { makeIssue, quote, type Issue, type IssueParts, type Result } from "./issue";
import { isMap } from "./is-map";
import { checkInfo } from "./open-api-info";
import { checkOperations } from "./open-api-operations";
import { checkExtensions } from "./open-api-extensions";
import type { ProjectFiles } from "./project-files";

const PATH = "api.openApi";

/** What a document holds, as plain data without cycles. */
export type OpenApiDocument = Readonly<Record<string, unknown>>;

/**
 * Reads an OpenAPI 3.0 document and checks what API Gateway's import needs of it.
 *
 * @returns the document, or all issues found: `openapi-unreadable`, `openapi-syntax`, `openapi-version` alone, all
 * others together.
 */
export function readOpenApi(path: string, files: ProjectFiles | undefined): Result<OpenApiDocument> {
    const file = files?.readText(path) ?? { error: "no project folder" };
    if ("error" in file) return failed(unreadable(path, file.error));
    const parsed = parseText(file.text, path);
    if (!parsed.ok) return parsed;
    const issues = checkVersion(parsed.value) ?? [
        ...checkInfo(PATH, parsed.value),
        ...checkOperations(PATH, parsed.value),
        ...checkExtensions(PATH, parsed.value),
    ];
    return issues.length === 0 ? parsed : { ok: false, issues };
}

function failed(...parts: readonly Omit<IssueParts, "path">[]): Result<never> {
    return { ok: false, issues: parts.map((part) => makeIssue({ path: PATH, ...part })) };
}

function unreadable(path: string, why: string): Omit<IssueParts, "path"> {
    return {
        code: "openapi-unreadable",
        problem: `cannot be read: ${why}`,
        got: quote(path),
        expected: "a file below the project folder",
        fix: "correct the path, which is relative to the folder of `Pulumi.yaml`",
    };
}

function parseText(text: string, path: string): Result<OpenApiDocument> {
    const document = parseDocument(text, { prettyErrors: true, stringKeys: true });
    if (document.errors.length > 0) {
        return failed(...document.errors.map((error) => syntax(error.code, error.linePos?.[0].line ?? 1)));
    }
    try {
        // JSON there and back: throws for a cycle, and leaves nothing that another reader sees otherwise.
        const value: unknown = JSON.parse(JSON.stringify(document.toJS()) ?? "null");
        if (isMap(value)) return { ok: true, value };
        return failed({
            ...unreadable(path, "it holds no map"),
            code: "openapi-syntax",
            fix: "write an OpenAPI 3.0 document",
        });
    } catch {
        return failed({
            code: "openapi-syntax",
            problem: "has an anchor that stands for itself or too many aliases",
            got: quote(path),
            expected: "plain data",
            fix: "write the parts out",
        });
    }
}

function syntax(code: string, line: number): Omit<IssueParts, "path"> {
    const isRepetition = code === "DUPLICATE_KEY";
    return {
        code: isRepetition ? "openapi-duplicate-key" : "openapi-syntax",
        problem: isRepetition ? "has the same key twice in one map" : "is neither YAML nor JSON",
        got: `\`${code.toLowerCase().replaceAll("_", "-")}\` at line ${line}`,
        expected: isRepetition ? "each key once" : "well-formed text",
        fix: `correct line ${line}`,
    };
}

/** The issue with the version, after which nothing else is worth saying. */
function checkVersion(document: OpenApiDocument): readonly Issue[] | undefined {
    const { openapi, swagger } = document;
    if (typeof openapi === "string" && /^3\.0\.\d+$/.test(openapi)) return undefined;
    const issue = makeIssue({
        code: "openapi-version",
        path: PATH,
        problem: versionProblem(openapi, swagger),
        got: openapi === undefined && swagger === undefined ? "nothing" : quote(openapi ?? swagger),
        expected: '`openapi: "3.0.3"` or another 3.0',
        fix: "convert the document",
    });
    return [issue];
}

function versionProblem(openapi: unknown, swagger: unknown): string {
    if (typeof openapi === "string" && openapi.startsWith("3.1"))
        return "is OpenAPI 3.1, which API Gateway does not import";
    if (swagger !== undefined) return "is OpenAPI 2 (Swagger), which is not read here";
    return openapi === undefined ? "does not say which version of OpenAPI it is" : "is not OpenAPI 3.0";
}
