import { z } from "zod";
import { makeIssue, quote, type Issue } from "../config/issue";
import type { ExistingNetwork } from "../config/network-schema";
import { repeatedEntries, repeatedEntry } from "../config/repeated-entries";
import { isOffInternet } from "../config/upstream-url";
import { parseCidr } from "../model/ip";
import { endpointFactIssues } from "./endpoint-facts";
import type { FixedIpConfig } from "./fixed-ip";

/** What is wrong with a configuration of `fixed-ip` as a whole. */
export function fixedIpIssues(config: FixedIpConfig): readonly Issue[] {
    const { allowedCidrs, clientVpcIds, elasticIpAllocationIds, privateDnsEnabled } = config.options;
    return [
        ...repeatedEntries("options.allowedCidrs", allowedCidrs),
        ...repeatedEntries("options.clientVpcIds", clientVpcIds),
        ...repeatedEntries("options.elasticIpAllocationIds", elasticIpAllocationIds),
        ...callerIssues(allowedCidrs),
        ...ownVpcIssues(config),
        ...existingNetworkIssues(config),
        ...elasticIpIssues(config),
        ...privateZoneIssues(config),
        ...mirroredRecordIssues(config),
        ...endpointFactIssues(config, privateDnsEnabled),
    ];
}

/** Who calls from the internet has an address of it. */
function callerIssues(allowedCidrs: readonly string[]): readonly Issue[] {
    return allowedCidrs.flatMap((block, index) => {
        const range = parseCidr(block, "");
        if (!range.ok || !isOffInternet(range.value)) return [];
        const issue = makeIssue({
            code: "caller-off-internet",
            path: `options.allowedCidrs[${index}]`,
            problem: "is a block that no caller on the internet has",
            got: quote(block),
            expected: "public addresses: those by which the callers' networks reach the internet",
            fix: "give those; who is in a connected network needs `network.clients`",
        });
        return [issue];
    });
}

function ownVpcIssues({ network, options }: FixedIpConfig): readonly Issue[] {
    if (network?.kind !== "existing") return [];
    return options.clientVpcIds.flatMap((vpcId, index) => {
        if (vpcId !== network.vpcId) return [];
        const issue = makeIssue({
            code: "client-own-vpc",
            path: `options.clientVpcIds[${index}]`,
            problem: "is the pattern's own VPC, which has the private answer anyway",
            got: quote(vpcId),
            expected: "further VPCs",
            fix: "remove it",
        });
        return [issue];
    });
}

/** What the pattern has to be told of a network that it does not make. */
function existingNetworkIssues({ network }: FixedIpConfig): readonly Issue[] {
    if (network?.kind !== "existing") return [];
    const missing = (key: string, expected: string, fix: string): Issue =>
        makeIssue({
            code: "missing",
            path: `network.existing.${key}`,
            problem: "is not set",
            got: "nothing",
            expected,
            fix,
        });
    const whose = network.endpointId === undefined ? "that the endpoint gets" : "that the endpoint has";
    return [
        ...(network.publicSubnetIds === undefined
            ? [
                  missing(
                      "publicSubnetIds",
                      "subnets with a route to an internet gateway, where the load balancer faces the internet",
                      "list one in each zone",
                  ),
              ]
            : []),
        ...(network.endpointAddresses === undefined
            ? [
                  missing(
                      "endpointAddresses",
                      `the addresses ${whose}, one in each of \`network.existing.subnetIds\`: the load balancer leads to them`,
                      network.endpointId === undefined
                          ? "choose free ones"
                          : "list them with `aws ec2 describe-network-interfaces`",
                  ),
              ]
            : []),
        ...publicSubnetIssues(network),
    ];
}

/** Each subnet of the endpoint is in a zone of its own, and the load balancer passes on to its own zones alone (rule L-12). */
function publicSubnetIssues({ subnetIds, publicSubnetIds }: ExistingNetwork): readonly Issue[] {
    if (publicSubnetIds === undefined || publicSubnetIds.length >= subnetIds.length) return [];
    const issue = makeIssue({
        code: "public-subnet-count",
        path: "network.existing.publicSubnetIds",
        problem: "are fewer than the zones of the endpoint, and the load balancer reaches those of its own zones alone",
        got: `${publicSubnetIds.length}`,
        expected: `${subnetIds.length}, one in the zone of each of \`network.existing.subnetIds\``,
        fix: "add the missing ones",
    });
    return [issue];
}

