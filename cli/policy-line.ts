import { makeIssue, type Issue } from "../config/issue";
import { analyse } from "../model/iam/analyse";
import { describe, isNumber, isObject, type JsonNode, type JsonObject } from "../model/iam/json/node";
import { parseJson } from "../model/iam/json/parse";
import { answerOf, answerToLine } from "./policy-answer";
import { decoded } from "./policy-file";
import { formIssue } from "./policy-forms";
import type { Line } from "./policy-lines";
import { apiOf } from "./policy-options";

/** The answer to one line of a batch, as JSON. Nothing that a line may hold ends the batch. */
export function answerLine(line: Line): string {
    const text = line.bytes === undefined ? undefined : decoded(line.bytes);
    if (text === undefined) return JSON.stringify(answerToLine(line.number, [unreadable(line)]));
    // A byte order mark before the first line belongs to the file, not to the line.
    const parsed = parseJson(line.number === 1 ? text.replace(/^\ufeff/, "") : text);
    if (!parsed.ok) return JSON.stringify(answerToLine(line.number, [parsed.issue]));
    if (!isObject(parsed.value)) {
        return JSON.stringify(answerToLine(line.number, [typeIssue("line", parsed.value, "an object")]));
    }
    return JSON.stringify(answerObject(line.number, parsed.value));
}

function answerObject(number: number, line: JsonObject) {
    const id = idOf(line.get("id"));
    const policy = line.get("policy");
    const issues = issuesOf(line);
    if (typeof policy !== "string" || issues.length > 0) return answerToLine(number, issues, id);
    const context = {
        allowedVpcs: texts(line.get("allowedVpcs")),
        allowedVpces: texts(line.get("allowedVpces")),
        api: apiOf({
            kind: "api",
            region: textOf(line.get("region")),
            account: textOf(line.get("accountId")),
            id: textOf(line.get("apiId")),
        }),
    };
    return answerOf(analyse(policy, context), { id });
}

/** Everything that is wrong with a line. */
function issuesOf(line: JsonObject): readonly Issue[] {
    const id = line.get("id");
    const issues: (Issue | undefined)[] = [
        idOf(id) === undefined ? typeIssue("id", id, "text or a number") : undefined,
        typeof line.get("policy") === "string"
            ? undefined
            : typeIssue("policy", line.get("policy"), "the policy's text"),
        ...idIssues(line, "allowedVpcs", "vpc"),
        ...(isMissing(line.get("allowedVpces")) ? [] : idIssues(line, "allowedVpces", "vpce")),
    ];
    for (const [member, form] of [
        ["region", "region"],
        ["accountId", "account"],
        ["apiId", "api"],
    ] as const) {
        const value = line.get(member);
        if (isMissing(value)) continue;
        issues.push(typeof value === "string" ? formIssue(form, member, value) : typeIssue(member, value, "text"));
    }
    return issues.filter((issue) => issue !== undefined);
}

function idIssues(line: JsonObject, member: string, form: "vpc" | "vpce"): readonly (Issue | undefined)[] {
    const value = line.get(member);
    if (!Array.isArray(value)) return [typeIssue(member, value, "a list of ids")];
    return value.map((each, at) => {
        const path = `${member}[${at}]`;
        return typeof each === "string" ? formIssue(form, path, each) : typeIssue(path, each, "text");
    });
}

function typeIssue(path: string, got: JsonNode | undefined, expected: string): Issue {
    return makeIssue({
        code: `line-${got === undefined ? "member" : "type"}`,
        path,
        problem: got === undefined ? "is missing" : "is of another type",
        got: describe(got),
        expected,
        fix: 'write {"id", "policy", "allowedVpcs"} in each line',
    });
}

function unreadable({ bytes }: Line): Issue {
    return makeIssue({
        code: bytes === undefined ? "line-size" : "encoding",
        path: "line",
        problem: bytes === undefined ? "is too long" : "is not text in UTF-8",
        got: bytes === undefined ? "more than 8000000 bytes" : "other bytes",
        expected: "a line of JSON in UTF-8",
        fix: "ask for one policy a line",
    });
}

/** A number that would come back as another is taken as text. */
function idOf(id: JsonNode | undefined): string | number | undefined {
    if (!isNumber(id)) return typeof id === "string" ? id : undefined;
    return String(Number(id.text)) === id.text ? Number(id.text) : id.text;
}

/** `null` is what some writers of JSON leave for what is not there. */
function isMissing(node: JsonNode | undefined): boolean {
    return node === undefined || node === null;
}

function textOf(node: JsonNode | undefined): string | undefined {
    return typeof node === "string" ? node : undefined;
}

function texts(node: JsonNode | undefined): readonly string[] {
    return Array.isArray(node) ? node.filter((each) => typeof each === "string") : [];
}
