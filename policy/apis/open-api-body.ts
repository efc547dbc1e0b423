import { parseDocument } from "yaml";
import { parseJson } from "../../model/iam/json/parse";
import type { Data } from "../../model/resource";
import { isUnknown } from "../../model/unknown";
import { isMap, type DataMap } from "./data";
import { isNestedTooDeeply } from "./yaml-nesting";

/** The OpenAPI document that an API is imported from. */
export type Body =
    | { readonly kind: "none" }
    | { readonly kind: "unknown" }
    /** `why` is the reader's word for it, never a part of the text. */
    | { readonly kind: "unreadable"; readonly why: string }
    | { readonly kind: "read"; readonly document: DataMap };

const EXTENSION = "x-amazon-apigateway-";

/**
 * Reads a `body`: JSON or YAML text, or the document itself.
 *
 * A text that says a thing twice in one map is unreadable: API Gateway may keep the other one.
 */
export function readBody(value: Data | undefined): Body {
    if (value === undefined || value === null || value === "") return { kind: "none" };
    if (isUnknown(value)) return { kind: "unknown" };
    if (typeof value === "string") return remembered(value);
    return isMap(value) ? { kind: "read", document: value } : { kind: "unreadable", why: "it is no map" };
}

/** Each rule reads a body, at both stages: long texts take their time. */
const read = new Map<string, Body>();
const MAX_REMEMBERED = 16;

function remembered(text: string): Body {
    const known = read.get(text);
    if (known !== undefined) return known;
    const body = readText(text);
    const [oldest] = read.keys();
    if (read.size >= MAX_REMEMBERED && oldest !== undefined) read.delete(oldest);
    read.set(text, body);
    return body;
}

function readText(text: string): Body {
    const isJson = /^\s*\{/.test(text);
    if (isJson) {
        const parsed = parseJson(text);
        if (parsed.ok) return asBody(JSON.parse(text));
        // YAML allows what begins like JSON too: comments, names without quotes.
        if (parsed.issue.code !== "json-syntax") return { kind: "unreadable", why: parsed.issue.code };
    }
    if (isNestedTooDeeply(text)) return { kind: "unreadable", why: "nested too deeply" };
    try {
        const document = parseDocument(text, { stringKeys: true, merge: true });
        const [error] = document.errors;
        if (error !== undefined) return { kind: "unreadable", why: error.code.toLowerCase().replaceAll("_", "-") };
        // JSON there and back: an alias that stands for itself throws.
        return asBody(JSON.parse(JSON.stringify(document.toJS()) ?? "null"));
    } catch {
        return { kind: "unreadable", why: "aliases without end" };
    }
}

function asBody(document: Data): Body {
    return isMap(document) ? { kind: "read", document } : { kind: "unreadable", why: "it is no map" };
}

/** An extension of API Gateway at the top of a document, such as `policy`. */
export function extension(body: Body, name: string): Data | undefined {
    if (body.kind !== "read") return undefined;
    const key = `${EXTENSION}${name}`;
    return Object.hasOwn(body.document, key) ? body.document[key] : undefined;
}

/**
 * Whether an operation asks callers to identify themselves: an authorizer, or signatures of IAM.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authtype.html (read 2026-11-21)
 */
export function namesAuthorizer(value: Data): boolean {
    if (!isMap(value)) return Array.isArray(value) && value.some(namesAuthorizer);
    return Object.entries(value).some(
        ([key, each]) =>
            key === `${EXTENSION}authorizer` ||
            key === `${EXTENSION}authtype` ||
            (key === `${EXTENSION}auth` && !(isMap(each) && each["type"] === "NONE")) ||
            namesAuthorizer(each),
    );
}
