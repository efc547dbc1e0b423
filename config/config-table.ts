import { z } from "zod";
import { expectationOf } from "./expectation";
import { quote, quoteChoice } from "./issue";
import type { Patterns } from "./membership";
import { bareSchema } from "./schema-at";
import { ApiSchema, DnsSchema, NetworkSchema, ProberSchema, TagsSchema } from "./schema";

interface Row {
    readonly key: string;
    readonly values: string;
    readonly preset: string;
    readonly meaning: string;
}

/** The Markdown table of all keys of a stack's configuration, from the schemas that check them. */
export function configTable(patterns: Patterns): string {
    const rows: readonly Row[] = [
        {
            key: "aws:region",
            values: "a region",
            preset: "required",
            meaning: "Region of everything that is deployed.",
        },
        {
            key: "pattern",
            values: quoteChoice(Object.keys(patterns)),
            preset: "required",
            meaning: "What to deploy.",
        },
        ...rowsOf("network", NetworkSchema),
        ...rowsOf("api", ApiSchema),
        ...rowsOf("dns", DnsSchema),
        ...Object.values(patterns).flatMap((pattern) => optionRows(pattern.key, pattern.options)),
        {
            key: "prober",
            values: expectationOf(ProberSchema),
            preset: "`true`",
            meaning: ProberSchema.description ?? "",
        },
        { key: "tags", values: "texts by key", preset: "none", meaning: TagsSchema.description ?? "" },
    ];
    const lines = rows.map(({ key, values, preset, meaning }) => line(`\`${key}\``, values, preset, meaning));
    return [line("Key", "Values", "Default", "Meaning"), line("---", "---", "---", "---"), ...lines].join("\n");
}

function line(...cells: readonly string[]): string {
    return `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replace(/\s+/g, " ")).join(" | ")} |`;
}

function optionRows(key: string, options: z.ZodObject): readonly Row[] {
    return rowsOf("options", options).map((row) => ({ ...row, meaning: `\`${key}\`: ${row.meaning}` }));
}

/** One row for each key of a map, followed by those of the maps inside. */
function rowsOf(path: string, schema: z.ZodObject): readonly Row[] {
    return Object.entries(schema.shape).flatMap(([key, field]) => fieldRows(`${path}.${key}`, field as z.ZodType));
}

function fieldRows(path: string, field: z.ZodType): readonly Row[] {
    const { description = "", ...json } = z.toJSONSchema(field, { io: "input", unrepresentable: "any" });
    const row = { key: path, values: valuesOf(field), preset: presetOf(field, json.default), meaning: description };
    return [row, ...innerRows(path, bareSchema(field))];
}

function innerRows(path: string, bare: z.ZodType): readonly Row[] {
    if (bare instanceof z.ZodObject) return rowsOf(path, bare);
    if (bare instanceof z.ZodArray) return innerRows(`${path}[]`, bareSchema(bare.element as z.ZodType));
    if (!(bare instanceof z.ZodDiscriminatedUnion)) return [];
    return unionRows(path, bare.def.discriminator, bare.options as readonly z.ZodObject[]);
}

/** The key that says which map it is, then the others: one row each, with the maps that have it. */
function unionRows(path: string, discriminator: string, options: readonly z.ZodObject[]): readonly Row[] {
    const wordOf = (option: z.ZodObject) =>
        (bareSchema(option.shape[discriminator] as z.ZodType) as z.ZodLiteral).value;
    const words = options.map((option) => quote(wordOf(option)));
    const meanings = options.map((option, index) => {
        const { description = "" } = option.shape[discriminator] as z.ZodType;
        return `${words[index] ?? ""}: ${description}`;
    });
    const first = { key: `${path}.${discriminator}`, values: quoteChoice(options.map(wordOf)), preset: "required" };
    const rows = new Map<string, Row & { readonly of: readonly string[] }>();
    for (const [index, option] of options.entries()) {
        for (const row of rowsOf(path, option).filter(({ key }) => key !== first.key)) {
            const of = [...(rows.get(row.key)?.of ?? []), words[index] ?? ""];
            rows.set(row.key, { ...row, of, meaning: `With ${of.join(" or ")}: ${row.meaning}` });
        }
    }
    return [{ ...first, meaning: meanings.join(" ") }, ...rows.values()];
}

function valuesOf(field: z.ZodType): string {
    const bare = bareSchema(field);
    if (bare instanceof z.ZodObject || bare instanceof z.ZodDiscriminatedUnion) return "a map";
    return expectationOf(bare);
}

function presetOf(field: z.ZodType, preset: unknown): string {
    if (preset === undefined) return field.safeParse(undefined).success ? "none" : "required";
    return typeof preset === "object" ? "none" : quote(preset);
}
