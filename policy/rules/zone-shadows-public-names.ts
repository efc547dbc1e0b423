import { answers, isWithin } from "../../model/network/domain-name";
import type { HostedZone } from "../../model/network/hosted-zone";
import { publicNames, type PublicName } from "../../model/network/public-name";
import { covers } from "../../model/network/reference";
import { worldOf, type World } from "../../model/network/world";
import { isUnknown } from "../../model/unknown";
import { findingOf, type Parts } from "../four-parts";
import type { Rule } from "../rule";

const NAME = "zone-shadows-public-names";
const AT = "name";
const ADDRESS_TYPES = ["A", "AAAA", "CNAME"];
/** The parent of every API's name in a region, and what is above it. */
const ABOVE_ALL_APIS = /^(?:(?:execute-api\.)?[a-z]{2}(?:-[a-z]+)+-\d+\.)?amazonaws\.com(?:\.cn)?$/;

/**
 * A private zone answers for its whole domain: what is not in it does not exist in its VPCs, whatever public DNS says
 * (rule D-12).
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html (read 2026-11-20)
 */
export const zoneShadowsPublicNames: Rule = {
    name: NAME,
    level: "mandatory",
    description: "a private hosted zone that hides public names from its VPCs",
    stack: (resources) => {
        const world = worldOf(resources);
        const names = publicNames(world);
        return world.hostedZones.flatMap((zone) => {
            const parts = zone.isPrivate === false ? undefined : judge(world, zone, names);
            return parts === undefined ? [] : [findingOf(NAME, parts)];
        });
    },
};

function judge(world: World, zone: HostedZone, names: readonly PublicName[]): Parts | undefined {
    const { domain } = zone;
    if (isUnknown(domain))
        return names.length > 0 ? undecided(zone, "a domain that is not known yet", names) : undefined;
    const unanswered = names.filter(
        ({ name }) =>
            !isUnknown(name) && isWithin(name, domain) && !isAnswered(zone, name) && !isTaken(world, zone, name),
    );
    const isSure = !zone.isExternal && !isUnknown(zone.isPrivate);
    if (ABOVE_ALL_APIS.test(domain) && !zone.records.some(({ name }) => name === `*.${domain}`)) {
        const got = `\`${domain}\`, the parent of every API's name`;
        return isSure ? hidden(zone, got, unanswered) : undecided(zone, got, unanswered);
    }
    if (unanswered.length > 0) {
        const isComplete = isSure && zone.records.every(({ name }) => !isUnknown(name));
        return isComplete ? hidden(zone, `\`${domain}\``, unanswered) : undecided(zone, `\`${domain}\``, unanswered);
    }
    // A name that is not known yet can be below the domain only where its own zone or service is.
    const later = names.filter(({ name, urn }) => isUnknown(name) && mayLieBelow(world, urn, domain));
    return later.length > 0 ? undecided(zone, `\`${domain}\``, later) : undefined;
}

function isAnswered({ records }: HostedZone, name: string): boolean {
    return records.some(
        (record) =>
            !isUnknown(record.name) &&
            answers(record.name, name) &&
            (isUnknown(record.type) || ADDRESS_TYPES.includes(record.type)),
    );
}

/** A more specific zone of the same VPCs answers for the name instead, and is judged itself. */
function isTaken(world: World, zone: HostedZone, name: string): boolean {
    return world.hostedZones.some(
        (other) =>
            other.urn !== zone.urn &&
            other.isPrivate === true &&
            !isUnknown(other.domain) &&
            !isUnknown(zone.domain) &&
            other.domain.length > zone.domain.length &&
            isWithin(name, other.domain) &&
            covers(other.vpcs, zone.vpcs),
    );
}

function mayLieBelow(world: World, urn: string, domain: string): boolean {
    if (world.apis.some((api) => api.urn === urn)) return ABOVE_ALL_APIS.test(domain);
    const zone = world.hostedZones.find(({ records }) => records.some((record) => record.urn === urn));
    if (zone === undefined || isUnknown(zone.domain)) return true;
    return isWithin(zone.domain, domain) || isWithin(domain, zone.domain);
}

function hidden(zone: HostedZone, got: string, names: readonly PublicName[]): Parts {
    const list = names.flatMap(({ name }) => (isUnknown(name) ? [] : [`\`${name}\``]));
    const which = list.length > 0 ? [...new Set(list)].join(", ") : "every public API of the region";
    return {
        urn: zone.urn,
        at: AT,
        wrong: `hides public names from its VPCs: ${which}`,
        got,
        expected: "a private zone of exactly the names that it answers",
        fix: "name the zone after the one host that it is for, or add records for the hidden names to it",
        evidence: names.length > 0 ? [...new Set(names.map(({ urn }) => urn))].join(", ") : AT,
    };
}

function undecided(zone: HostedZone, got: string, names: readonly PublicName[]): Parts {
    return {
        urn: zone.urn,
        at: AT,
        wrong: "may hide public names from its VPCs",
        got,
        expected: "a private zone of exactly the names that it answers",
        fix: zone.isExternal ? "look at the records of the zone" : "check again when the values are known",
        evidence: [...new Set(names.map(({ urn }) => urn))].join(", ") || AT,
        missing: zone.isExternal ? "resource" : "value",
    };
}
