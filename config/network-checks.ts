import { contains, parseCidr, parseIpv4, type Ipv4Range } from "../model/ip";
import { checkClients } from "./client-checks";
import { makeIssue, quote, type Issue } from "./issue";
import { VPC_PREFIX_LENGTHS, type NetworkClient, type NetworkConfig, type NetworkFields } from "./network-schema";
import { defaultSubnetPrefixLength } from "../components/subnet-plan";
import { checkPlan } from "./plan-checks";
import { repeatedEntries } from "./repeated-entries";
import type { Entries, ParsedSection } from "./section";
import { checkZones } from "./zone-checks";

const CREATED_ONLY = ["cidrBlock", "zones", "egress", "subnetPrefixLength", "endpointAddresses"] as const;

/**
 * Checks across the fields of `network`.
 *
 * @param section - the fields that are right in themselves; a check that lacks one is skipped.
 * @param region - `aws:region`, where it is right.
 */
export function checkNetwork(
    { fields, entries, given }: Omit<ParsedSection<NetworkFields>, "issues">,
    region: string | undefined,
): readonly Issue[] {
    const issues = checkClients(fields, entries.clients ?? [], given.has("existing"));
    if (given.has("existing"))
        return [...issues, ...checkExisting(fields, given), ...checkAdoptedEndpoint(fields, entries)];
    const zones = given.has("zones") ? checkZones(entries.zones ?? [], region) : [missingZones(region)];
    const size = checkSize(fields.cidrBlock);
    const plan = zones.length === 0 && size.length === 0 ? checkPlan(fields, given) : [];
    return [...issues, ...zones, ...size, ...plan];
}

/** The parsed section; `undefined` where a field is missing that its kind needs. */
export function toNetworkConfig(fields: Partial<NetworkFields>): NetworkConfig | undefined {
    const clients = (fields.clients ?? []).flatMap(toClient);
    if (fields.existing !== undefined) return { kind: "existing", ...fields.existing, clients };
    const { cidrBlock, zones, egress, endpointAddresses } = fields;
    const range = rangeOf(cidrBlock);
    if (cidrBlock === undefined || range === undefined || zones === undefined || egress === undefined) return undefined;
    const subnetPrefixLength = fields.subnetPrefixLength ?? defaultSubnetPrefixLength(range.prefixLength);
    return { kind: "created", cidrBlock, zones, egress, subnetPrefixLength, endpointAddresses, clients };
}

function toClient({ cidrBlock, vpcId }: NetworkFields["clients"][number]): NetworkClient[] {
    if (cidrBlock !== undefined) return [{ cidrBlock }];
    return vpcId === undefined ? [] : [{ vpcId }];
}

function rangeOf(text: string | undefined): Ipv4Range | undefined {
    const range = text === undefined ? undefined : parseCidr(text, "");
    return range?.ok ? range.value : undefined;
}

function missingZones(region: string | undefined): Issue {
    const example = region ?? "eu-central-1";
    return makeIssue({
        code: "missing",
        path: "network.zones",
        problem: "is not set",
        got: "nothing",
        expected: "two to six availability zones, or an `existing` network",
        fix: `add it to \`private-api:network\`, such as \`zones: [${example}a, ${example}b]\``,
    });
}

function checkSize(cidrBlock: string | undefined): readonly Issue[] {
    const range = rangeOf(cidrBlock);
    const { min, max } = VPC_PREFIX_LENGTHS;
    if (range === undefined || (range.prefixLength >= min && range.prefixLength <= max)) return [];
    const problem = range.prefixLength < min ? "is too large for a VPC" : "is too small for a VPC";
    const issue = makeIssue({
        code: "network-size",
        path: "network.cidrBlock",
        problem,
        got: quote(cidrBlock),
        expected: `a prefix length of ${min} to ${max}`,
        fix: "choose a block of such a size",
    });
    return [issue];
}

