import { defaultSubnetPrefixLength, planSubnets, type PlannedSubnet } from "../components/subnet-plan";
import { contains, formatCidr, formatIpv4, parseCidr, parseIpv4, rangeEnd, type Ipv4Range } from "../model/ip";
import { makeIssue, quote, type Issue } from "./issue";
import type { NetworkFields } from "./network-schema";

/** Addresses that AWS keeps for itself at the start of each subnet; it keeps the last one too. */
const RESERVED_AT_START = 4;

/**
 * Checks that the subnets fit into the VPC, and the pinned addresses into their subnets.
 *
 * @param fields - zones and block right in themselves and together.
 */
export function checkPlan(fields: Partial<NetworkFields>, given: ReadonlySet<string>): readonly Issue[] {
    const range = fields.cidrBlock === undefined ? undefined : parseCidr(fields.cidrBlock, "");
    const prefixIsWrong = given.has("subnetPrefixLength") && fields.subnetPrefixLength === undefined;
    if (!range?.ok || fields.zones === undefined || prefixIsWrong) return [];
    const prefixLength = fields.subnetPrefixLength ?? defaultSubnetPrefixLength(range.value.prefixLength);
    const prefixLengths = { isolated: prefixLength, routed: prefixLength, public: prefixLength };
    const plan = planSubnets({ cidrBlock: range.value, zones: fields.zones, prefixLengths });
    if (!plan.ok) return plan.issues.map((issue) => ({ ...issue, path: `network.${issue.path}` }));
    return checkPinned(fields.endpointAddresses ?? [], fields.zones, plan.value, given.has("endpointAddresses"));
}

function checkPinned(
    addresses: readonly string[],
    zones: readonly string[],
    plan: readonly PlannedSubnet[],
    isGiven: boolean,
): readonly Issue[] {
    if (!isGiven || addresses.length === 0) return [];
    if (addresses.length !== zones.length) return [wrongCount(addresses.length, zones.length)];
    return zones.flatMap((zone, index) => {
        const subnet = plan.find((planned) => planned.zone === zone && planned.tier === "isolated");
        const text = addresses[index];
        return subnet === undefined || text === undefined ? [] : checkAddress(index, text, zone, subnet.range);
    });
}

function wrongCount(addresses: number, zones: number): Issue {
    return makeIssue({
        code: "endpoint-address-count",
        path: "network.endpointAddresses",
        problem: "does not have one address for each zone",
        got: `${addresses}`,
        expected: `${zones}, in the order of \`network.zones\``,
        fix: addresses < zones ? "add the missing ones" : "remove those left over",
    });
}

function checkAddress(index: number, text: string, zone: string, subnet: Ipv4Range): readonly Issue[] {
    const address = parseIpv4(text);
    const [first, last] = [subnet.first + RESERVED_AT_START, rangeEnd(subnet) - 2];
    if (address !== undefined && address >= first && address <= last) return [];
    const isReserved = address !== undefined && contains(subnet, address);
    const issue = makeIssue({
        code: isReserved ? "endpoint-address-reserved" : "endpoint-address-outside",
        path: `network.endpointAddresses[${index}]`,
        problem: isReserved
            ? "is an address that AWS keeps for itself"
            : `is not in the isolated subnet of \`${zone}\``,
        got: quote(text),
        expected: `\`${formatIpv4(first)}\` to \`${formatIpv4(last)}\` of \`${formatCidr(subnet)}\``,
        fix: "choose one of these",
    });
    return [issue];
}
