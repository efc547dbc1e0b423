import type * as pulumi from "@pulumi/pulumi";

/** Options of a component's child: the component is its parent, whatever else is asked for. */
export function childOf(
    parent: pulumi.ComponentResource,
    options: pulumi.CustomResourceOptions = {},
): pulumi.CustomResourceOptions {
    return { ...options, parent };
}
