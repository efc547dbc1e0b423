import type { Data, Resource, Urn } from "../resource";
import { ofType, referred, type Stack } from "../stack";
import { isUnknown, unknown } from "../unknown";
import { asList, asText, fieldOf, settingOf, type Known } from "./attribute";
import { PREFIX_LIST_TYPE } from "./resource-types";

const ENTRY_TYPE = "aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry";

/** A list of blocks under one id. */
export interface PrefixList {
    readonly urn: Urn;
    /** Blocks of either family, as written. */
    readonly blocks: readonly Known<string>[];
}

/** The prefix lists that a stack makes, with the entries that it adds to them. */
export function readPrefixLists(stack: Stack): readonly PrefixList[] {
    const added = ofType(stack, ENTRY_TYPE);
    return ofType(stack, PREFIX_LIST_TYPE).map((list) => ({
        urn: list.urn,
        blocks: [
            ...blocksOf(settingOf(list, "entries")),
            ...added
                .filter((entry) => belongsTo(stack, entry, list))
                .map((entry) => asText(settingOf(entry, "cidr")) ?? unknown),
        ],
    }));
}

function belongsTo(stack: Stack, entry: Resource, list: Resource): boolean {
    return referred(stack, entry, "prefixListId", [PREFIX_LIST_TYPE]).resources.includes(list);
}

function blocksOf(entries: Data | undefined): readonly Known<string>[] {
    const list = asList(entries);
    return isUnknown(list) ? [unknown] : list.map((entry) => asText(fieldOf(entry, "cidr")) ?? unknown);
}
