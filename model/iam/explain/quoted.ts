import { describe, type JsonNode } from "../json/node";

/** Values that are named; of more, the number. */
const NAMED = 3;
/** Characters of a text; an ARN of an API with its path is shorter. */
const LONGEST = 160;

/** A text of the policy or of a request in backticks. */
export function quoted(text: string): string {
    if (text === "") return "(an empty text)";
    const plain = text.replaceAll("`", "'");
    return `\`${plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain}\``;
}

/** One value of a policy, or a list of them: "`a`", "`a` and `b`", "`a`, `b`, `c` and 4 more". */
export function quotedValues(node: JsonNode | undefined, conjunction: "and" | "or" = "and"): string {
    const values = Array.isArray(node) ? node : [node];
    const words = values.slice(0, NAMED).map((value) => (typeof value === "string" ? quoted(value) : describe(value)));
    if (values.length > NAMED) return `${words.join(", ")} ${conjunction} ${values.length - NAMED} more`;
    return inWords(words, conjunction);
}

/** "a", "a and b", "a, b and c". */
export function inWords(words: readonly string[], conjunction: "and" | "or" = "and"): string {
    const last = words.at(-1) ?? "nothing";
    return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} ${conjunction} ${last}`;
}
