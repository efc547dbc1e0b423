import type { Resource, Urn } from "../resource";
import { ofType, referred, type Reference, type Stack } from "../stack";
import { isUnknown, unknown } from "../unknown";
import { asList, asText, fieldOf, settingOf, type Known } from "./attribute";
import { plainName } from "./domain-name";
import { readRecords, type DnsRecord } from "./dns-record";
import { nothing, referredIn } from "./reference";
import { VPC_TYPES, ZONE_TYPE } from "./resource-types";

const ASSOCIATION_TYPE = "aws:route53/zoneAssociation:ZoneAssociation";

/** A Route 53 zone with the records that the stack puts into it. */
export interface HostedZone {
    readonly urn: Urn;
    /** Domain, in small letters and without a final dot. */
    readonly domain: Known<string>;
    /** The VPCs that a private zone answers; none of a public one. */
    readonly vpcs: Reference;
    /** Private: answers its VPCs alone. */
    readonly isPrivate: Known<boolean>;
    readonly records: readonly DnsRecord[];
    /** Whether it was made elsewhere, and may have records that the stack does not show. */
    readonly isExternal: boolean;
}

/** The hosted zones of a stack. */
export function readHostedZones(stack: Stack): readonly HostedZone[] {
    return ofType(stack, ZONE_TYPE).map((zone) => {
        const vpcs = vpcsOf(stack, zone);
        const domain = asText(settingOf(zone, "name")) ?? unknown;
        return {
            urn: zone.urn,
            domain: isUnknown(domain) ? unknown : plainName(domain),
            vpcs,
            isPrivate: vpcs.hasUnknown && isUnknown(settingOf(zone, "vpcs")) ? unknown : hasSome(vpcs),
            records: readRecords(stack, zone, domain),
            isExternal: zone.external === true,
        };
    });
}

function vpcsOf(stack: Stack, zone: Resource): Reference {
    const written = settingOf(zone, "vpcs");
    const list = asList(written);
    const ids = isUnknown(list) ? [unknown] : list.map((each) => fieldOf(each, "vpcId"));
    const own = written === undefined ? nothing : referredIn(stack, zone, "vpcs", ids, VPC_TYPES);
    return ofType(stack, ASSOCIATION_TYPE)
        .filter((each) => referred(stack, each, "zoneId", [ZONE_TYPE]).resources.includes(zone))
        .map((each) => referred(stack, each, "vpcId", VPC_TYPES))
        .reduce(together, own);
}

function together(one: Reference, other: Reference): Reference {
    return {
        resources: [...new Set([...one.resources, ...other.resources])],
        elsewhere: [...new Set([...one.elsewhere, ...other.elsewhere])],
        hasUnknown: one.hasUnknown || other.hasUnknown,
    };
}

function hasSome({ resources, elsewhere, hasUnknown }: Reference): boolean {
    return resources.length > 0 || elsewhere.length > 0 || hasUnknown;
}
