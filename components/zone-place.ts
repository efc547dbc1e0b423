/**
 * How a line about zones begins: `network.zones: has a zone`, or the first wrong one of the subnets that stand for them.
 *
 * @param setting - where subnets are configured, one a zone; without it the zones themselves are.
 */
export function zonePlace(zones: readonly string[], wrong: readonly string[], setting?: string): string {
    if (setting === undefined) return "network.zones: has a zone";
    return `${setting}[${zones.findIndex((zone) => wrong.includes(zone))}]: is in a zone`;
}
