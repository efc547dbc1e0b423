import { z } from "zod";
import { quoteChoice } from "./issue";
import { bareSchema } from "./schema-at";
import { WORDING } from "./wording";

/** What a schema accepts, in the words of a message: `a whole number 1 to 5000`, "`none` or `nat`". */
export function expectationOf(schema: z.ZodType | undefined): string {
    if (schema === undefined) return "another value";
    const bare = bareSchema(schema);
    const wording = WORDING.get(bare);
    if (wording !== undefined) return wording.expected;
    if (bare instanceof z.ZodEnum) return quoteChoice(bare.options);
    if (bare instanceof z.ZodLiteral) return quoteChoice([...bare.values]);
    if (bare instanceof z.ZodBoolean) return "`true` or `false`";
    if (bare instanceof z.ZodNumber) return numberExpectation(bare);
    if (bare instanceof z.ZodString) return `a text${span(bare.minLength, bare.maxLength, "character")}`;
    if (bare instanceof z.ZodArray) return listExpectation(bare);
    if (bare instanceof z.ZodObject) return mapExpectation(Object.keys(bare.shape));
    if (bare instanceof z.ZodRecord) return "a map of keys and texts";
    if (bare instanceof z.ZodDiscriminatedUnion) return `a map with \`${bare.def.discriminator}\``;
    if (bare instanceof z.ZodUnion) return (bare.options as readonly z.ZodType[]).map(expectationOf).join(", or ");
    return bare.def.type === "string" ? "a text" : "another value";
}

function numberExpectation(schema: z.ZodNumber): string {
    const noun = schema.isInt ? "a whole number" : "a number";
    return `${noun}${bounds(finite(schema.minValue), finite(schema.maxValue))}`;
}

/** A bound that somebody chose; zod gives those of whole numbers where there is none. */
function finite(bound: number | null): number | null {
    return bound !== null && Math.abs(bound) < Number.MAX_SAFE_INTEGER ? bound : null;
}

function listExpectation(schema: z.ZodArray): string {
    const { minItems, maxItems } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
    return `a list${span(minItems ?? null, maxItems ?? null, "entry", "entries")}`;
}

function mapExpectation(keys: readonly string[]): string {
    return keys.length === 0 ? "an empty map" : `a map with ${quoteChoice(keys)}`;
}

function bounds(minimum: number | null, maximum: number | null): string {
    if (minimum !== null && maximum !== null) return ` ${minimum} to ${maximum}`;
    if (minimum !== null) return ` of at least ${minimum}`;
    return maximum === null ? "" : ` of at most ${maximum}`;
}

function span(minimum: number | null, maximum: number | null, one: string, many = `${one}s`): string {
    const range = bounds(minimum, maximum).replace(/^ (?=\d)/, " of ");
    return range === "" ? "" : `${range} ${(maximum ?? minimum) === 1 ? one : many}`;
}
