import { isUnknown } from "../../unknown";
import { isObject, type JsonNode, type JsonObject } from "../json/node";
import { readAction } from "./read-action";
import { readConditions } from "./read-condition";
import { readPrincipal } from "./read-principal";
import { readResource } from "./read-resource";
import { type Notes, refuse } from "./reader";
import type { Effect, Element, Statement } from "./statement";

const ELEMENTS = [
    "Sid",
    "Effect",
    "Principal",
    "NotPrincipal",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
];

/** Reads one statement; `undefined` after an issue or where nothing can be said yet. */
export function readStatement(notes: Notes, node: JsonNode | undefined, index: number): Statement | undefined {
    const at = `Statement[${index}]`;
    if (isUnknown(node)) {
        notes.undecided.push(at);
        return undefined;
    }
    if (!isObject(node)) {
        refuse(notes, "statement-type", at, "is no statement", node, "an object");
        return undefined;
    }
    for (const name of node.keys()) {
        if (!ELEMENTS.includes(name))
            refuse(notes, "unknown-element", at, "has an unknown element", name, ELEMENTS.join(", "));
    }
    const sid = node.get("Sid");
    if (sid !== undefined && typeof sid !== "string" && !isUnknown(sid))
        refuse(notes, "sid-type", `${at}.Sid`, "is no text", sid, "text");
    const before = notes.contested.length;
    const effect = readEffect(notes, node.get("Effect"), `${at}.Effect`);
    const principal = readElement(notes, node, at, "Principal", readPrincipal);
    const action = readElement(notes, node, at, "Action", readAction);
    const resource = readElement(notes, node, at, "Resource", readResource);
    const conditions = readConditions(notes, node.get("Condition"), `${at}.Condition`);
    if (!effect || !principal || !action || !resource) return undefined;
    const contested = notes.contested.slice(before);
    const named = typeof sid === "string" ? { sid } : {};
    return { index, ...named, effect, principal, action, resource, ...conditions, contested };
}

function readEffect(notes: Notes, node: JsonNode | undefined, at: string): Effect | undefined {
    if (node === "Allow" || node === "Deny") return node;
    if (isUnknown(node)) notes.undecided.push(at);
    else refuse(notes, "effect", at, "is no effect", node, "`Allow` or `Deny`");
    return undefined;
}

type ElementReader<Entry> = (notes: Notes, node: JsonNode, at: string, negated: boolean) => Element<Entry> | undefined;

/** `X` or `NotX`, exactly one of them. */
function readElement<Entry>(
    notes: Notes,
    statement: JsonObject,
    at: string,
    name: string,
    read: ElementReader<Entry>,
): Element<Entry> | undefined {
    const positive = statement.get(name);
    const negative = statement.get(`Not${name}`);
    if (positive !== undefined && negative === undefined) return read(notes, positive, `${at}.${name}`, false);
    if (negative !== undefined && positive === undefined) return read(notes, negative, `${at}.Not${name}`, true);
    const got = positive === undefined ? "neither" : "both";
    refuse(notes, "element-choice", at, `needs one of ${name} and Not${name}`, got, "exactly one of them");
    return undefined;
}
