import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";

/** JSON with the keys of every object sorted: two documents that say the same have the same text. */
export function canonicalJson(value: unknown): string {
    return JSON.stringify(value, (_key, part: unknown) =>
        typeof part === "object" && part !== null && !Array.isArray(part)
            ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => compare(a, b)))
            : part,
    );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The same with every list sorted too: for what is a set to AWS, as statements, VPCs and routes are. */
function withoutOrder(value: unknown): unknown {
    if (Array.isArray(value)) {
        return value.map(withoutOrder).sort((a, b) => compare(canonicalJson(a), canonicalJson(b)));
    }
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withoutOrder(each)]));
}

/**
 * Hash of what a deployment consists of, for its `triggers`.
 *
 * It is taken of the values, not of a text that AWS may write otherwise, and of no order that AWS does not keep: only a
 * real change redeploys.
 */
export function redeployTrigger<T>(content: pulumi.Input<T>): pulumi.Output<string> {
    return pulumi.output({ content }).apply((known) => shortHash(canonicalJson(withoutOrder(known.content))));
}

/** Revision of an OpenAPI document: 16 hexadecimal digits, the same for the same content however it is laid out. */
export function revisionOf(openApi: string): string {
    return shortHash(canonicalJson(JSON.parse(openApi)));
}

const shortHash = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 16);
