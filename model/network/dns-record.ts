import type { Resource, Urn } from "../resource";
import { ofType, referred, type Stack } from "../stack";
import { isUnknown, unknown } from "../unknown";
import { asText, settingOf, type Known } from "./attribute";
import { plainName } from "./domain-name";
import { ZONE_TYPE } from "./resource-types";

const RECORD_TYPE = "aws:route53/record:Record";
const CERTIFICATE_TYPE = "aws:acm/certificate:Certificate";

/** A record of a hosted zone. */
export interface DnsRecord {
    readonly urn: Urn;
    /** Whole name, in small letters and without a final dot. */
    readonly name: Known<string>;
    /** `A`, `CNAME`, … */
    readonly type: Known<string>;
    /** Whether it answers with an AWS resource's addresses; a CNAME is looked up by the client's resolver. */
    readonly isAlias: boolean;
    /** Whether it is there to prove who owns a name, not to be looked up by clients. */
    readonly isProof: boolean;
}

/** The records that a stack puts into a zone. */
export function readRecords(stack: Stack, zone: Resource, domain: Known<string>): readonly DnsRecord[] {
    return ofType(stack, RECORD_TYPE)
        .filter((record) => referred(stack, record, "zoneId", [ZONE_TYPE]).resources.includes(zone))
        .map((record) => ({
            urn: record.urn,
            name: nameOf(record, domain),
            type: asText(settingOf(record, "type")) ?? unknown,
            isAlias: settingOf(record, "aliases") !== undefined && settingOf(record, "records") === undefined,
            isProof: isProof(stack, record),
        }));
}

/** Names are written in full or relative to the zone; the zone's own as nothing or `@`. */
function nameOf(record: Resource, domain: Known<string>): Known<string> {
    const whole = asText(settingOf(record, "fqdn"));
    if (whole !== undefined && !isUnknown(whole)) return plainName(whole);
    const written = settingOf(record, "name") === "" ? "@" : (asText(settingOf(record, "name")) ?? "@");
    if (isUnknown(written) || isUnknown(domain)) return unknown;
    const [name, zone] = [plainName(written), plainName(domain)];
    if (name === "@") return zone;
    return name === zone || name.endsWith(`.${zone}`) ? name : `${name}.${zone}`;
}

function isProof(stack: Stack, record: Resource): boolean {
    const written = settingOf(record, "name");
    if (typeof written === "string") return written.startsWith("_");
    const made = (record.propertyDependencies["name"] ?? []).map((urn) => stack.byUrn.get(urn)?.type);
    return isUnknown(written) && made.includes(CERTIFICATE_TYPE);
}
