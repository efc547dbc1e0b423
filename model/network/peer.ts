import type { Data, Resource } from "../resource";
import type { Reference, Stack } from "../stack";
import { isUnknown, unknown } from "../unknown";
import { asFlag, asList, asText, type Known } from "./attribute";
import { isNothing, referredIn } from "./reference";
import { GROUP_TYPES, PREFIX_LIST_TYPE, SUBNET_TYPES, VPC_TYPES } from "./resource-types";

/** Whom a rule lets in, or out to. */
export type Peer =
    /** A block of addresses of either family, as written. */
    | { readonly kind: "block"; readonly block: Known<string> }
    /** The block of VPCs or subnets of the stack, which is not known yet. */
    | { readonly kind: "network"; readonly networks: Reference }
    /** The blocks of a prefix list. */
    | { readonly kind: "prefix-list"; readonly lists: Reference }
    /** Whatever has one of some security groups. */
    | { readonly kind: "group"; readonly groups: Reference }
    /** Whatever has the rule's own group. */
    | { readonly kind: "self" };

/** A peer, and the property that it is written in. */
export interface WrittenPeer {
    readonly property: string;
    readonly peer: Peer;
}

const BLOCKS = ["cidrBlocks", "ipv6CidrBlocks", "cidrIpv4", "cidrIpv6"];
const LISTS = ["prefixListIds", "prefixListId"];
const GROUPS = ["securityGroups", "sourceSecurityGroupId", "referencedSecurityGroupId"];

/**
 * The peers of a rule.
 *
 * @param holder - resource that the rule is written in.
 * @param field - value of a property of the rule.
 * @param within - property of `holder` that such a property is a part of.
 */
export function readPeers(
    stack: Stack,
    holder: Resource,
    field: (name: string) => Data | undefined,
    within: (name: string) => string,
): readonly WrittenPeer[] {
    const written = (names: readonly string[], peersOf: (name: string, values: readonly Data[]) => readonly Peer[]) =>
        names.flatMap((property) => {
            const values = valuesOf(field(property));
            return values.length === 0 ? [] : peersOf(property, values).map((peer) => ({ property, peer }));
        });
    const refer = (name: string, values: readonly Data[], types: readonly string[]) =>
        referredIn(stack, holder, within(name), values, types);
    return [
        ...written(BLOCKS, (name, values) => values.map((value) => blockPeer(stack, holder, within(name), value))),
        ...written(LISTS, (name, values) => [{ kind: "prefix-list", lists: refer(name, values, [PREFIX_LIST_TYPE]) }]),
        ...written(GROUPS, (name, values) => [{ kind: "group", groups: refer(name, values, GROUP_TYPES) }]),
        ...(asFlag(field("self")) === true ? [{ property: "self", peer: { kind: "self" } as const }] : []),
    ];
}

/** One value or a list of them; an unknown list is one unknown value. */
function valuesOf(data: Data | undefined): readonly Data[] {
    if (data === "") return [];
    const list = typeof data === "string" ? [data] : asList(data);
    return isUnknown(list) ? [unknown] : list;
}

function blockPeer(stack: Stack, holder: Resource, property: string, value: Data): Peer {
    const block = asText(value) ?? unknown;
    if (!isUnknown(block)) return { kind: "block", block };
    const made = holder.propertyDependencies[property] ?? [];
    const isOfNetworks = made.every((urn) =>
        [...VPC_TYPES, ...SUBNET_TYPES].includes(stack.byUrn.get(urn)?.type ?? ""),
    );
    const networks = referredIn(stack, holder, property, [unknown], [...VPC_TYPES, ...SUBNET_TYPES]);
    return isOfNetworks && !isNothing(networks) && !networks.hasUnknown
        ? { kind: "network", networks }
        : { kind: "block", block };
}
