import type { Data, Properties } from "../../resource";
import { isUnknown } from "../../unknown";
import { isNumber, isObject, type JsonNode } from "../json/node";
import { parseJson } from "../json/parse";
import type { Policy } from "../policy/statement";
import { writtenPolicy } from "../explain/written-policy";

/** A policy that is being changed. */
export interface Draft {
    readonly policy: Policy;
    /** All members of the document but the statements. */
    readonly frame: Properties;
    /** As they are written, by index. */
    readonly statements: readonly Properties[];
}

/** @returns `undefined` for what is no policy, and for one of which too little is known. */
export function draftOf(document: Data): Draft | undefined {
    const written = writtenPolicy(document);
    const parsed = typeof document === "string" ? parseJson(document) : undefined;
    const data = parsed === undefined ? document : parsed.ok ? dataOf(parsed.value) : null;
    if (written === undefined || !isMap(data)) return undefined;
    const { Statement: statement = null, ...frame } = data;
    const statements = (isList(statement) ? statement : [statement]).filter(isMap);
    return { policy: written.policy, frame, statements };
}

/** The document of a draft whose statements are these. */
export function documentOf({ frame }: Draft, statements: readonly Properties[]): Properties {
    return { ...frame, Statement: statements };
}

/** The statements, one of them changed; or left out. */
export function replaced(draft: Draft, index: number, statement: Properties | undefined): readonly Properties[] {
    return draft.statements.flatMap((each, at) => (at !== index ? [each] : statement === undefined ? [] : [statement]));
}

function dataOf(node: JsonNode): Data {
    if (isUnknown(node) || node === null || typeof node === "string" || typeof node === "boolean") return node;
    if (isNumber(node)) {
        const number = Number(node.text);
        // Conditions compare numbers as text: another spelling would be another value.
        return String(number) === node.text ? number : node.text;
    }
    if (isObject(node)) return Object.fromEntries([...node].map(([name, value]) => [name, dataOf(value)]));
    return node.map(dataOf);
}

/** Whether data is an object. */
export function isMap(data: Data | undefined): data is Properties {
    return typeof data === "object" && data !== null && !Array.isArray(data) && !isUnknown(data);
}

/** Whether data is a list. */
export function isList(data: Data | undefined): data is readonly Data[] {
    return Array.isArray(data);
}
