import type { Data } from "../../model/resource";
import { isUnknown } from "../../model/unknown";

/** A map of a program's data. */
export type DataMap = { readonly [key: string]: Data };

export function isList(value: Data | undefined): value is readonly Data[] {
    return Array.isArray(value);
}

export function isMap(value: Data | undefined): value is DataMap {
    return typeof value === "object" && value !== null && !isList(value) && !isUnknown(value);
}

/** A property of a map. Nothing where there is none or it is null; unknown where the map is unknown. */
export function member(value: Data | undefined, key: string): Data | undefined {
    if (isUnknown(value)) return value;
    if (!isMap(value) || !Object.hasOwn(value, key)) return undefined;
    return value[key] ?? undefined;
}

/** A block of the provider: an object since its version 7, a list of one before. */
export function block(value: Data | undefined): Data | undefined {
    return isList(value) ? value[0] : value;
}

/** One value as a list of it, nothing as an empty one. */
export function listOf(value: Data | undefined): readonly Data[] {
    return value === undefined || value === null ? [] : isList(value) ? value : [value];
}
