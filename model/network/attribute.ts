import type { Data, Resource } from "../resource";
import { valueOf } from "../stack";
import { isUnknown, unknown, type Unknown } from "../unknown";

/** A value, or the mark that it is not known yet. */
export type Known<T> = T | Unknown;

/**
 * A property as a program sets it, `undefined` where it leaves the choice to AWS.
 *
 * At a preview AWS's choices are unknown outputs that the inputs lack and that nothing was made of. They count as not
 * set, unless the resource is only read: then AWS has chosen already. Inputs that are the outputs themselves tell nothing.
 */
export function settingOf(resource: Resource, property: string): Data | undefined {
    const value = valueOf(resource, property);
    if (value === null || value === undefined || !isUnknown(value)) return value ?? undefined;
    if (resource.inputs === resource.outputs) return unknown;
    if (Object.hasOwn(resource.inputs, property)) return resource.inputs[property] ?? undefined;
    const isMade = resource.propertyDependencies[property] !== undefined;
    return isMade || resource.external === true ? unknown : undefined;
}

/** A field of a map; unknown where the map is unknown or is none. */
export function fieldOf(data: Data | undefined, field: string): Data | undefined {
    if (data === undefined || data === null) return undefined;
    // AWS's maps of one entry are lists in some shapes of the same resource.
    const [only, ...others] = isList(data) ? data : [data];
    if (isList(data) && data.length === 0) return undefined;
    if (others.length > 0 || !isMap(only)) return unknown;
    return Object.hasOwn(only, field) ? (only[field] ?? undefined) : undefined;
}

/** A text that is not empty. What is no text is unknown: an encrypted one, or a form that is not supported. */
export function asText(data: Data | undefined): Known<string> | undefined {
    if (data === undefined || data === null || data === "") return undefined;
    return typeof data === "string" ? data : unknown;
}

/** A switch, written as a boolean or as text. */
export function asFlag(data: Data | undefined): Known<boolean> | undefined {
    if (data === undefined || data === null || data === "") return undefined;
    if (data === true || data === "true") return true;
    return data === false || data === "false" ? false : unknown;
}

/** A number, written as one or as text. */
export function asNumber(data: Data | undefined): Known<number> | undefined {
    if (data === undefined || data === null || data === "") return undefined;
    const value = typeof data === "string" ? Number(data) : data;
    return typeof value === "number" && Number.isFinite(value) ? value : unknown;
}

/** The entries of a list, none where there is none; unknown where it is unknown or no list. */
export function asList(data: Data | undefined): Known<readonly Data[]> {
    if (data === undefined || data === null) return [];
    return isList(data) ? data : unknown;
}

function isList(data: Data): data is readonly Data[] {
    return Array.isArray(data);
}

function isMap(data: Data | undefined): data is { readonly [key: string]: Data } {
    return typeof data === "object" && data !== null && !isList(data) && !isUnknown(data);
}
