import type { Issue } from "../../issue";
import { isUnknown } from "../../unknown";
import { describe, isObject, type JsonNode } from "../json/node";
import { issue } from "../issue";
import { readStatement } from "./read-statement";
import { type Notes, refuse } from "./reader";
import type { Policy, Statement } from "./statement";

/** A policy; or what is wrong with it; or the places that must be known before anything can be said. */
export type PolicyRead =
    | { readonly kind: "policy"; readonly policy: Policy }
    | { readonly kind: "invalid"; readonly issues: readonly Issue[] }
    | { readonly kind: "undecided"; readonly at: readonly string[] };

const VERSIONS = ["2012-10-17", "2008-10-17"];
const ELEMENTS = ["Version", "Id", "Statement"];

/**
 * Reads a resource policy by the strict grammar: what AWS may read in another way than we do, or not at all, is invalid.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html (read 2026-11-20)
 */
export function readPolicy(node: JsonNode): PolicyRead {
    if (isUnknown(node)) return { kind: "undecided", at: ["policy"] };
    if (!isObject(node)) {
        return {
            kind: "invalid",
            issues: [issue("policy-type", "policy", "is no policy", describe(node), "an object")],
        };
    }
    const version = node.get("Version");
    const notes: Notes = {
        issues: [],
        contested: [],
        undecided: [],
        unknownAt: [],
        variables: new Set(),
        hasVariables: version === "2012-10-17",
    };
    for (const name of node.keys()) {
        if (!ELEMENTS.includes(name))
            refuse(notes, "unknown-element", "policy", "has an unknown element", name, ELEMENTS.join(", "));
    }
    if (isUnknown(version)) notes.undecided.push("Version");
    else if (version !== undefined && (typeof version !== "string" || !VERSIONS.includes(version))) {
        refuse(
            notes,
            "version",
            "Version",
            "is no version of the policy language",
            version,
            `\`${VERSIONS.join("` or `")}\``,
        );
    }
    const id = node.get("Id");
    if (id !== undefined && typeof id !== "string" && !isUnknown(id))
        refuse(notes, "id-type", "Id", "is no text", id, "text");
    const statements = readStatements(notes, node.get("Statement"));
    if (notes.issues.length > 0) return { kind: "invalid", issues: notes.issues };
    if (notes.undecided.length > 0) return { kind: "undecided", at: notes.undecided };
    return { kind: "policy", policy: { statements, variables: [...notes.variables], unknownAt: notes.unknownAt } };
}

function readStatements(notes: Notes, node: JsonNode | undefined): Statement[] {
    if (isUnknown(node)) {
        notes.undecided.push("Statement");
        return [];
    }
    const list = Array.isArray(node) ? node : [node];
    if (list.length === 0) refuse(notes, "empty-list", "Statement", "is empty", node, "one statement at least");
    return list.flatMap((statement, index) => readStatement(notes, statement, index) ?? []);
}
