import { mapOf, type PlainMap } from "./is-map";
import { joinPath, makeIssue, quote, type Issue } from "./issue";

/** Fields of `info` that OpenAPI asks for, with an example of each. */
const REQUIRED = { title: '"Pets"', version: '"1.0"' };

/** Issue `openapi-info` for each of the title and the version that is no text. */
export function checkInfo(at: string, document: PlainMap): readonly Issue[] {
    const info = mapOf(document["info"]);
    return Object.entries(REQUIRED).flatMap(([key, example]) => {
        const value = info[key];
        if (typeof value === "string" && value.trim() !== "") return [];
        const issue = makeIssue({
            code: "openapi-info",
            path: joinPath(at, "info", key),
            problem: value === undefined ? "is not set" : "is not a text",
            got: value === undefined ? "nothing" : quote(value),
            expected: "a text, which every OpenAPI document has there",
            fix: `write it like \`${key}: ${example}\``,
        });
        return [issue];
    });
}
