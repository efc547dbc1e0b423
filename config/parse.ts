import type { z } from "zod";
import { checkApi, toApiConfig } from "./api-checks";
import { checkDns, toDnsConfig } from "./dns-checks";
import { expectationOf } from "./expectation";
import { makeIssue, quote, sortIssues, type Issue, type Result } from "./issue";
import { checkKeys, checkSection, foreignOption, type Patterns } from "./membership";
import { checkNetwork, toNetworkConfig } from "./network-checks";
import type { PatternConfig, Section, StackConfig } from "./pattern-config";
import type { ProjectFiles } from "./project-files";
import {
    ApiSchema,
    DnsSchema,
    MAXIMUM_TAGS,
    NetworkSchema,
    ProberSchema,
    TagsSchema,
    type ApiConfig,
    type Tags,
} from "./schema";
import { schemaIssues } from "./schema-issues";
import { hideSecrets } from "./secrets";
import { parseSection, readMap } from "./section";
import { noConfiguration, selectPattern, selectRegion } from "./selection";

const NAMESPACE = "private-api:";

/** A part of the stack with what is wrong with it; the value is there where nothing is. */
interface Part<T> {
    readonly issues: readonly Issue[];
    readonly value?: T;
}

/**
 * Checks a stack's whole configuration.
 *
 * @param raw - as `pulumi.runtime.allConfig()` returns it: text by key, JSON text for maps. Keys outside the namespace
 * `private-api:` pass, apart from `aws:region`.
 * @param patterns - what `private-api:pattern` may select, by key.
 * @param files - for `api.openApi`, and for options that name files.
 * @param secretKeys - keys whose values no issue may quote.
 * @returns the configuration with defaults, or all issues at once, sorted by path.
 */
export function parseStackConfig<P extends Patterns>(
    raw: Readonly<Record<string, string>>,
    patterns: P,
    files?: ProjectFiles,
    secretKeys: ReadonlySet<string> = new Set(),
): Result<StackConfig<keyof P & string>> {
    const parsed = parse(raw, patterns, files, secretKeys);
    if (!parsed.ok) {
        const selected = selectPattern(raw[`${NAMESPACE}pattern`], patterns);
        const meant = (selected.ok && selected.value.secretOptions) || [];
        const places = meant.map((option) => `options.${option}`);
        return { ok: false, issues: sortIssues(hideSecrets(parsed.issues, raw, secretKeys, places)) };
    }
    // A pattern is found by its key, so the key is one of `P`.
    return { ok: true, value: parsed.value as StackConfig<keyof P & string> };
}

function parse(
    raw: Readonly<Record<string, string>>,
    patterns: Patterns,
    files: ProjectFiles | undefined,
    secretKeys: ReadonlySet<string>,
): Result<StackConfig> {
    const given = Object.keys(raw).filter((key) => key.startsWith(NAMESPACE));
    if (given.length === 0) return { ok: false, issues: [noConfiguration(patterns)] };
    const text = (key: string): string | undefined => raw[`${NAMESPACE}${key}`];

    const selected = selectPattern(text("pattern"), patterns);
    const pattern = selected.ok ? selected.value : undefined;
    const selectedRegion = selectRegion(raw["aws:region"]);
    const region = selectedRegion.ok ? selectedRegion.value : undefined;
    const section = <T>(name: Section, read: (text: string) => Part<T>): Part<T> =>
        parseOptionalSection(checkSection(name, text(name) !== undefined, pattern, patterns), text(name), read);

    const network = section("network", (value) => parseNetwork(value, region));
    const dns = section("dns", (value) => parseDns(value, region));
    const prober = section("prober", parseProber);
    const api = parseApi(text("api"), files, region);
    const tags = parseTags(text("tags"));
    const options = pattern ? parseOptions(text("options"), pattern, patterns) : { issues: [] };
    const issues = [
        ...issuesOf(selected),
        ...issuesOf(selectedRegion),
        ...checkKeys(
            given.map((key) => key.slice(NAMESPACE.length)),
            patterns,
        ),
        ...[network, dns, prober, api, tags, options].flatMap((part) => part.issues),
    ];
    if (issues.length > 0) return { ok: false, issues };
    const config = complete(pattern, region, { api, tags, options });
    const whole = { ...config, network: network.value, dns: dns.value, prober: prober.value };
    const conflicts = pattern?.check?.(whole, secretKeys, files) ?? [];
    return conflicts.length === 0 ? { ok: true, value: whole } : { ok: false, issues: conflicts };
}

