import type { Properties, Value } from "./values";

/** A resource's name across the whole state. */
export type Urn = string;

/** What everything that judges a stack reads: one resource, wherever it was found. */
export interface Resource {
    readonly urn: Urn;
    readonly type: string;
    /** The name given in the program: the last part of the URN. */
    readonly name: string;
    readonly id?: string;
    readonly parent?: Urn;
    /** Made elsewhere and only read. */
    readonly external?: boolean;
    readonly inputs: Properties;
    readonly outputs: Properties;
    readonly dependencies: readonly Urn[];
    readonly propertyDependencies: Readonly<Record<string, readonly Urn[]>>;
}

/** A resource as `pulumi stack export` writes it; what is empty is left out. */
export interface StateResource {
    readonly urn: Urn;
    readonly custom: boolean;
    readonly type: string;
    readonly id?: string;
    readonly inputs?: Properties;
    readonly outputs?: Properties;
    readonly parent?: Urn;
    readonly protect?: boolean;
    readonly external?: boolean;
    readonly dependencies?: readonly Urn[];
    /** `<urn>::<id>` of the provider. */
    readonly provider?: string;
    readonly propertyDependencies?: Readonly<Record<string, readonly Urn[]>>;
    readonly retainOnDelete?: boolean;
    readonly deletedWith?: Urn;
}

/** The document of `pulumi stack export`, version 3. */
export interface State {
    readonly version: 3;
    readonly deployment: {
        readonly manifest: { readonly time: string; readonly magic: string; readonly version: string };
        /** Absent in a dry run: nothing is encrypted, secrets are not written at all. */
        readonly secrets_providers?: { readonly type: string; readonly state?: Value };
        /** In the order of registration: a resource stands after all that it depends on. */
        readonly resources: readonly StateResource[];
        readonly metadata: Record<string, never>;
    };
}

/**
 * A state of a dry run. It is the same text for the same resources: it has no time, and no secret, not even encrypted.
 */
export function dryRunState(resources: readonly StateResource[]): State {
    const manifest = { time: "0001-01-01T00:00:00Z", magic: "", version: "" };
    return { version: 3, deployment: { manifest, resources, metadata: {} } };
}

/** The resources of a state, ready to be judged. */
export function resourcesOf(state: State): readonly Resource[] {
    return state.deployment.resources.map((each) => ({
        urn: each.urn,
        type: each.type,
        name: nameOf(each.urn),
        id: each.id,
        parent: each.parent,
        external: each.external,
        inputs: each.inputs ?? {},
        outputs: each.outputs ?? {},
        dependencies: each.dependencies ?? [],
        propertyDependencies: each.propertyDependencies ?? {},
    }));
}

/** The text of a state file. */
export function formatState(state: State): string {
    return `${JSON.stringify(state, undefined, 2)}\n`;
}

/**
 * Reads the text of a state file.
 *
 * @returns `undefined` where the text is not a state of version 3.
 */
export function parseState(text: string): State | undefined {
    let document: unknown;
    try {
        document = JSON.parse(text);
    } catch {
        return undefined;
    }
    return isState(document) ? document : undefined;
}

function isState(document: unknown): document is State {
    if (!isObject(document) || document["version"] !== 3 || !isObject(document["deployment"])) return false;
    const resources = document["deployment"]["resources"] ?? [];
    return (
        Array.isArray(resources) &&
        resources.every(
            (each: unknown) => isObject(each) && typeof each["urn"] === "string" && typeof each["type"] === "string",
        )
    );
}

function isObject(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The last part of a URN; a name may hold `::` itself. */
export function nameOf(urn: Urn): string {
    return urn.split("::").slice(3).join("::");
}

/** The type of a resource with the types of its parents: the third part of a URN. */
export function qualifiedTypeOf(urn: Urn): string {
    return urn.split("::")[2] ?? "";
}
