import { z } from "zod";

/** A schema without `optional`, `default` and their like around it. */
export function bareSchema(schema: z.ZodType): z.ZodType {
    if (
        schema instanceof z.ZodOptional ||
        schema instanceof z.ZodNullable ||
        schema instanceof z.ZodDefault ||
        schema instanceof z.ZodPrefault ||
        schema instanceof z.ZodReadonly
    ) {
        // zod types the inner schema by its core interface; every schema made with `z` is a `ZodType`.
        return bareSchema(schema.unwrap() as z.ZodType);
    }
    return schema;
}

/**
 * The schema that a value inside a larger one is checked by.
 *
 * @param root - schema of the whole value.
 * @param value - the whole value as the user gave it; decides between the branches of a discriminated union.
 * @param path - steps from the whole to the part.
 * @returns the bare schema, or `undefined` where the path leaves what the schema knows.
 */
export function schemaAt(root: z.ZodType, value: unknown, path: readonly PropertyKey[]): z.ZodType | undefined {
    const schema = branchOf(bareSchema(root), value);
    const [step, ...rest] = path;
    if (step === undefined) return schema;
    const next = stepInto(schema, step);
    return next && schemaAt(next, valueAt(value, [step]), rest);
}

/** The part of a plain value at a path; `undefined` where there is none. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
    return path.reduce<unknown>(
        (whole, step) =>
            typeof whole === "object" && whole !== null && Object.hasOwn(whole, step)
                ? (whole as Readonly<Record<PropertyKey, unknown>>)[step]
                : undefined,
        value,
    );
}

function stepInto(schema: z.ZodType, step: PropertyKey): z.ZodType | undefined {
    if (schema instanceof z.ZodObject) return schema.shape[String(step)] as z.ZodType | undefined;
    if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
    if (schema instanceof z.ZodRecord) return schema.valueType as z.ZodType;
    // Only the discriminator of a union can be looked at before a branch is chosen.
    if (schema instanceof z.ZodDiscriminatedUnion && step === schema.def.discriminator) {
        const options = schema.options as readonly z.ZodObject[];
        return z.literal(options.flatMap((option) => discriminatorValues(option, String(step))));
    }
    return undefined;
}

function branchOf(schema: z.ZodType, value: unknown): z.ZodType {
    if (!(schema instanceof z.ZodDiscriminatedUnion)) return schema;
    const { discriminator } = schema.def;
    const given = valueAt(value, [discriminator]);
    const options = schema.options as readonly z.ZodObject[];
    return (
        options.find((option) => discriminatorValues(option, discriminator).some((known) => known === given)) ?? schema
    );
}

function discriminatorValues(option: z.ZodObject, discriminator: string): string[] {
    const literal = option.shape[discriminator];
    return literal instanceof z.ZodLiteral ? [...literal.values].map(String) : [];
}
