import { isUnknown, type Unknown } from "../../unknown";

/** A number as it was written: `1.0` and `1` are different text. */
export interface JsonNumber {
    readonly kind: "number";
    readonly text: string;
}

export type JsonObject = Map<string, JsonNode>;

/** JSON as read: members in a map, because `o["__proto__"] = x` sets the prototype of an object. */
export type JsonNode = string | boolean | null | JsonNumber | Unknown | JsonNode[] | JsonObject;

export function isObject(node: JsonNode | undefined): node is JsonObject {
    return node instanceof Map;
}

export function isNumber(node: JsonNode | undefined): node is JsonNumber {
    return typeof node === "object" && node !== null && "kind" in node && node.kind === "number";
}

/** What a node is, in a few words, for messages. */
export function describe(node: JsonNode | undefined): string {
    if (node === undefined) return "nothing";
    if (node === null) return "null";
    if (typeof node === "string") return `\`${node.length > 60 ? `${node.slice(0, 60)}…` : node}\``;
    if (typeof node === "boolean") return `\`${node}\``;
    if (isUnknown(node)) return "a value that is not known yet";
    if (Array.isArray(node)) return node.length === 0 ? "an empty list" : "a list";
    if (isNumber(node)) return `\`${node.text}\``;
    return node.size === 0 ? "an empty object" : "an object";
}