function checkExisting(fields: Partial<NetworkFields>, given: ReadonlySet<string>): readonly Issue[] {
    const mixed = CREATED_ONLY.filter((key) => given.has(key)).map((key) =>
        makeIssue({
            code: "created-and-existing",
            path: `network.${key}`,
            problem: "cannot stand beside `network.existing`, which is used as it is",
            got: "both",
            expected: "a network to create or an existing one",
            fix: `remove \`${key}\` or \`existing\``,
        }),
    );
    const { existing } = fields;
    if (existing === undefined) return mixed;
    const repeated = [
        ...repeatedEntries("network.existing.subnetIds", existing.subnetIds),
        ...repeatedEntries("network.existing.publicSubnetIds", existing.publicSubnetIds ?? []),
        ...repeatedEntries("network.existing.endpointAddresses", existing.endpointAddresses ?? []),
        ...checkAddressCount(existing),
        ...checkAddressesInside(existing, fields.clients ?? []),
    ];
    if (existing.endpointPrivateDnsEnabled === undefined || existing.endpointId !== undefined) {
        return [...mixed, ...repeated];
    }
    const loose = makeIssue({
        code: "fact-without-endpoint",
        path: "network.existing.endpointPrivateDnsEnabled",
        problem: "is a fact of an existing endpoint, and none is named",
        got: quote(existing.endpointPrivateDnsEnabled),
        expected: "`network.existing.endpointId` beside it",
        fix: "add the endpoint's ID or remove the fact",
    });
    return [...mixed, ...repeated, loose];
}

function checkAddressCount({ endpointAddresses, subnetIds }: NonNullable<NetworkFields["existing"]>): readonly Issue[] {
    if (endpointAddresses === undefined || endpointAddresses.length === subnetIds.length) return [];
    const issue = makeIssue({
        code: "endpoint-address-count",
        path: "network.existing.endpointAddresses",
        problem: "does not have one address for each subnet",
        got: `${endpointAddresses.length}`,
        expected: `${subnetIds.length}, in the order of \`network.existing.subnetIds\``,
        fix: endpointAddresses.length < subnetIds.length ? "add the missing ones" : "remove those left over",
    });
    return [issue];
}

/**
 * Whether the addresses that an endpoint of this stack gets are the VPC's, where its blocks are told. Those of an adopted
 * endpoint are compared with AWS at preview.
 */
function checkAddressesInside(
    { endpointAddresses = [], endpointId, cidrBlock }: NonNullable<NetworkFields["existing"]>,
    clients: NetworkFields["clients"],
): readonly Issue[] {
    if (cidrBlock === undefined || endpointId !== undefined) return [];
    const ranges = [cidrBlock, ...clients.map((client) => client.cidrBlock)].flatMap((text) => rangeOf(text) ?? []);
    return endpointAddresses.flatMap((text, index) => {
        const address = parseIpv4(text);
        if (address === undefined || ranges.some((range) => contains(range, address))) return [];
        const issue = makeIssue({
            code: "endpoint-address-outside",
            path: `network.existing.endpointAddresses[${index}]`,
            problem: "is not an address of the VPC",
            got: quote(text),
            expected: `one of \`network.existing.cidrBlock\`, which is ${quote(cidrBlock)}, or of a secondary block among \`network.clients\``,
            fix: "choose a free address of the subnet",
        });
        return [issue];
    });
}

/** An adopted endpoint has a security group of its own, which this stack leaves as it is. */
function checkAdoptedEndpoint(
    { existing }: Partial<NetworkFields>,
    { clients = [] }: Entries<NetworkFields>,
): readonly Issue[] {
    if (existing?.endpointId === undefined || clients.length === 0) return [];
    const issue = makeIssue({
        code: "clients-of-adopted-endpoint",
        path: "network.clients",
        problem: "has no effect on an adopted endpoint",
        got: clients.length === 1 ? "1 entry" : `${clients.length} entries`,
        expected: "none: its security group is somebody else's",
        fix: "remove them, and have the group's owner let these networks in",
    });
    return [issue];
}
