import type { Data } from "../../model/resource";
import { isList, isMap } from "./data";

/** Ids of VPCs that stand in a policy as they are, wherever in it. */
export function writtenVpcIds(document: Data): readonly string[] {
    return [...new Set(texts(document).flatMap((text) => text.match(/vpc-[0-9a-z]+/g) ?? []))];
}

/** Condition keys that a request has only when it comes through an endpoint (rule P-9). */
const ENDPOINT_KEYS = /\baws:(?:SourceVpce?|VpcSourceIp)\b/gi;

/** The endpoint-only condition keys that a policy names, as it writes them, each once; as variables too. */
export function writtenEndpointKeys(document: Data): readonly string[] {
    return [...new Set(texts(document).flatMap((text) => text.match(ENDPOINT_KEYS) ?? []))];
}

function texts(document: Data): readonly string[] {
    if (typeof document === "string") return [document, ...textsInside(document)];
    if (isList(document)) return document.flatMap(texts);
    return isMap(document) ? Object.entries(document).flatMap(([key, value]) => [key, ...texts(value)]) : [];
}

/** A text of JSON is read too: `\u0061ws:SourceVpc` is `aws:SourceVpc`. */
function textsInside(text: string): readonly string[] {
    if (!text.includes("\\u")) return [];
    try {
        const value: unknown = JSON.parse(text);
        return typeof value === "object" && value !== null ? texts(value as Data) : [];
    } catch {
        return [];
    }
}
