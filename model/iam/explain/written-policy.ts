import type { Data } from "../../resource";
import { fromData } from "../json/from-data";
import { isObject, type JsonNode, type JsonObject } from "../json/node";
import { parseJson } from "../json/parse";
import { readPolicy } from "../policy/read-policy";
import type { Policy } from "../policy/statement";

/** A policy, and its statements in the words that they were written in. */
export interface WrittenPolicy {
    readonly policy: Policy;
    /** By the statements' index. */
    readonly statements: readonly JsonObject[];
}

/**
 * Reads a policy for its words.
 *
 * @param document - as `analyse` takes it.
 * @returns `undefined` for what is no policy, and for one of which too little is known.
 */
export function writtenPolicy(document: Data): WrittenPolicy | undefined {
    const node = nodeOfDocument(document);
    if (!isObject(node)) return undefined;
    const read = readPolicy(node);
    if (read.kind !== "policy") return undefined;
    const written = node.get("Statement");
    return { policy: read.policy, statements: (Array.isArray(written) ? written : [written]).filter(isObject) };
}

function nodeOfDocument(document: Data): JsonNode | undefined {
    if (typeof document !== "string") return fromData(document);
    const parsed = parseJson(document);
    return parsed.ok ? parsed.value : undefined;
}
