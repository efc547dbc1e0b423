import type { Issue } from "./issue";

const NAMESPACE = "private-api:";
const MASK = "[secret]";
/** Shorter values are words that a message may say anyway, such as `nat`. */
const SHORTEST_MASKED = 4;

/**
 * Takes the values of secret keys out of issues.
 *
 * An issue below a secret key keeps its code and its path alone, since what is wrong with a value may tell the value.
 * Other issues keep their text, apart from quotations in which a secret value occurs.
 *
 * @param raw - the configuration in clear.
 * @param secretKeys - keys such as `private-api:options` whose values are encrypted, wholly or in part.
 */
export function hideSecrets(
    issues: readonly Issue[],
    raw: Readonly<Record<string, string>>,
    secretKeys: ReadonlySet<string>,
): readonly Issue[] {
    if (secretKeys.size === 0) return issues;
    const values = [...secretKeys].flatMap((key) => leavesOf(raw[key]));
    return issues.map((issue) => {
        const key = keyOf(issue.path);
        if (!secretKeys.has(key)) return { ...issue, message: maskQuotations(issue.message, values) };
        // A key may be a secret too where it is the user's own, as in `tags`.
        const path = values.some((value) => issue.path.includes(value)) ? key.replace(NAMESPACE, "") : issue.path;
        const message = `is not accepted, because of \`${issue.code}\`, got \`${MASK}\`; expected another value; look at it with \`pulumi config get ${key}\``;
        return { ...issue, path, message };
    });
}

function keyOf(path: string): string {
    return path.startsWith("aws:") ? path : `${NAMESPACE}${path.split(/[.[]/)[0] ?? ""}`;
}

function maskQuotations(message: string, values: readonly string[]): string {
    return message.replace(/`[^`]*`/g, (quotation) =>
        values.some((value) => quotation.includes(value)) ? `\`${MASK}\`` : quotation,
    );
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
