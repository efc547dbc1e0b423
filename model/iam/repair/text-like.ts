import type { Data } from "../../resource";

/** Data in the form of a document: as text, indented as the text was, where the document is text. */
export function textLike(document: Data, data: Data): Data {
    if (typeof document !== "string") return data;
    const indent = /^\s*\{[ \t]*\r?\n([ \t]+)"/.exec(document)?.[1];
    return JSON.stringify(data, undefined, indent);
}
