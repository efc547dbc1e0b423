import { z } from "zod";
import { expectationOf } from "./expectation";
import { makeIssue, quote, type Issue } from "./issue";
import { bareSchema } from "./schema-at";
import { schemaIssues } from "./schema-issues";

/** Of each field that is a list, its entries as far as they are right in themselves. */
export type Entries<Fields> = {
    readonly [Key in keyof Fields as NonNullable<Fields[Key]> extends readonly unknown[] ? Key : never]?: NonNullable<
        Fields[Key]
    > extends readonly (infer Entry)[]
        ? readonly (Entry | undefined)[]
        : never;
};

/** A section as far as it could be read. */
export interface ParsedSection<Fields> {
    /** What is wrong with single fields. */
    readonly issues: readonly Issue[];
    /** The fields that are right in themselves, with defaults: enough for checks across fields, when others are wrong. */
    readonly fields: Partial<Fields>;
    /** The lists, each wrong entry as `undefined`: what is wrong with one entry does not hide what is wrong with others. */
    readonly entries: Entries<Fields>;
    /** Keys that the user wrote, right or wrong. */
    readonly given: ReadonlySet<string>;
    /** Whether the text was a map at all: if not, no check across fields says anything. */
    readonly isMap: boolean;
}

/**
 * Reads one section's JSON text.
 *
 * @param text - value of the key `private-api:<section>`, or `undefined` where it is not set: then all is default.
 * @param explainKey - what to say of an unknown key of the section, where more is known than its name.
 */
export function parseSection<Schema extends z.ZodObject>(
    section: string,
    schema: Schema,
    text: string | undefined,
    explainKey?: (key: string) => Issue | undefined,
): ParsedSection<z.output<Schema>> {
    const raw = readMap(section, schema, text);
    if (!raw.ok) return { issues: [raw.issue], fields: {}, entries: {}, given: new Set(), isMap: false };
    const parsed = schema.safeParse(raw.value);
    const issues = parsed.success ? [] : schemaIssues(parsed.error, { section, schema, value: raw.value, explainKey });
    return {
        issues,
        fields: validFields(schema, raw.value),
        entries: validEntries(schema, raw.value),
        given: new Set(Object.keys(raw.value)),
        isMap: true,
    };
}

type RawMap =
    { readonly ok: true; readonly value: Record<string, unknown> } | { readonly ok: false; readonly issue: Issue };

/** Parses a key's text into a map; any other text gives issue `wrong-type`. */
export function readMap(section: string, schema: z.ZodType, text: string | undefined): RawMap {
    if (text === undefined) return { ok: true, value: {} };
    const value = parseJson(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
        return { ok: true, value: { ...value } };
    }
    const issue = makeIssue({
        code: "wrong-type",
        path: section,
        problem: "is not a map",
        got: text.trim() === "" ? "nothing" : quote(text),
        expected: expectationOf(schema),
        fix: `write its keys on indented lines below \`private-api:${section}:\``,
    });
    return { ok: false, issue };
}

/** Plain data, or the text itself where it is no JSON. */
function parseJson(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return text;
    }
}

function validFields<Schema extends z.ZodObject>(
    schema: Schema,
    raw: Readonly<Record<string, unknown>>,
): Partial<z.output<Schema>> {
    const entries = Object.entries(schema.shape).flatMap(([key, field]) => {
        const parsed = (field as z.ZodType).safeParse(raw[key]);
        return parsed.success && parsed.data !== undefined ? [[key, parsed.data] as const] : [];
    });
    // Each entry was checked by the schema of its own key.
    return Object.fromEntries(entries) as Partial<z.output<Schema>>;
}

function validEntries<Schema extends z.ZodObject>(
    schema: Schema,
    raw: Readonly<Record<string, unknown>>,
): Entries<z.output<Schema>> {
    const lists = Object.entries(schema.shape).flatMap(([key, field]) => {
        const bare = bareSchema(field as z.ZodType);
        const list = raw[key];
        if (!(bare instanceof z.ZodArray) || !Array.isArray(list)) return [];
        const element = bare.element as z.ZodType;
        return [[key, list.map((entry) => element.safeParse(entry).data)] as const];
    });
    // As above: each entry was checked by the schema of its own list.
    const entries: unknown = Object.fromEntries(lists);
    return entries as Entries<z.output<Schema>>;
}
