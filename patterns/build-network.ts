import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { checkAtPreview } from "../components/account-check";
import { ExecuteApiEndpoint, type EndpointSubnetArgs } from "../components/execute-api-endpoint";
import { Network, type NetworkArgs } from "../components/network";
import { planSubnets } from "../components/subnet-plan";
import type { NetworkClient, NetworkConfig } from "../config/schema";
import type { StackConfig } from "../config/pattern-config";
import { formatIpv4, overlaps, parseCidr, parseIpv4, rangeEnd } from "../model/ip";

/** A pattern's VPC and the endpoint in it. */
export interface NetworkWithEndpoint {
    readonly network: Network;
    readonly endpoint: ExecuteApiEndpoint;
    /** A subnet of the endpoint's, to ask from. */
    readonly subnetId: pulumi.Output<string>;
    /** Whether that subnet is known to have no way to the internet: of an adopted one the stack does not know. */
    readonly isIsolated: boolean;
    /** A subnet behind NAT, to ask from; none where the stack has no NAT. */
    readonly routedSubnetId: pulumi.Output<string> | undefined;
    /** Whether the endpoint is somebody else's. */
    readonly isAdopted: boolean;
    /** Who may call from private addresses: the VPC itself, and networks that it is connected with. */
    readonly clients: readonly NetworkBlock[];
}

/** Addresses with a word for names of resources. */
export interface NetworkBlock {
    readonly name: string;
    readonly cidrBlock: pulumi.Output<string>;
}

export interface EndpointChoices {
    readonly privateDnsEnabled: boolean;
    /** Blocks that are let in besides the VPC's own and those of `network.clients`. */
    readonly furtherClients?: readonly string[];
    /** Whether the endpoint's addresses are known beforehand: those given, or else one in the same place of each subnet. */
    readonly isPinned?: boolean;
    /** Whether load balancers on the internet need subnets. */
    readonly publicSubnets?: boolean;
}

/** Builds, or adopts, the VPC and its execute-api endpoint as the configuration says. */
export function buildNetwork(config: StackConfig, choices: EndpointChoices): NetworkWithEndpoint {
    const wanted = config.network;
    if (!wanted) throw new Error(`pattern ${config.pattern} needs a network`);
    const network = buildVpc(config, choices);
    const cidrBlock = blockOf(wanted, network);
    const further = (choices.furtherClients ?? []).map((block) => ({ cidrBlock: block }));
    const clients = [
        { name: "vpc", cidrBlock },
        ...[...wanted.clients, ...further].map((client) => clientArgs(client, cidrBlock)),
    ];
    const existingEndpointId = wanted.kind === "existing" ? wanted.endpointId : undefined;
    const endpoint = new ExecuteApiEndpoint("endpoint", {
        vpcId: network.vpcId,
        subnets: endpointSubnets(wanted, network, choices),
        setting: subnetSetting(wanted),
        privateDnsEnabled: choices.privateDnsEnabled,
        clients,
        existingEndpointId,
        tags: { ...config.tags },
    });
    return {
        network,
        endpoint,
        subnetId: firstOf(network.isolatedSubnetIds),
        isIsolated: wanted.kind === "created",
        routedSubnetId:
            wanted.kind === "created" && wanted.egress === "nat" ? firstOf(network.routedSubnetIds) : undefined,
        isAdopted: existingEndpointId !== undefined,
        clients,
    };
}

/** Where the subnets are configured; those that are created follow from `network.zones`. */
export function subnetSetting(wanted: NetworkConfig | undefined): string | undefined {
    return wanted?.kind === "existing" ? "network.existing.subnetIds" : undefined;
}

/** Builds, or adopts, the VPC alone. */
export function buildVpc(config: StackConfig, choices: Pick<EndpointChoices, "publicSubnets"> = {}): Network {
    if (!config.network) throw new Error(`pattern ${config.pattern} needs a network`);
    return new Network("network", networkArgs(config.network, config.tags, choices));
}

function networkArgs(
    wanted: NetworkConfig,
    tags: StackConfig["tags"],
    { publicSubnets }: Pick<EndpointChoices, "publicSubnets">,
): NetworkArgs {
    if (wanted.kind === "existing") {
        const { vpcId, subnetIds, publicSubnetIds = [] } = wanted;
        const open = publicSubnets ? { publicSubnetIds: [...publicSubnetIds] } : {};
        return { existing: { vpcId, subnetIds: [...subnetIds], ...open }, tags: { ...tags } };
    }
    const { cidrBlock, zones, egress, subnetPrefixLength } = wanted;
    const open = publicSubnets ? { publicSubnets } : {};
    return { cidrBlock, zones: [...zones], egress, subnetPrefixLength, ...open, tags: { ...tags } };
}

