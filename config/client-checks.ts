import { containsRange, overlaps, parseCidr } from "../model/ip";
import { makeIssue, quote, type Issue } from "./issue";
import type { NetworkFields } from "./network-schema";
import { repeatedEntry } from "./repeated-entries";
import type { Entries } from "./section";

/**
 * Checks the networks outside the VPC: each names a block or a VPC, none twice, none inside the VPC's own block.
 *
 * @param clients - entries right in themselves; `undefined` for any other.
 * @param isExisting - whether the VPC exists, so that its block is a fact that may be missing.
 */
export function checkClients(
    fields: Partial<NetworkFields>,
    clients: NonNullable<Entries<NetworkFields>["clients"]>,
    isExisting: boolean,
): readonly Issue[] {
    const [own, ownPath] = isExisting
        ? [fields.existing?.cidrBlock, "network.existing.cidrBlock"]
        : [fields.cidrBlock, "network.cidrBlock"];
    const seen = new Set<string>();
    return clients.flatMap((client, index) => {
        if (client === undefined) return [];
        const path = `network.clients[${index}]`;
        const both = client.cidrBlock !== undefined && client.vpcId !== undefined;
        const name = client.cidrBlock ?? client.vpcId;
        if (both || name === undefined) return [oneForm(path, both)];
        if (seen.has(name)) return [repeatedEntry(path, name)];
        seen.add(name);
        return checkOverlap(`${path}.cidrBlock`, client.cidrBlock, own, ownPath);
    });
}

function oneForm(path: string, both: boolean): Issue {
    return makeIssue({
        code: "client-form",
        path,
        problem: both ? "names a block and a VPC" : "names neither a block nor a VPC",
        got: both ? "both" : "nothing",
        expected: "`cidrBlock` or `vpcId`",
        fix: both ? "make two entries of it" : "add one of them",
    });
}

function checkOverlap(
    path: string,
    block: string | undefined,
    own: string | undefined,
    ownPath: string,
): readonly Issue[] {
    if (block === undefined || own === undefined) return [];
    const [theirs, ours] = [parseCidr(block, path), parseCidr(own, ownPath)];
    if (!theirs.ok || !ours.ok || !overlaps(theirs.value, ours.value)) return [];
    const problem = containsRange(ours.value, theirs.value)
        ? "lies inside the VPC's own block"
        : "overlaps the VPC's own block, so that no route can tell them apart";
    const expected = `a block apart from \`${ownPath}\`, which is ${quote(own)}`;
    return [
        makeIssue({ code: "network-overlap", path, problem, got: quote(block), expected, fix: "change one of them" }),
    ];
}
