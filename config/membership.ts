import { makeIssue, quote, quoteChoice, type Issue } from "./issue";
import { SECTIONS, type PatternConfig, type Section } from "./pattern-config";
import { unknownKeyIssue } from "./schema-issues";
import { ApiSchema, DnsSchema, NetworkSchema } from "./schema";

/** The patterns that the program offers, by key. */
export type Patterns = Readonly<Record<string, PatternConfig>>;

/** Keys of the namespace `private-api:`, in the order in which they are explained. */
export const KEYS = ["pattern", "network", "api", "dns", "options", "prober", "tags"] as const;

/** Issue `unknown-key` for each key of the namespace that nothing knows; says where it belongs when that is known. */
export function checkKeys(given: readonly string[], patterns: Patterns): readonly Issue[] {
    const homes: Readonly<Record<string, readonly string[]>> = {
        network: Object.keys(NetworkSchema.shape),
        api: Object.keys(ApiSchema.shape),
        dns: Object.keys(DnsSchema.shape),
        options: Object.values(patterns).flatMap((pattern) => Object.keys(pattern.options.shape)),
    };
    return given
        .filter((key) => !KEYS.some((known) => known === key))
        .map((key) => {
            const home = Object.entries(homes).find(([, keys]) => keys.includes(key))?.[0];
            return home === undefined ? unknownKeyIssue(key, key, KEYS) : misplacedKey(key, home);
        });
}

function misplacedKey(key: string, home: string): Issue {
    return makeIssue({
        code: "misplaced-key",
        path: key,
        problem: "does not stand by itself",
        got: `\`private-api:${key}\``,
        expected: `it below \`private-api:${home}\``,
        fix: `move it there, as \`${home}.${key}\``,
    });
}

/**
 * Whether the pattern and the stack agree on a section.
 *
 * @returns `read` it, leave it out (`absent`), or the issue.
 */
export function checkSection(
    section: Section,
    isGiven: boolean,
    pattern: PatternConfig | undefined,
    patterns: Patterns,
): "read" | "absent" | Issue {
    if (pattern === undefined) return isGiven ? "read" : "absent";
    const use = pattern.sections[section];
    if (isGiven) return use === undefined ? foreignSection(section, pattern, patterns) : "read";
    return use === "required" ? missingSection(section, pattern) : "absent";
}

function missingSection(section: Section, pattern: PatternConfig): Issue {
    return makeIssue({
        code: "missing",
        path: section,
        problem: "is not set",
        got: "nothing",
        expected: `\`private-api:${section}\`, which pattern \`${pattern.key}\` needs`,
        fix: `add it, as in \`examples/Pulumi.${pattern.key}.yaml\``,
    });
}

function foreignSection(section: Section, pattern: PatternConfig, patterns: Patterns): Issue {
    const owners = Object.values(patterns).filter((other) => other.sections[section] !== undefined);
    const known = SECTIONS.filter((name) => pattern.sections[name] !== undefined);
    return foreignKey(section, section, pattern, owners, [...known, "api", "options", "tags"]);
}

/** The issue for an option that other patterns have; `undefined` where none has it. */
export function foreignOption(key: string, pattern: PatternConfig, patterns: Patterns): Issue | undefined {
    const owners = Object.values(patterns).filter((other) => Object.hasOwn(other.options.shape, key));
    if (owners.length === 0) return undefined;
    return foreignKey(`options.${key}`, key, pattern, owners, Object.keys(pattern.options.shape));
}

function foreignKey(
    path: string,
    key: string,
    pattern: PatternConfig,
    owners: readonly PatternConfig[],
    known: readonly string[],
): Issue {
    const names = owners.map((owner) => quote(owner.key)).join(", ");
    const belongs =
        owners.length === 0 ? "belongs to no pattern" : `belongs to pattern${owners.length > 1 ? "s" : ""} ${names}`;
    return makeIssue({
        code: "foreign-key",
        path,
        problem: `${belongs}, not to \`${pattern.key}\``,
        got: quote(key),
        expected: known.length === 0 ? "no keys here" : quoteChoice(known),
        fix: "remove it, or change `private-api:pattern`",
    });
}
