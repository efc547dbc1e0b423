import type { Context } from "../model/iam/analyse";
import { explainVerdict } from "../model/iam/explain/verdict";
import type { Repair } from "../model/iam/repair/repair";
import type { Verdict } from "../model/iam/verdict";
import { fold } from "./fold";
import { type Io, type Paint, paintFor } from "./io";

/** What the screen is made of. */
export interface Judged {
    /** What was judged, as the user knows it. */
    readonly name: string;
    readonly document: string;
    readonly verdict: Verdict;
    readonly context: Context;
    readonly repaired: Repair | undefined;
}

const INDENT = "  ";
/** Some pseudo-terminals say that they have no columns. */
const LEAST_COLUMNS = 40;

/** The whole text that `private-api policy` prints for people. */
export function policyScreen(judged: Judged, io: Pick<Io, "color" | "columns">): string {
    const paint = paintFor(io.color);
    const { name, document, verdict, context, repaired } = judged;
    const { title, lines } = explainVerdict(verdict, document, context);
    const color = verdict.verdict === "restricted" ? paint.good : paint.bad;
    const sections = [
        [`${paint.strong(visible(name))}: ${color(visible(title))}`],
        ...lines.map((line) => paragraph(line, io.columns)),
        ...(repaired === undefined ? [] : repairSections(repaired, io.columns, paint)),
    ];
    return `${sections.map((section) => section.join("\n")).join("\n\n")}\n`;
}

function repairSections({ change, document }: Repair, columns: number, paint: Paint): readonly (readonly string[])[] {
    const data: unknown = typeof document === "string" ? JSON.parse(document) : document;
    const policy = JSON.stringify(data, undefined, 2).split("\n");
    return [
        [paint.title("The smallest change that closes it")],
        paragraph(change, columns),
        policy.map((line) => `${INDENT}${visible(line)}`),
    ];
}

function paragraph(text: string, columns: number): readonly string[] {
    return fold(visible(text), Math.max(LEAST_COLUMNS, columns) - INDENT.length)
        .split("\n")
        .map((line) => `${INDENT}${line}`);
}

/** What is not to be seen, or would drive the terminal, as JSON escapes it. */
function visible(text: string): string {
    return text.replace(/\p{C}/gu, (sign) =>
        Array.from({ length: sign.length }, (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, "0")}`).join(
            "",
        ),
    );
}