function elasticIpIssues({ network, options }: FixedIpConfig): readonly Issue[] {
    const given = options.elasticIpAllocationIds.length;
    const places = network?.kind === "created" ? network.zones : network?.publicSubnetIds;
    if (given === 0 || places === undefined || given === places.length) return [];
    const where = network?.kind === "created" ? "`network.zones`" : "`network.existing.publicSubnetIds`";
    const issue = makeIssue({
        code: "elastic-ip-count",
        path: "options.elasticIpAllocationIds",
        problem: "does not have one Elastic IP for each zone of the load balancer",
        got: `${given}`,
        expected: `${places.length}, in the order of ${where}`,
        fix:
            given < places.length
                ? "add the missing ones, or leave the list out to have all created"
                : "remove those left over",
    });
    return [issue];
}

/** A private zone hides every public name at or below its own that is not in it (rule D-12). */
function privateZoneIssues({ dns, options }: FixedIpConfig): readonly Issue[] {
    const { privateZoneName: zone, mirroredRecords } = options;
    const name = dns?.domainName ?? "";
    const hostedZone = dns?.hostedZone.name;
    if (zone === undefined || zone === name) {
        return name === hostedZone && mirroredRecords === undefined ? [hidingName(name)] : [];
    }
    if (!isWithin(name, zone)) return [outsideZone(zone, name)];
    if (hostedZone !== undefined && !isWithin(zone, hostedZone)) return [outsideHostedZone(zone, hostedZone)];
    return mirroredRecords === undefined ? [hidingZone(zone, name)] : [];
}

const isWithin = (name: string, domain: string): boolean => name === domain || name.endsWith(`.${domain}`);

function mirroredRecordIssues({ dns, options }: FixedIpConfig): readonly Issue[] {
    const { privateZoneName, mirroredRecords = [] } = options;
    const name = dns?.domainName ?? "";
    const zone = privateZoneName ?? name;
    const keys = mirroredRecords.map((record) => `${record.name} ${record.type}`);
    return mirroredRecords.flatMap((record, index) => {
        const at = `options.mirroredRecords[${index}]`;
        const isSecond = keys.indexOf(keys[index] ?? "") < index;
        return [
            ...(isSecond ? [repeatedEntry(at, keys[index] ?? "")] : []),
            ...placeIssues(`${at}.name`, record.name, zone),
            ...(record.name === name && record.type === "A" ? [ownAddress(at, name)] : []),
            ...cnameIssues(at, record, zone, [{ name, type: "A" }, ...mirroredRecords]),
            ...valueIssues(at, record),
        ];
    });
}

type MirroredRecord = NonNullable<FixedIpConfig["options"]["mirroredRecords"]>[number];

function placeIssues(path: string, name: string, zone: string): readonly Issue[] {
    if (isWithin(name, zone)) return [];
    const issue = makeIssue({
        code: "mirrored-record-outside",
        path,
        problem: "is not in the private zone",
        got: quote(name),
        expected: `\`${zone}\` or a name below it`,
        fix: "remove the record",
    });
    return [issue];
}

function ownAddress(at: string, name: string): Issue {
    return makeIssue({
        code: "mirrored-own-name",
        path: `${at}.name`,
        problem: "is the API's own name, which has its private address",
        got: quote(`${name} A`),
        expected: "other names, or other types of it",
        fix: "remove the record",
    });
}

/**
 * A CNAME has one value, and is the only record of its name; so it cannot be where the zone's own are.
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html (read 2026-11-21)
 */
function cnameIssues(
    at: string,
    { name, type, values }: MirroredRecord,
    zone: string,
    all: readonly { readonly name: string; readonly type: string }[],
): readonly Issue[] {
    if (type !== "CNAME") return [];
    const beside = name === zone ? "SOA" : all.find((other) => other.name === name && other.type !== type)?.type;
    const several = makeIssue({
        code: "cname-values",
        path: `${at}.values`,
        problem: "are several, of a CNAME",
        got: `${values.length}`,
        expected: "one name",
        fix: "keep one",
    });
    const shared = makeIssue({
        code: "cname-beside-others",
        path: `${at}.type`,
        problem: "cannot stand beside records of other types",
        got: `\`CNAME\` beside \`${beside ?? ""}\` of \`${name}\``,
        expected: "a CNAME alone at its name, which is not the zone's",
        fix: "repeat what it leads to as `A` and `AAAA`",
    });
    return [...(values.length > 1 ? [several] : []), ...(beside === undefined ? [] : [shared])];
}

