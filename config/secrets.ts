import { makeIssue, type Issue } from "./issue";

const NAMESPACE = "private-api:";
/** What stands where a value is encrypted and there is no passphrase; messages say it in place of a secret too. */
export const SECRET_PLACEHOLDER = "[secret]";
/** Shorter values are words that a message may say anyway, such as `nat`. */
const SHORTEST_MASKED = 4;

/**
 * Takes the values of secret keys out of issues.
 *
 * An issue below a secret key keeps its code and its path alone, since what is wrong with a value may tell the value:
 * which of the values below the key are encrypted is not known. Where the pattern says which is meant to be one, and it is
 * there, that one is; and where values could not be decrypted, they are. Then their own issues say no value, and those of
 * the values beside them are kept, as all others are, apart from quotations in which a secret value occurs.
 *
 * @param raw - the configuration in clear.
 * @param secretKeys - keys such as `private-api:options` whose values are encrypted, wholly or in part.
 * @param meant - places that are meant to be secrets, such as `options.apiKey.value`.
 */
export function hideSecrets(
    issues: readonly Issue[],
    raw: Readonly<Record<string, string>>,
    secretKeys: ReadonlySet<string>,
    meant: readonly string[] = [],
): readonly Issue[] {
    if (secretKeys.size === 0) return issues;
    const meantOf = (key: string) =>
        meant.flatMap((path) => (keyOf(path) === key ? leavesOf(JSON.stringify(valueAt(raw[key], path) ?? null)) : []));
    const valuesOf = (key: string) => (meantOf(key).length > 0 ? meantOf(key) : leavesOf(raw[key]));
    const values = [...secretKeys].flatMap(valuesOf);
    return issues.map((issue) => {
        const key = keyOf(issue.path);
        const masked = { ...issue, message: maskQuotations(issue.message, values) };
        if (!secretKeys.has(key)) return masked;
        // A key may be a secret too where it is the user's own, as in `tags`.
        const path = values.some((value) => issue.path.includes(value)) ? key.replace(NAMESPACE, "") : issue.path;
        if (leavesOf(raw[key]).includes(SECRET_PLACEHOLDER)) {
            // What is encrypted is seen here: the rest of the key stands in the file in clear.
            return isEncrypted(raw[key], issue, meant) ? encryptedIssue(issue.code, path) : issue;
        }
        return meantOf(key).length > 0 ? { ...masked, path } : secretIssue(issue.code, path);
    });
}

/**
 * Whether the value that an issue is about is, or holds, one that could not be decrypted; but for one that is meant to be
 * a secret, or has only the wrong name.
 */
function isEncrypted(text: string | undefined, { code, path }: Issue, meant: readonly string[]): boolean {
    if (code === "unknown-key" || meant.some((place) => `${place}.`.startsWith(`${path}.`))) return false;
    return JSON.stringify(valueAt(text, path) ?? null).includes(SECRET_PLACEHOLDER);
}

/** The value at a place such as `options.apiKey.value`, in the text of its key. */
function valueAt(text: string | undefined, path: string): unknown {
    const steps = [...path.replace(NAMESPACE, "").matchAll(/[^.[\]"]+/g)].slice(1).map(([step]) => step);
    return steps.reduce<unknown>(
        (part, step) => (typeof part === "object" && part !== null ? (part as Record<string, unknown>)[step] : part),
        parseText(text),
    );
}

function parseText(text: string | undefined): unknown {
    try {
        return JSON.parse(text ?? "null") as unknown;
    } catch {
        return text;
    }
}

function encryptedIssue(code: string, path: string): Issue {
    return makeIssue({
        code,
        path,
        problem: "is encrypted and cannot be judged without the passphrase",
        got: `\`${SECRET_PLACEHOLDER}\``,
        expected: "a value in clear, since nothing here is a secret",
        fix: "write it without `secure:`, or run `pulumi preview`",
    });
}

function secretIssue(code: string, path: string): Issue {
    return makeIssue({
        code,
        path,
        problem: `is not accepted, because of \`${code}\``,
        got: `\`${SECRET_PLACEHOLDER}\``,
        expected: "another value",
        fix: "correct it; `private-api preview` says more of what is not encrypted",
    });
}

function keyOf(path: string): string {
    return path.startsWith("aws:") ? path : `${NAMESPACE}${path.split(/[.[]/)[0] ?? ""}`;
}

function maskQuotations(message: string, values: readonly string[]): string {
    if (values.length === 0) return message;
    // One that is cut may have the beginning of a secret at its end.
    const isTelling = (quotation: string) =>
        quotation.endsWith("…`") || values.some((value) => quotation.includes(value));
    return message.replace(/`[^`]*`/g, (quotation) => (isTelling(quotation) ? `\`${SECRET_PLACEHOLDER}\`` : quotation));
}

/** The single values of a key's text: the text itself, or every value inside a map or a list. */
function leavesOf(text: string | undefined): string[] {
    if (text === undefined) return [];
    const leaves: string[] = [];
    try {
        JSON.parse(text, (_, value: unknown) => {
            if (typeof value !== "object") leaves.push(String(value));
            return value;
        });
    } catch {
        leaves.push(text);
    }
    return leaves.filter((leaf) => leaf.length >= SHORTEST_MASKED);
}
