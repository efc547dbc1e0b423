import Table from "cli-table3";
import type { Resource } from "./dry-run/state";
import { isList, isMap, type Properties, type Value } from "./dry-run/values";
import type { Paint } from "./io";

/** Columns of the table that do not grow with the terminal. */
const FROM = 22;
const ANSWER = 34;
const RULE = 7;
const LEAST_REQUEST = 30;

const WORDS: Readonly<Record<string, string>> = {
    "dns-failure": "no such name (DNS)",
    timeout: "no answer (timeout)",
    "tls-failure": "TLS fails",
};

/** Who asks what and what they get: the claims that a pattern makes, as lines of a table. */
export function claimsTable(
    claims: Value | undefined,
    resources: readonly Resource[],
    paint: Paint,
    columns: number,
): readonly string[] {
    const rows = isList(claims) ? claims.filter(isMap) : [];
    if (rows.length === 0) return [];
    const request = Math.max(LEAST_REQUEST, columns - FROM - ANSWER - RULE - 4);
    const table = new Table({
        head: ["from", "request", "answer", "rule"].map(paint.faint),
        colWidths: [FROM, request, ANSWER, RULE],
        wordWrap: true,
        wrapOnWordBoundary: false,
        style: { head: [], border: [], "padding-left": 0, "padding-right": 2 },
        chars: {
            top: "", "top-mid": "", "top-left": "", "top-right": "", bottom: "", "bottom-mid": "", "bottom-left": "",
            "bottom-right": "", left: "", "left-mid": "", mid: "", "mid-mid": "", right: "", "right-mid": "", middle: "",
        },
    }); // prettier-ignore
    for (const claim of rows) {
        const why = text(claim["why"]);
        const answer = answerOf(claim["expect"]);
        table.push([
            fromOf(claim["from"], resources),
            requestOf(claim),
            `${answer.startsWith("2") ? paint.good(answer) : paint.bad(answer)}${why === "" ? "" : `\n${paint.faint(why)}`}`,
            text(claim["rule"]),
        ]);
    }
    return table.toString().split("\n");
}

function requestOf(claim: Properties): string {
    const headers = isMap(claim["headers"]) ? Object.entries(claim["headers"]) : [];
    return [
        `${text(claim["method"])} ${text(claim["url"])}`,
        ...headers.map(([name, value]) => `${name}: ${text(value)}`),
    ].join("\n");
}

function fromOf(from: Value | undefined, resources: readonly Resource[]): string {
    if (!isMap(from)) return text(from);
    switch (from["kind"]) {
        case "subnet": {
            const id = text(from["subnetId"]);
            return `subnet ${resources.find((each) => each.id === id)?.name ?? id}`;
        }
        case "on-premises":
            return `on-premises ${text(from["address"])}`;
        default:
            return text(from["kind"]);
    }
}

function answerOf(expect: Value | undefined): string {
    const accepted = isMap(expect) && isList(expect["accept"]) ? expect["accept"].filter(isMap) : [];
    return accepted.map(outcomeOf).join(" or ");
}

function outcomeOf(outcome: Properties): string {
    if (outcome["kind"] !== "http") return WORDS[text(outcome["kind"])] ?? text(outcome["kind"]);
    return [text(outcome["status"]), text(outcome["body"])].filter((part) => part !== "").join(" ");
}

function text(value: Value | undefined): string {
    if (value === undefined || value === null) return "";
    return typeof value === "string" ? value : JSON.stringify(value);
}
