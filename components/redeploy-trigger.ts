import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";

/** JSON with the keys of every object sorted: two documents that say the same have the same text. */
export function canonicalJson(value: unknown): string {
    return JSON.stringify(value, (_key, part: unknown) =>
        typeof part === "object" && part !== null && !Array.isArray(part)
            ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
            : part,
    );
}

/**
 * Hash of what a deployment consists of, for its `triggers`.
 *
 * It is taken of the values, not of a text that AWS may write otherwise: only a real change redeploys.
 */
export function redeployTrigger<T>(content: pulumi.Input<T>): pulumi.Output<string> {
    return pulumi.output({ content }).apply((known) => shortHash(canonicalJson(known.content)));
}

/** Revision of an OpenAPI document: 16 hexadecimal digits, the same for the same content however it is laid out. */
export function revisionOf(openApi: string): string {
    return shortHash(canonicalJson(JSON.parse(openApi)));
}

const shortHash = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 16);
