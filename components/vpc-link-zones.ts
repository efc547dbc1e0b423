import { zonePlace } from "./zone-place";

/**
 * Availability zones, by id, in which AWS offers VPC links of version 2: prefix and numbers (rule K-10). Of a region that
 * is not here nothing is written down.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vpc-links.html (read 2026-11-20)
 */
const OFFERED: Readonly<Record<string, readonly [prefix: string, numbers: readonly number[]]>> = {
    "us-east-1": ["use1", [1, 2, 4, 5, 6]],
    "us-east-2": ["use2", [1, 2, 3]],
    "us-west-1": ["usw1", [1, 3]],
    "us-west-2": ["usw2", [1, 2, 3, 4]],
    "ap-east-1": ["ape1", [2, 3]],
    "ap-northeast-1": ["apne1", [1, 2, 4]],
    "ap-northeast-2": ["apne2", [1, 2, 3]],
    "ap-south-1": ["aps1", [1, 2, 3]],
    "ap-southeast-1": ["apse1", [1, 2, 3]],
    "ap-southeast-2": ["apse2", [1, 2, 3]],
    "ca-central-1": ["cac1", [1, 2]],
    "eu-central-1": ["euc1", [1, 2, 3]],
    "eu-north-1": ["eun1", [1, 2, 3]],
    "eu-south-2": ["eus2", [1, 2, 3]],
    "eu-west-1": ["euw1", [1, 2, 3]],
    "eu-west-2": ["euw2", [1, 2, 3]],
    "eu-west-3": ["euw3", [1, 3]],
    "me-south-1": ["mes1", [1, 2, 3]],
    "sa-east-1": ["sae1", [1, 2, 3]],
    "us-gov-west-1": ["usgw1", [1, 2, 3]],
};

/** An account's availability zones: names, and at the same places the ids that stand behind them. */
export interface AccountZones {
    readonly names: readonly string[];
    readonly ids: readonly string[];
}

/**
 * Judges the zones, by name, of a link's subnets.
 *
 * @param setting - where their subnets are configured, one a zone; without it the zones themselves are.
 * @returns the line that says which are without VPC links; nothing where there is none, or where AWS lists nothing of the
 * region, so that only a deployment tells.
 */
export function judgeLinkZones(
    region: string,
    account: AccountZones,
    wanted: readonly string[],
    setting?: string,
): string | undefined {
    const listed = OFFERED[region];
    if (listed === undefined) return undefined;
    const offered = listed[1].map((number) => `${listed[0]}-az${number}`);
    const idOf = (zone: string): string => account.ids[account.names.indexOf(zone)] ?? "";
    const refused = wanted.filter((zone) => account.names.includes(zone) && !offered.includes(idOf(zone)));
    if (refused.length === 0) return undefined;
    const got = refused.map((zone) => `\`${zone}\`, in this account \`${idOf(zone)}\``).join(" and ");
    const good = account.names.filter((zone) => offered.includes(idOf(zone)));
    return `${zonePlace(wanted, refused, setting)} without VPC links, got ${got}; expected zones among \`${good.join("`, `")}\`; choose others, at least two`;
}
