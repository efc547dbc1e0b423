import type { Data, Resource } from "../resource";
import { referred, type Reference, type Stack } from "../stack";

/** A reference to nothing. */
export const nothing: Reference = Object.freeze({ resources: [], elsewhere: [], hasUnknown: false });

/**
 * What ids inside a property refer to, such as those in a list of maps.
 *
 * @param values - the ids, taken out of the property.
 * @param key - property of the resources referred to that holds the id. @defaultValue the resource's id
 */
export function referredIn(
    stack: Stack,
    resource: Resource,
    property: string,
    values: readonly (Data | undefined)[],
    types: readonly string[],
    key?: string,
): Reference {
    const ids = values.filter((value) => value !== undefined && value !== null && value !== "");
    const holder = { ...resource, inputs: { [property]: ids as readonly Data[] }, outputs: {} };
    return referred(stack, holder, property, types, key);
}

/** Whether a reference is to nothing at all. */
export function isNothing({ resources, elsewhere, hasUnknown }: Reference): boolean {
    return resources.length === 0 && elsewhere.length === 0 && !hasUnknown;
}

/** Whether there is a thing that both refer to for certain. */
export function meet(one: Reference, other: Reference): boolean {
    return (
        one.resources.some((resource) => other.resources.includes(resource)) ||
        one.elsewhere.some((id) => other.elsewhere.includes(id))
    );
}

/** Whether both may refer to the same thing: they do, or one has parts that are not known. */
export function mayMeet(one: Reference, other: Reference): boolean {
    return meet(one, other) || (one.hasUnknown && !isNothing(other)) || (other.hasUnknown && !isNothing(one));
}

/** Whether `inner` refers to nothing for certain that `outer` does not refer to for certain. */
export function covers(outer: Reference, inner: Reference): boolean {
    return (
        !inner.hasUnknown &&
        inner.resources.every((resource) => outer.resources.includes(resource)) &&
        inner.elsewhere.every((id) => outer.elsewhere.includes(id))
    );
}
