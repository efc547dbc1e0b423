import { contested, type ContestedReading } from "../contested";
import { isUnknown } from "../../unknown";
import { isObject, type JsonNode } from "../json/node";
import { type Notes, readList, refuse } from "./reader";
import type { Element, PrincipalEntry } from "./statement";

const ACCOUNT = /^\d{12}$/;
const ARN = /^arn:aws[a-z-]*:(?:iam|sts)::(\d{12}):(.+)$/;
const WILD_ARN = /^arn:[^:]*:[^:]*:[^:]*:[^:]*:.*[*?]|^arn:.*[*?$]/;
const UNIQUE_ID = /^A[A-Z0-9]{15,127}$/;
const SERVICE = /^[a-z0-9][a-z0-9.-]*\.[a-z0-9.-]+$/;
const TYPES = ["AWS", "Service", "Federated", "CanonicalUser"];

/** Reads Principal or NotPrincipal: `"*"`, or lists by type. */
export function readPrincipal(
    notes: Notes,
    node: JsonNode,
    at: string,
    negated: boolean,
): Element<PrincipalEntry> | undefined {
    if (node === "*") return { negated, entries: [{ kind: "everyone" }], hasUnknown: false };
    if (isUnknown(node)) {
        notes.unknownAt.push(at);
        return { negated, entries: [], hasUnknown: true };
    }
    if (!isObject(node) || node.size === 0) {
        refuse(notes, "principal", at, "is no principal", node, '`"*"` or an object such as `{"AWS": "*"}`');
        return undefined;
    }
    const entries: PrincipalEntry[] = [];
    let hasUnknown = false;
    for (const [type, values] of node) {
        if (!TYPES.includes(type)) refuse(notes, "principal-type", at, "has an unknown type", type, TYPES.join(", "));
        const list = readList(notes, `${at}.${type}`, values, (value, place) => readEntry(notes, type, value, place));
        entries.push(...list.entries);
        hasUnknown ||= list.hasUnknown;
    }
    if (negated && entries.some((entry) => entry.kind === "arn" || entry.kind === "account")) {
        notes.contested.push(contested("not-principal", at));
    }
    return { negated, entries, hasUnknown };
}

function readEntry(notes: Notes, type: string, value: JsonNode, at: string): PrincipalEntry | undefined {
    const entry = typeof value === "string" ? entryOf(type, value) : undefined;
    if (entry === undefined) refuse(notes, "principal", at, "is no principal of this type", value, expected(type));
    else if (entry.kind === "contested") {
        const reading: ContestedReading = UNIQUE_ID.test(String(value)) ? "principal-id" : "principal-wildcard";
        notes.contested.push(contested(reading, at));
    }
    return entry;
}

function entryOf(type: string, value: string): PrincipalEntry | undefined {
    switch (type) {
        case "AWS":
            return awsEntry(value);
        case "Service":
            if (SERVICE.test(value)) return { kind: "service", name: value };
            return /[*?$]/.test(value) ? { kind: "contested", of: "service" } : undefined;
        case "Federated":
            if (/[*?$]/.test(value)) return { kind: "contested", of: "federated" };
            return value === "" ? undefined : { kind: "federated", name: value };
        case "CanonicalUser":
            return /^[0-9a-f]{64}$/.test(value) ? { kind: "canonical", name: value } : undefined;
        default:
            return undefined;
    }
}

function awsEntry(value: string): PrincipalEntry | undefined {
    if (value === "*") return { kind: "everyone" };
    if (ACCOUNT.test(value)) return { kind: "account", account: value };
    if (WILD_ARN.test(value)) return { kind: "contested", of: "aws" };
    const [, account, resource] = ARN.exec(value) ?? [];
    if (account !== undefined && resource === "root") return { kind: "account", account };
    if (account !== undefined) return { kind: "arn", arn: value };
    return UNIQUE_ID.test(value) ? { kind: "contested", of: "aws" } : undefined;
}

function expected(type: string): string {
    switch (type) {
        case "AWS":
            return "`*`, an account id or an ARN of IAM or STS";
        case "Service":
            return "a service such as `events.amazonaws.com`";
        default:
            return "a name of that type";
    }
}