/** The first of subnets that there are. */
export function firstOf(subnetIds: readonly pulumi.Output<string>[]): pulumi.Output<string> {
    const [first] = subnetIds;
    if (!first) throw new Error("a network has at least two subnets");
    return first;
}

function endpointSubnets(
    wanted: NetworkConfig,
    network: Network,
    { isPinned = false }: EndpointChoices,
): EndpointSubnetArgs[] {
    const addresses = wanted.endpointAddresses ?? (isPinned ? plannedAddresses(wanted) : undefined);
    if (wanted.kind === "existing") checkAddresses(addresses ?? [], network);
    return network.isolatedSubnetIds.map((subnetId, index) => ({
        subnetId,
        zone: network.zones[index] ?? "",
        address: addresses?.[index],
    }));
}

/**
 * Each address has to be one that AWS gives out in its subnet: not the first four, nor the last.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html (read 2026-11-21)
 */
function checkAddresses(addresses: readonly string[], { isolatedCidrBlocks }: Network): void {
    checkAtPreview(pulumi.all(isolatedCidrBlocks), (blocks) => {
        const wrong = addresses.findIndex((text, index) => !isFree(text, blocks[index] ?? ""));
        return wrong < 0
            ? undefined
            : `network.existing.endpointAddresses[${wrong}]: is no address for a host of its subnet, got \`${addresses[wrong] ?? ""}\`; expected one of \`${blocks[wrong] ?? ""}\`, but for the first four and the last; correct it`;
    });
}

function isFree(text: string, block: string): boolean {
    const address = parseIpv4(text);
    const range = parseCidr(block, "");
    if (address === undefined || !range.ok) return false;
    return address >= range.value.first + 4 && address < rangeEnd(range.value) - 1;
}

/** Where an endpoint's address lies in its subnet when nobody says: inside the smallest, past those that AWS keeps. */
const PLACE_IN_SUBNET = 10;

/** One address in the isolated subnet of each zone, in the order of the zones. */
function plannedAddresses(wanted: NetworkConfig): readonly string[] {
    if (wanted.kind === "existing") throw new Error("addresses in subnets of others are given");
    const range = parseCidr(wanted.cidrBlock, "network.cidrBlock");
    const length = wanted.subnetPrefixLength;
    const prefixLengths = { isolated: length, routed: length, public: length };
    const plan = range.ok ? planSubnets({ cidrBlock: range.value, zones: wanted.zones, prefixLengths }) : range;
    if (!plan.ok) throw new Error(`network: ${plan.issues[0]?.message ?? "no plan"}`);
    return wanted.zones.flatMap((zone) =>
        plan.value
            .filter((subnet) => subnet.tier === "isolated" && subnet.zone === zone)
            .map(({ range: { first } }) => formatIpv4(first + PLACE_IN_SUBNET)),
    );
}

/** The VPC's block: as stated, so that it is known offline, and then compared with what AWS says. */
export function blockOf(wanted: NetworkConfig, network: Network): pulumi.Output<string> {
    const { cidrBlock } = wanted;
    if (wanted.kind === "created" || cidrBlock === undefined) return network.cidrBlock;
    checkAtPreview(network.cidrBlock, (actual) =>
        actual === cidrBlock
            ? undefined
            : `network.existing.cidrBlock: is not the block of the VPC, got \`${cidrBlock}\`; expected \`${actual}\`; correct it, or leave it out to have it read`,
    );
    return pulumi.output(cidrBlock);
}

function clientArgs(client: NetworkClient, ownBlock: pulumi.Output<string>): NetworkBlock {
    const isStated = "cidrBlock" in client;
    const cidrBlock = isStated ? pulumi.output(client.cidrBlock) : aws.ec2.getVpcOutput({ id: client.vpcId }).cidrBlock;
    const name = isStated ? client.cidrBlock.replace("/", "-") : client.vpcId;
    const whose = isStated ? "" : ` of \`${client.vpcId}\``;
    checkAtPreview(pulumi.all([cidrBlock, ownBlock]), ([theirs = "", own = ""]) => {
        const [a, b] = [parseCidr(theirs, "client"), parseCidr(own, "own")];
        return a.ok && b.ok && overlaps(a.value, b.value)
            ? `network.clients: has a network whose block overlaps the VPC's, got \`${theirs}\`${whose}; expected a block apart from \`${own}\`, since no route can tell them apart; correct it, or choose another VPC or \`network.cidrBlock\``
            : undefined;
    });
    return { name, cidrBlock };
}
