import type { PolicyResource, ResourceValidationArgs, StackValidationArgs } from "@pulumi/policy";
import type { Properties, Resource, Urn } from "../model/resource";
import { plainProperties } from "./plain";

/** A resource that is about to be created or changed: its inputs alone are known. */
export function resourceOf({ urn, type, name, props, opts }: ResourceValidationArgs): Resource {
    const inputs = once(() => plainProperties(props));
    return {
        urn,
        type,
        name,
        ...(opts.parent === undefined ? {} : { parent: opts.parent }),
        get inputs() {
            return inputs();
        },
        outputs: {},
        dependencies: [],
        propertyDependencies: {},
    };
}

/**
 * All resources of a stack, with their outputs.
 *
 * @param inputsOf - inputs of a resource that was judged before in the same run. Of others the outputs stand for them:
 * the very same object, by which a reader can tell.
 */
export function stackResources(
    { resources }: Pick<StackValidationArgs, "resources">,
    inputsOf: (urn: Urn) => Properties | undefined,
): readonly Resource[] {
    return resources.map((resource) => stackResource(resource, inputsOf));
}

function stackResource(
    { urn, type, name, props, parent, dependencies, propertyDependencies }: PolicyResource,
    inputsOf: (urn: Urn) => Properties | undefined,
): Resource {
    const outputs = once(() => plainProperties(props));
    return {
        urn,
        type,
        name,
        ...(parent === undefined ? {} : { parent: parent.urn }),
        get id() {
            const { id } = outputs();
            return typeof id === "string" && id !== "" ? id : undefined;
        },
        get inputs() {
            return inputsOf(urn) ?? outputs();
        },
        get outputs() {
            return outputs();
        },
        dependencies: dependencies.map((each) => each.urn),
        propertyDependencies: Object.fromEntries(
            Object.entries(propertyDependencies).map(([key, made]) => [key, made.map((each) => each.urn)]),
        ),
    };
}

/** Most resources are of no interest to a rule: what they hold is read when it is asked for. */
function once<T>(read: () => T): () => T {
    let held: { readonly value: T } | undefined;
    return () => (held ??= { value: read() }).value;
}
