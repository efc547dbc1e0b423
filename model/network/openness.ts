import { isUnknown } from "../unknown";
import { holdsInternet } from "./address-set";
import { passes, type GroupRule } from "./group-rule";
import type { PrefixList } from "./prefix-list";
import type { GroupRules } from "./security-group";

/** What inbound rules say of one TCP port. */
export interface Openness {
    /** Rules that let somebody in for certain. */
    readonly admitting: readonly GroupRule[];
    /** Rules of which that depends on values that are not known yet. */
    readonly undecided: readonly GroupRule[];
    /** Rules that together let the whole internet in; none if they do not. */
    readonly toInternet: readonly GroupRule[];
    /** What may let more in than is seen: values not known yet, groups or prefix lists elsewhere. */
    readonly missing: "value" | "resource" | undefined;
}

/** Judges the rules that hold for whatever has some groups. */
export function opennessOf(groups: GroupRules, lists: readonly PrefixList[], port: number): Openness {
    const judged = groups.rules.map((rule) => ({ rule, lets: passes(rule, "in", "tcp", port) }));
    const admitting = judged.filter(({ lets }) => lets === true).map(({ rule }) => rule);
    const undecided = judged.filter(({ lets }) => isUnknown(lets)).map(({ rule }) => rule);
    const blocks = admitting.map((rule) => ({ rule, blocks: blocksOf(rule, lists) }));
    const isOpen = holdsInternet(blocks.flatMap((each) => each.blocks));
    return {
        admitting,
        undecided,
        toInternet: isOpen ? blocks.filter((each) => each.blocks.length > 0).map(({ rule }) => rule) : [],
        missing: missingOf(groups, admitting, undecided, lists),
    };
}

function missingOf(
    groups: GroupRules,
    admitting: readonly GroupRule[],
    undecided: readonly GroupRule[],
    lists: readonly PrefixList[],
): "value" | "resource" | undefined {
    if (groups.hides.includes("in") || undecided.length > 0) return "value";
    if (admitting.some((rule) => hasUnknownBlock(rule, lists))) return "value";
    const listsElsewhere = admitting.some(({ peer }) => peer.kind === "prefix-list" && peer.lists.elsewhere.length > 0);
    return groups.elsewhere.length > 0 || listsElsewhere ? "resource" : undefined;
}

function hasUnknownBlock({ peer }: GroupRule, lists: readonly PrefixList[]): boolean {
    if (peer.kind === "block") return isUnknown(peer.block);
    if (peer.kind !== "prefix-list") return false;
    return peer.lists.hasUnknown || listsOf(peer.lists.resources, lists).some(({ blocks }) => blocks.some(isUnknown));
}

function blocksOf({ peer }: GroupRule, lists: readonly PrefixList[]): readonly string[] {
    if (peer.kind === "block") return isUnknown(peer.block) ? [] : [peer.block];
    if (peer.kind !== "prefix-list") return [];
    const blocks = listsOf(peer.lists.resources, lists).flatMap((list) => list.blocks);
    return blocks.flatMap((block) => (isUnknown(block) ? [] : [block]));
}

function listsOf(resources: readonly { readonly urn: string }[], lists: readonly PrefixList[]): readonly PrefixList[] {
    return lists.filter((list) => resources.some(({ urn }) => urn === list.urn));
}
