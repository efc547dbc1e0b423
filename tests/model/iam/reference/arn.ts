import { matches, type Token } from "./glob";
import { all, type Truth } from "./truth";
import { truthOf } from "./pattern";

const isColon = (token: Token) => typeof token === "object" && token.character === ":";

/** The six parts of an ARN, of which only the last may hold colons; undefined where there are fewer. */
export function partsOf(tokens: readonly Token[]): readonly (readonly Token[])[] | undefined {
    const parts: Token[][] = [[]];
    for (const token of tokens) {
        if (isColon(token) && parts.length < 6) parts.push([]);
        else parts.at(-1)?.push(token);
    }
    return parts.length === 6 ? parts : undefined;
}

/** Whether an ARN matches a pattern part by part, so that no wildcard crosses one of the first five colons. */
export function matchesByPart(pattern: readonly Token[], arn: string): Truth {
    const patterns = partsOf(pattern);
    const texts = partsOf([...arn].map((character) => ({ character })));
    if (patterns === undefined || texts === undefined) return false;
    return all(patterns.map((part, at) => truthOf(part, textOf(texts[at] ?? []))));
}

/**
 * A pattern of a resource in six parts: where it has fewer, a star at its end stands for what is missing.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html (read 2026-11-20)
 */
export function filledUp(pattern: readonly Token[]): readonly Token[] {
    const missing = 5 - pattern.filter(isColon).length;
    if (pattern.at(-1) !== "any run" || missing < 0) return pattern;
    return [...pattern, ...Array.from({ length: missing }, () => [{ character: ":" }, "any run"] as const).flat()];
}

/** Whether an ARN could match if wildcards did cross colons. */
export function matchesAcross(pattern: readonly Token[], arn: string): boolean {
    return matches(pattern, arn, "anything");
}

function textOf(tokens: readonly Token[]): string {
    return tokens.map((token) => (typeof token === "object" ? token.character : "")).join("");
}
