import assert from "node:assert/strict";
import type { State, StateResource } from "../../cli/dry-run/state";

/*
 * Compares the state of a dry run with what `pulumi stack export` says of the same stack, deployed.
 *
 * Two values are the same when they are equal after every id, ARN, address and name that AWS or the engine gave out in
 * the dry run has been replaced by the one that was given out in the deployment. Which replaces which is read off the
 * outputs of the same resource at the same place, so an id in the wrong place is a difference.
 */

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** Hashes over ids: as different as the ids are. */
const HASHES = new Map([
    ["aws:apigateway/deployment:Deployment", ["triggers.policy", "triggers.endpoints", "triggers.links"]],
    // The engine notes hashes of what it sends.
    ["aws:lambda/function:Function", ["code.hash", "code.assets.index.js.hash"]],
]);

/** Asserts that the dry run foresaw the deployment. */
export function assertForeseen(dryRun: State, deployed: State): void {
    const [foreseen, actual] = [dryRun, deployed].map(({ deployment }) => deployment.resources) as [
        readonly StateResource[],
        readonly StateResource[],
    ];
    const urns = (resources: readonly StateResource[]) => resources.map(({ urn }) => urn).sort();
    assert.deepEqual(urns(foreseen), urns(actual));
    const pairs = foreseen.map((one) => [one, only(actual, one.urn)] as const);
    const given = givenOut(pairs);
    for (const [one, other] of pairs) {
        assert.deepEqual(shape(one, given), shape(other, []), one.urn);
        const differences = compare(withoutDefaults(one.inputs ?? {}), withoutDefaults(other.inputs ?? {}), given, "");
        const hashes = HASHES.get(one.type) ?? [];
        assert.deepEqual(
            differences.filter(({ path }) => !hashes.includes(path)),
            [],
            `inputs of ${one.urn}`,
        );
    }
}

function only(resources: readonly StateResource[], urn: string): StateResource {
    const found = resources.find((each) => each.urn === urn);
    assert.ok(found, urn);
    return found;
}

/** What a resource is and hangs on, without its values. */
function shape(resource: StateResource, given: readonly Given[]) {
    const inOrder = (urns: readonly string[] | undefined) => [...(urns ?? [])].sort();
    return {
        type: resource.type,
        custom: resource.custom,
        external: resource.external ?? false,
        parent: resource.parent,
        provider: replaced(resource.provider ?? "", given).replace(/::[^:]*$/, ""),
        dependencies: inOrder(resource.dependencies),
        propertyDependencies: Object.fromEntries(
            Object.entries(resource.propertyDependencies ?? {})
                .filter(([, urns]) => urns.length > 0)
                .map(([key, urns]) => [key, inOrder(urns)]),
        ),
        retainOnDelete: resource.retainOnDelete ?? false,
        protect: resource.protect ?? false,
    };
}

/** A text of the dry run, and the one that stands in its place in the deployment. */
type Given = readonly [from: string, to: string];

/**
 * What AWS and the engine gave out: ids, and outputs that are no inputs. A resource's own id says most: elsewhere ids stand
 * in lists that AWS gives in an order of its own.
 */
function givenOut(pairs: readonly (readonly [StateResource, StateResource])[]): readonly Given[] {
    const given = new Map<string, string>();
    for (const [one, other] of pairs) collect(one.id, other.id, given);
    for (const [one, other] of pairs) {
        for (const [key, value] of Object.entries(one.outputs ?? {})) {
            if (one.inputs && key in one.inputs) continue;
            collect(value, (other.outputs ?? {})[key], given);
        }
    }
    // The longest first: an id may stand inside an ARN.
    return [...given].filter(([from, to]) => from !== to && from !== "").sort(([a], [b]) => b.length - a.length);
}

function collect(one: unknown, other: unknown, given: Map<string, string>): void {
    if (typeof one === "string" && typeof other === "string") {
        if (one !== UNKNOWN && !given.has(one)) given.set(one, other);
    } else if (isObject(one) && isObject(other)) {
        for (const [key, value] of Object.entries(one)) collect(value, other[key], given);
    }
}

interface Difference {
    readonly path: string;
    readonly foreseen: unknown;
    readonly actual: unknown;
}

function compare(one: unknown, other: unknown, given: readonly Given[], path: string): Difference[] {
    if (one === UNKNOWN || isSecret(one) || isSecret(other)) return [];
    if (isObject(one) && isObject(other)) {
        const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
        return keys.flatMap((key) => compare(one[key], other[key], given, path === "" ? key : `${path}.${key}`));
    }
    const foreseen = typeof one === "string" ? replaced(one, given) : one;
    return foreseen === other ? [] : [{ path, foreseen, actual: other }];
}

const replaced = (text: string, given: readonly Given[]): string =>
    given.reduce((result, [from, to]) => result.replaceAll(from, to), text);

/** What the engine and the provider note down beside the inputs. */
const ENGINE_KEYS = ["__defaults", "__internal", "__pulumiAsset", "__pulumiArchive"];

/** Inputs as the program gave them: what the provider filled in, it lists itself. */
function withoutDefaults(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(withoutDefaults);
    if (!isObject(value)) return value;
    const defaults = Array.isArray(value["__defaults"]) ? value["__defaults"] : [];
    return Object.fromEntries(
        Object.entries(value)
            .filter(([key]) => !ENGINE_KEYS.includes(key) && !defaults.includes(key))
            .map(([key, each]) => [key, withoutDefaults(each)]),
    );
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const isSecret = (value: unknown): boolean => isObject(value) && Object.values(value).includes(SECRET);