const HOST = "(?:[A-Za-z0-9_*-]{1,63}\\.)*[A-Za-z0-9_-]{1,63}\\.?";
/** `.` says that there is none: no mail, no such service (RFC 7505, RFC 2782). */
const HOST_OR_NONE = `(?:${HOST}|\\.)`;
const NUMBER = "\\d{1,5}[ \\t]+";

/** What values of each type look like. */
const VALUE_FORMS: Readonly<
    Record<MirroredRecord["type"], { readonly form: RegExp | z.ZodType; readonly expected: string }>
> = {
    A: { form: z.ipv4(), expected: "an IPv4 address" },
    AAAA: { form: z.ipv6(), expected: "an IPv6 address" },
    CNAME: { form: new RegExp(`^${HOST}$`), expected: "a name" },
    MX: {
        form: new RegExp(`^${NUMBER}${HOST_OR_NONE}$`),
        expected: "a priority and a name, such as `10 mail.example.com`",
    },
    SRV: {
        form: new RegExp(`^(?:${NUMBER}){3}${HOST_OR_NONE}$`),
        expected: "priority, weight, port and a name, such as `1 10 5269 chat.example.com`",
    },
    CAA: {
        form: /^(?:\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])[ \t]+[A-Za-z0-9]+[ \t]+".*"$/,
        expected: 'flags, a word and a text in quotes, such as `0 issue "amazon.com"`',
    },
    TXT: { form: /^/, expected: "a text" },
};

/** @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html (read 2026-11-21) */
function valueIssues(at: string, { name, type, values }: MirroredRecord): readonly Issue[] {
    const { form, expected } = VALUE_FORMS[type];
    const isFit = (value: string) => (form instanceof RegExp ? form.test(value) : form.safeParse(value).success);
    const faulty = values.flatMap((value, index) => {
        const isItself = type === "CNAME" && value.replace(/\.$/, "").toLowerCase() === name;
        if (isFit(value) && !isItself) return [];
        const issue = makeIssue({
            code: "mirrored-value",
            path: `${at}.values[${index}]`,
            problem: isItself ? "leads to the record itself" : `is no value of a record of type ${type}`,
            got: quote(value),
            expected: isItself ? "another name" : expected,
            fix: "correct it",
        });
        return [issue];
    });
    return [...faulty, ...repeatedEntries(`${at}.values`, values)];
}

function outsideZone(zone: string, name: string): Issue {
    return makeIssue({
        code: "domain-outside-private-zone",
        path: "options.privateZoneName",
        problem: "does not hold the API's name",
        got: quote(zone),
        expected: `\`${name}\` or a domain above it`,
        fix: "correct it, or leave it out",
    });
}

function outsideHostedZone(zone: string, hostedZone: string): Issue {
    return makeIssue({
        code: "private-zone-outside-zone",
        path: "options.privateZoneName",
        problem: "is wider than the hosted zone, so that it hides names that nobody can compare",
        got: quote(zone),
        expected: `\`${hostedZone}\` or a name below it`,
        fix: "narrow it, or leave it out",
    });
}

function hidingZone(zone: string, name: string): Issue {
    return makeIssue({
        code: "private-zone-hides-names",
        path: "options.privateZoneName",
        problem: "hides every public name below it from the VPC, and none is repeated",
        got: quote(zone),
        expected: `\`options.mirroredRecords\` with the other public records of \`${zone}\`, or a zone of exactly \`${name}\``,
        fix: "list the records, or leave the option out",
    });
}

function hidingName(name: string): Issue {
    return makeIssue({
        code: "private-zone-hides-names",
        path: "dns.domainName",
        problem: "is the hosted zone's own name, so that the private zone hides all of it from the VPC: `www`, mail",
        got: quote(name),
        expected:
            "`options.mirroredRecords` with its other public records, `[]` where it has none, or a name below the zone's",
        fix: "list the records, or take a name below",
    });
}
