import type { Data } from "../../model/resource";
import { parseJson } from "../../model/iam/json/parse";
import { type DataMap, isList, isMap, listOf } from "./data";

/** Ids of VPCs that stand in a policy as they are, wherever in it. */
export function writtenVpcIds(document: Data): readonly string[] {
    return [...new Set(texts(document).flatMap((text) => text.match(/vpc-[0-9a-z]+/g) ?? []))];
}

/** Condition keys that a request has only when it comes through an endpoint (rule P-9). */
const ENDPOINT_KEYS = /\baws:(?:SourceVpce?|VpcSourceIp)\b/gi;

/** The endpoint-only condition keys that a policy reads, as it writes them, each once; as variables too. */
export function writtenEndpointKeys(document: Data): readonly string[] {
    return [...new Set(texts(withoutNames(document)).flatMap((text) => text.match(ENDPOINT_KEYS) ?? []))];
}

/** The names that people give policies and statements decide nothing. */
function withoutNames(document: Data): Data {
    const policy = typeof document === "string" ? (parsed(document) ?? document) : document;
    if (!isMap(policy)) return policy;
    return { ...without(policy, "Id"), Statement: listOf(policy["Statement"]).map((each) => without(each, "Sid")) };
}

function without(value: Data, name: string): DataMap {
    return isMap(value) ? Object.fromEntries(Object.entries(value).filter(([key]) => key !== name)) : { value };
}

/** Strictly: of a text that says a thing twice, both are read. */
function parsed(text: string): Data | undefined {
    return parseJson(text).ok ? (JSON.parse(text) as Data) : undefined;
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
