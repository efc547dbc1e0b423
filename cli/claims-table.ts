import Table from "cli-table3";
import type { Resource } from "./dry-run/state";
import { fold } from "./fold";
import { isList, isMap, type Properties, type Value } from "./dry-run/values";
import type { Paint } from "./io";

/** Columns between two cells. */
const GAP = 2;
/** Columns of the table that do not grow with the terminal. */
const FROM = 24;
const RULE = 6;
/** Part of the rest that the request takes; the answer takes the other. */
const REQUEST_SHARE = 0.55;
const LEAST = 24;
/** Columns that the screen puts before each line. */
const INDENT = 2;
/** No lines around the cells. */
const BARE = Object.fromEntries(
    ["top", "bottom", "left", "right"]
        .flatMap((side) => [side, `${side}-mid`, `${side}-left`, `${side}-right`])
        .concat("mid", "mid-mid", "middle")
        .map((place) => [place, ""]),
);

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
    const rest = columns - FROM - RULE - GAP * 3 - INDENT;
    const request = Math.max(LEAST, Math.round(rest * REQUEST_SHARE));
    const answer = Math.max(LEAST, rest - request);
    const table = new Table({
        head: ["from", "request", "answer", "rule"].map(paint.faint),
        colWidths: [FROM + GAP, request + GAP, answer + GAP, RULE],
        style: { head: [], border: [], "padding-left": 0, "padding-right": GAP },
        chars: BARE,
    });
    for (const [index, claim] of rows.entries()) {
        const cells = [
            fold(fromOf(claim["from"], resources), FROM),
            fold(requestOf(claim), request),
            answerCell(claim, answer, paint),
            text(claim["rule"]),
        ];
        table.push(cells.map((cell) => (index < rows.length - 1 ? `${cell}\n` : cell)));
    }
    return table.toString().split("\n");
}

/** The answer, and why in the lines below. */
function answerCell(claim: Properties, width: number, paint: Paint): string {
    const answer = answerOf(claim["expect"]);
    const color = /^(2|an answer)/.test(answer) ? paint.good : paint.bad;
    const lines = (content: string, style: (line: string) => string) =>
        content === "" ? [] : fold(content, width).split("\n").map(style);
    return [...lines(answer, color), ...lines(text(claim["why"]), paint.faint)].join("\n");
}

function requestOf(claim: Properties): string {
    const headers = isMap(claim["headers"]) ? Object.entries(claim["headers"]) : [];
    return [
        `${text(claim["method"])} ${text(claim["url"])}`,
        ...headers.map(([name, value]) => `${name}: ${headerOf(value)}`),
    ].join("\n");
}

/** A header's value; that of an API key is not written down. */
function headerOf(value: Value | undefined): string {
    return isMap(value) && typeof value["apiKeyId"] === "string"
        ? `the value of key ${value["apiKeyId"]}`
        : text(value);
}

function fromOf(from: Value | undefined, resources: readonly Resource[]): string {
    if (!isMap(from)) return text(from);
    switch (from["kind"]) {
        case "subnet": {
            const id = text(from["subnetId"]);
            return `subnet ${resources.find((each) => each.id === id)?.name ?? id}`;
        }
        case "internet":
            return ["internet", ...(from["address"] === undefined ? [] : [text(from["address"])])].join(" ");
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
    if (outcome["status"] === undefined) return "an answer of the service behind";
    return [text(outcome["status"]), text(outcome["body"])].filter((part) => part !== "").join(" ");
}

function text(value: Value | undefined): string {
    if (value === undefined || value === null) return "";
    return typeof value === "string" ? value : JSON.stringify(value);
}
