import type { Data } from "../../resource";
import { isUnknown } from "../../unknown";
import type { JsonNode, JsonObject } from "./node";
import { MAX_DEPTH, MAX_LENGTH } from "./parse";

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/**
 * A document of a program as if read from text.
 *
 * @returns `undefined` for what no JSON text can say, such as `NaN`, cycles and lone surrogates.
 */
export function fromData(value: unknown, depth = 0): JsonNode | undefined {
    if (depth > MAX_DEPTH) return undefined;
    if (value === null || typeof value === "boolean") return value;
    if (typeof value === "string") return isText(value) ? value : undefined;
    if (typeof value === "number") return Number.isFinite(value) ? { kind: "number", text: String(value) } : undefined;
    if (typeof value !== "object") return undefined;
    if (isUnknown(value)) return value;
    return Array.isArray(value) ? listFrom(value, depth) : objectFrom(value, depth);
}

function listFrom(values: readonly Data[], depth: number): JsonNode | undefined {
    const list: JsonNode[] = [];
    for (const value of values) {
        const node = fromData(value, depth + 1);
        if (node === undefined) return undefined;
        list.push(node);
    }
    return list;
}

/** Members that are `undefined` do not exist, as for `JSON.stringify`. */
function objectFrom(value: object, depth: number): JsonNode | undefined {
    const members: JsonObject = new Map();
    for (const [name, member] of Object.entries(value)) {
        if (member === undefined) continue;
        const node = fromData(member, depth + 1);
        if (node === undefined || !isText(name)) return undefined;
        members.set(name, node);
    }
    return members;
}

function isText(value: string): boolean {
    return value.length <= MAX_LENGTH && !LONE_SURROGATE.test(value);
}
