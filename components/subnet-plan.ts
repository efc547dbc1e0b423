import { formatCidr, type Ipv4Range } from "../model/ip";
import type { Result } from "../model/issue";

/**
 * What a subnet's default route leads to: nothing (`isolated`), a NAT gateway (`routed`) or an internet gateway
 * (`public`). The order is the order inside a zone, so it is a contract: a change moves subnets.
 */
export const TIERS = ["isolated", "routed", "public"] as const;
export type Tier = (typeof TIERS)[number];

/** One subnet to be. */
export interface PlannedSubnet {
    readonly tier: Tier;
    /** Availability zone by name, e.g. `eu-west-1a`. */
    readonly zone: string;
    readonly range: Ipv4Range;
}

export interface SubnetPlanArgs {
    readonly cidrBlock: Ipv4Range;
    /** Availability zones by name, each ending in its letter; order and duplicates do not matter. */
    readonly zones: readonly string[];
    /** Prefix length of a zone's subnet in each tier, 16..28. */
    readonly prefixLengths: Readonly<Record<Tier, number>>;
}

/** Prefix length of a subnet where the user gives none: room for eight zones of four tiers, and never under /28. */
export function defaultSubnetPrefixLength(vpcPrefixLength: number): number {
    return Math.min(28, vpcPrefixLength + 5);
}

/** Number of addresses of a block with this prefix length. */
const sizeOf = (prefixLength: number): number => 2 ** (32 - prefixLength);

/** Where each tier lies in a zone's block: the largest first, so that each is aligned to its own size. */
function layout(prefixLengths: Readonly<Record<Tier, number>>) {
    const largestFirst = [...TIERS].sort((a, b) => prefixLengths[a] - prefixLengths[b]);
    const offsets = new Map<Tier, number>();
    let used = 0;
    for (const tier of largestFirst) {
        offsets.set(tier, used);
        used += sizeOf(prefixLengths[tier]);
    }
    let blockSize = 1;
    while (blockSize < used) blockSize *= 2;
    return { offsets, blockSize };
}

/** 0 for zone `a`, 1 for `b`, …: a zone's place depends on its own name alone, so that adding one moves nothing. */
const slotOf = (zone: string): number => zone.charCodeAt(zone.length - 1) - "a".charCodeAt(0);

/**
 * Divides a VPC's block into one subnet per zone and tier.
 *
 * Every zone has a block of its own, placed by the zone's letter, and in it room for all three tiers whether they are
 * used or not. So adding or removing a zone, and turning NAT on or off, moves no existing subnet.
 *
 * @returns subnets sorted by zone, then tier; or issue `subnet-plan-too-small` at `cidrBlock`.
 */
export function planSubnets(args: SubnetPlanArgs): Result<readonly PlannedSubnet[]> {
    const { offsets, blockSize } = layout(args.prefixLengths);
    const zones = [...new Set(args.zones)].sort();
    const slots = Math.max(0, ...zones.map((zone) => slotOf(zone) + 1));
    if (slots * blockSize > sizeOf(args.cidrBlock.prefixLength)) {
        let needed = 32;
        while (needed > 0 && sizeOf(needed) < slots * blockSize) needed -= 1;
        return {
            ok: false,
            issues: [
                {
                    code: "subnet-plan-too-small",
                    path: "cidrBlock",
                    message:
                        `has no room for the subnets of zone \`${zones.at(-1) ?? ""}\`, got \`${formatCidr(args.cidrBlock)}\`; ` +
                        `expected at least a /${needed}: zones are placed by letter, each with ${blockSize} addresses; ` +
                        `take a larger block or smaller subnets (\`subnetPrefixLength\`)`,
                },
            ],
        };
    }
    const value = zones.flatMap((zone) =>
        TIERS.map((tier) => ({
            tier,
            zone,
            range: {
                first: args.cidrBlock.first + slotOf(zone) * blockSize + (offsets.get(tier) ?? 0),
                prefixLength: args.prefixLengths[tier],
            },
        })),
    );
    return { ok: true, value };
}
