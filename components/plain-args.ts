import * as pulumi from "@pulumi/pulumi";

/**
 * What a component is registered with: the arguments that are known when the program runs.
 *
 * Children are made once their component is registered, and it is registered once all that it is given is there. With a
 * resource's output among them every child would wait for that resource, though it may need nothing of it: a load
 * balancer for its certificate, a domain for its API's stage.
 */
export function plainArgs(args: object): pulumi.Inputs {
    return Object.fromEntries(
        Object.entries(args)
            .map(([key, value]: [string, unknown]) => [key, plain(value)] as const)
            .filter(([, value]) => value !== undefined),
    );
}

/** A map without what comes late; a list as a whole or not at all. */
function plain(value: unknown): unknown {
    if (isLate(value)) return undefined;
    if (Array.isArray(value)) return value.some(hasLate) ? undefined : value;
    return isMap(value) ? plainArgs(value) : value;
}

function hasLate(value: unknown): boolean {
    if (isLate(value)) return true;
    if (Array.isArray(value)) return value.some(hasLate);
    return isMap(value) && Object.values(value).some(hasLate);
}

function isLate(value: unknown): boolean {
    return pulumi.Output.isInstance(value) || value instanceof Promise || pulumi.Resource.isInstance(value);
}

/** Assets and the like are no maps: they stay what they are. */
function isMap(value: unknown): value is object {
    return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
