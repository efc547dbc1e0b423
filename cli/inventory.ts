import type { Resource } from "./dry-run/state";

/** Resources of one component, by kind. */
export interface Group {
    readonly title: string;
    /** Type of the component; absent for what belongs to none. */
    readonly type?: string;
    /** Components around this one. */
    readonly depth: number;
    readonly kinds: readonly Count[];
}

/** How many resources of a kind are made and how many only read. */
export interface Count {
    /** As it is written in a program: `aws.ec2.Subnet`. */
    readonly kind: string;
    readonly made: number;
    readonly read: number;
}

const STACK = "pulumi:pulumi:Stack";

/** What is built, component by component in the order of the program, and one line with the totals. */
export function inventory(resources: readonly Resource[]): {
    readonly groups: readonly Group[];
    readonly totals: string;
} {
    const byUrn = new Map(resources.map((each) => [each.urn, each]));
    const isComponent = (each: Resource) => each.id === undefined && each.type !== STACK;
    const leaves = resources.filter((each) => !isComponent(each) && each.type !== STACK && !isDefaultProvider(each));
    const components = inTreeOrder(resources.filter(isComponent), byUrn);
    const groups = components.map((component) => ({
        title: component.name,
        type: component.type,
        depth: depthOf(component, byUrn),
        kinds: counts(leaves.filter((leaf) => leaf.parent === component.urn)),
    }));
    const alone = counts(leaves.filter((leaf) => !components.some((component) => component.urn === leaf.parent)));
    const all = alone.length === 0 ? groups : [...groups, { title: "in no component", depth: 0, kinds: alone }];
    return { groups: all, totals: totalsOf(leaves, components.length) };
}

/** A component, then what is inside, then the next one. */
function inTreeOrder(components: readonly Resource[], byUrn: ReadonlyMap<string, Resource>): readonly Resource[] {
    const inside = (urn: string): readonly Resource[] =>
        components.filter((each) => each.parent === urn).flatMap((each) => [each, ...inside(each.urn)]);
    const isTop = ({ parent }: Resource) => parent === undefined || byUrn.get(parent)?.type === STACK;
    return components.filter(isTop).flatMap((each) => [each, ...inside(each.urn)]);
}

function depthOf(resource: Resource, byUrn: ReadonlyMap<string, Resource>): number {
    const parent = resource.parent === undefined ? undefined : byUrn.get(resource.parent);
    return parent === undefined || parent.type === STACK ? 0 : depthOf(parent, byUrn) + 1;
}

function counts(resources: readonly Resource[]): readonly Count[] {
    const kinds = [...new Set(resources.map((each) => kindOf(each.type)))];
    return kinds.map((kind) => {
        const those = resources.filter((each) => kindOf(each.type) === kind);
        const read = those.filter((each) => each.external === true).length;
        return { kind, made: those.length - read, read };
    });
}

/** `aws:ec2/subnet:Subnet` is `aws.ec2.Subnet` in a program. */
function kindOf(type: string): string {
    const [packageName = "", module = "", name = ""] = type.split(":");
    return [packageName, module.split("/")[0], name].join(".");
}

function totalsOf(leaves: readonly Resource[], components: number): string {
    const read = leaves.filter((each) => each.external === true).length;
    const kinds = new Set(leaves.filter((each) => each.external !== true).map((each) => each.type)).size;
    const made = `${plural(leaves.length - read, "resource")} of ${plural(kinds, "kind")} in ${plural(components, "component")}`;
    return read === 0 ? made : `${made}; ${read} more read, not built`;
}

function plural(count: number, noun: string): string {
    return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function isDefaultProvider({ type, name }: Resource): boolean {
    return type.startsWith("pulumi:providers:") && name.startsWith("default");
}
