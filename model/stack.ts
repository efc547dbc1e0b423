import type { Data, Resource, Urn } from "./resource";

/** The resources of one stack, with look-ups. */
export interface Stack {
    readonly resources: readonly Resource[];
    readonly byUrn: ReadonlyMap<Urn, Resource>;
}

/** What a property that holds ids refers to. */
export interface Reference {
    /** Resources of the stack, each once, in the order of the ids. */
    readonly resources: readonly Resource[];
    /** Known ids that belong to no resource of the stack. */
    readonly elsewhere: readonly string[];
    /** Whether there is a value that could not be resolved, neither by id nor by the program's dependencies. */
    readonly hasUnknown: boolean;
}

export function stackOf(resources: readonly Resource[]): Stack {
    return { resources, byUrn: new Map(resources.map((resource) => [resource.urn, resource])) };
}

export function ofType(stack: Stack, ...types: readonly string[]): readonly Resource[] {
    return stack.resources.filter(({ type }) => types.includes(type));
}

/** A property as it is after the deployment; as it is asked for, where the outputs do not have it. */
export function valueOf(resource: Resource, property: string): Data | undefined {
    const { outputs, inputs } = resource;
    return Object.hasOwn(outputs, property) && outputs[property] !== null
        ? outputs[property]
        : Object.hasOwn(inputs, property)
          ? inputs[property]
          : undefined;
}

/**
 * The resources that a property refers to: by id where ids are known, else by what the program made the property of.
 *
 * @param resource - whose property it is.
 * @param property - holds one id or a list of them.
 * @param types - of the resources that it may refer to.
 * @param key - property of those that holds the id. @defaultValue the resource's id
 */
export function referred(
    stack: Stack,
    resource: Resource,
    property: string,
    types: readonly string[],
    key?: string,
): Reference {
    const value = valueOf(resource, property);
    const values = value === undefined || value === null ? [] : isList(value) ? value : [value];
    const candidates = ofType(stack, ...types);
    const found = new Set<Resource>();
    const elsewhere: string[] = [];
    let unresolved = 0;
    for (const each of values) {
        if (typeof each !== "string") {
            unresolved += 1;
            continue;
        }
        const target = candidates.find((candidate) => idOf(candidate, key) === each);
        if (target === undefined) elsewhere.push(each);
        else found.add(target);
    }
    if (unresolved > 0) {
        const made = (resource.propertyDependencies[property] ?? [])
            .map((urn) => stack.byUrn.get(urn))
            .filter((target) => target !== undefined && types.includes(target.type) && !found.has(target));
        for (const target of made) if (target !== undefined) found.add(target);
        unresolved -= made.length;
    }
    return { resources: [...found], elsewhere, hasUnknown: unresolved > 0 };
}

function idOf(resource: Resource, key: string | undefined): Data | undefined {
    return key === undefined ? (resource.id ?? valueOf(resource, "id")) : valueOf(resource, key);
}

function isList(value: Data): value is readonly Data[] {
    return Array.isArray(value);
}