const issuesOf = (result: Result<unknown>): readonly Issue[] => (result.ok ? [] : result.issues);

function parseOptionalSection<T>(
    verdict: ReturnType<typeof checkSection>,
    text: string | undefined,
    read: (text: string) => Part<T>,
): Part<T> {
    if (typeof verdict === "object") return { issues: [verdict] };
    return verdict === "absent" || text === undefined ? { issues: [] } : read(text);
}

function parseNetwork(text: string, region: string | undefined) {
    const section = parseSection("network", NetworkSchema, text);
    if (!section.isMap) return { issues: section.issues };
    const issues = [...section.issues, ...checkNetwork(section, region)];
    return { issues, value: toNetworkConfig(section.fields) };
}

function parseDns(text: string, region: string | undefined) {
    const { issues, fields } = parseSection("dns", DnsSchema, text);
    return { issues: [...issues, ...checkDns(fields, region)], value: toDnsConfig(fields) };
}

function parseApi(
    text: string | undefined,
    files: ProjectFiles | undefined,
    region: string | undefined,
): Part<ApiConfig> {
    const section = parseSection("api", ApiSchema, text);
    const { issues, definition } = checkApi(section, files, region);
    return { issues: [...section.issues, ...issues], value: toApiConfig(section.fields, definition) };
}

/** `true` and `false`, which the CLI hands over as text. */
function parseProber(text: string): Part<boolean> {
    if (text === "true" || text === "false") return { issues: [], value: text === "true" };
    const issue = makeIssue({
        code: "wrong-type",
        path: "prober",
        problem: "is neither yes nor no",
        got: text === "" ? "nothing" : quote(text),
        expected: expectationOf(ProberSchema),
        fix: "write one of them",
    });
    return { issues: [issue] };
}

function parseTags(text: string | undefined): Part<Tags> {
    const raw = readMap("tags", TagsSchema, text);
    if (!raw.ok) return { issues: [raw.issue] };
    const count = Object.keys(raw.value).length;
    const many = count > MAXIMUM_TAGS ? [tooManyTags(count)] : [];
    const parsed = TagsSchema.safeParse(raw.value);
    if (parsed.success) return { issues: many, value: parsed.data };
    return {
        issues: [...many, ...schemaIssues(parsed.error, { section: "tags", schema: TagsSchema, value: raw.value })],
    };
}

function tooManyTags(count: number): Issue {
    const parts = { problem: "has too many entries", got: `${count}`, expected: `at most ${MAXIMUM_TAGS}` };
    return makeIssue({ code: "too-many", path: "tags", ...parts, fix: "remove some" });
}

function parseOptions(text: string | undefined, pattern: PatternConfig, patterns: Patterns) {
    const raw = readMap("options", pattern.options, text);
    if (!raw.ok) return { issues: [raw.issue] };
    const schema = pattern.options.strict();
    const parsed = schema.safeParse(raw.value);
    if (parsed.success) return { issues: [], value: parsed.data };
    const explainKey = (key: string) => foreignOption(key, pattern, patterns);
    return { issues: schemaIssues(parsed.error, { section: "options", schema, value: raw.value, explainKey }) };
}

function complete(
    pattern: PatternConfig | undefined,
    region: string | undefined,
    parts: { readonly api: Part<ApiConfig>; readonly tags: Part<Tags>; readonly options: Part<z.output<z.ZodObject>> },
): StackConfig {
    const { api, tags, options } = parts;
    if (!pattern || region === undefined || !api.value || !tags.value || !options.value) {
        // INVARIANT: a part without a value has an issue.
        throw new Error("a part of the configuration has neither value nor issue");
    }
    return { pattern: pattern.key, region, api: api.value, options: options.value, tags: tags.value };
}
