import { quote } from "../config/issue";
import { SECRET_PLACEHOLDER } from "../config/secrets";
import { refuse } from "./failure";
import type { StackConfig } from "./stack-file";

/**
 * Turns the `config:` of a stack file into what the Pulumi CLI gives to the program: a key without a namespace gets the
 * project's, a scalar becomes text, a list or a map JSON with its keys in order.
 */
export function convertConfig(projectName: string, config: Readonly<Record<string, unknown>>): StackConfig {
    const values: Record<string, string> = {};
    const secretKeys: string[] = [];
    for (const [key, value] of Object.entries(config)) {
        const fullKey = fullKeyOf(projectName, key);
        let holdsSecret = false;
        const plain = withoutSecrets(value, () => {
            holdsSecret = true;
            return SECRET_PLACEHOLDER;
        });
        values[fullKey] = textOf(plain);
        if (holdsSecret) secretKeys.push(fullKey);
    }
    return { values, secretKeys };
}

/** `a:config:b` is an old way to write `a:b`. */
function fullKeyOf(projectName: string, key: string): string {
    const parts = key.split(":");
    if (parts.length === 1) return `${projectName}:${key}`;
    if (parts.length === 3 && parts[1] === "config") return `${parts[0]}:${parts[2]}`;
    if (parts.length === 2) return key;
    throw refuse({
        code: "config-key",
        path: "config",
        problem: "has a key with too many parts",
        got: quote(key),
        expected: "`<namespace>:<name>`",
        fix: "write a nested value as a map below its key",
    });
}

function textOf(value: unknown): string {
    if (value === null || value === undefined) return "";
    return typeof value === "string" ? value : escapeHtml(JSON.stringify(value));
}

/** Go's JSON, which the Pulumi CLI writes, escapes what HTML would take for its own. */
function escapeHtml(json: string): string {
    return json.replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Puts a placeholder where the file has a ciphertext, and the keys of maps in order. */
function withoutSecrets(value: unknown, placeholder: () => string): unknown {
    if (Array.isArray(value)) return value.map((each) => withoutSecrets(each, placeholder));
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value);
    if (entries.length === 1 && entries[0]?.[0] === "secure" && typeof entries[0][1] === "string") return placeholder();
    const inOrder = entries.sort(([one], [other]) => (one < other ? -1 : 1));
    return Object.fromEntries(inOrder.map(([key, each]) => [key, withoutSecrets(each, placeholder)]));
}
