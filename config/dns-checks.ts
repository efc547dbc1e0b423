import type { DnsConfig, DnsFields, HostedZoneConfig } from "./dns-schema";
import { covers } from "../model/certificate-names";
import { makeIssue, quote, quoteChoice, type Issue } from "./issue";

/**
 * Checks across the fields of `dns`, and with the stack's region.
 *
 * @param fields - those that are right in themselves.
 * @param region - `aws:region`, where it is right.
 */
export function checkDns(fields: Partial<DnsFields>, region: string | undefined): readonly Issue[] {
    return [
        ...checkZone(fields),
        ...checkCertificate(fields.certificateArn, region),
        ...checkCertificateNames(fields),
        ...checkRequest(fields),
    ];
}

/** The parsed section; `undefined` where a field is missing. */
export function toDnsConfig({ domainName, hostedZone, certificateArn }: Partial<DnsFields>): DnsConfig | undefined {
    const zone = hostedZone && toHostedZone(hostedZone);
    return domainName === undefined || zone === undefined
        ? undefined
        : { domainName, hostedZone: zone, certificateArn };
}

function toHostedZone({ id, name }: DnsFields["hostedZone"]): HostedZoneConfig | undefined {
    if (id !== undefined) return { kind: "existing", id, name };
    return name === undefined ? undefined : { kind: "created", name };
}

function checkZone({ domainName, hostedZone }: Partial<DnsFields>): readonly Issue[] {
    if (hostedZone === undefined) return [];
    const { id, name } = hostedZone;
    if (id === undefined && name === undefined) return [namelessZone()];
    if (name === undefined || domainName === undefined) return [];
    if (domainName === name || domainName.endsWith(`.${name}`)) return [];
    const issue = makeIssue({
        code: "domain-outside-zone",
        path: "dns.domainName",
        problem: "is not in the hosted zone",
        got: quote(domainName),
        expected: `\`${name}\` or a name below it`,
        fix: "change the domain or the zone",
    });
    return [issue];
}

function namelessZone(): Issue {
    return makeIssue({
        code: "zone-form",
        path: "dns.hostedZone",
        problem: "names no zone",
        got: "nothing",
        expected: "`id` of a zone that exists, or `name` of one to create",
        fix: "add one of them",
    });
}

/** The certificate of a Regional domain has to be in the API's region (rules C-10, C-12). */
function checkCertificate(arn: string | undefined, region: string | undefined): readonly Issue[] {
    const certificateRegion = arn?.split(":")[3];
    if (region === undefined || certificateRegion === undefined || certificateRegion === region) return [];
    const issue = makeIssue({
        code: "certificate-region",
        path: "dns.certificateArn",
        problem: `is a certificate of \`${certificateRegion}\``,
        got: quote(arn),
        expected: `one of \`${region}\`, the API's region`,
        fix: "request it there, or leave it out to have one requested",
    });
    return [issue];
}

function checkCertificateNames({ domainName, certificateArn, certificateNames }: Partial<DnsFields>): readonly Issue[] {
    if (certificateNames === undefined) return [];
    const path = "dns.certificateNames";
    if (certificateArn === undefined) {
        const issue = makeIssue({
            code: "fact-without-certificate",
            path,
            problem: "are facts of an existing certificate, and none is named",
            got: quoteChoice(certificateNames),
            expected: "`dns.certificateArn` beside them",
            fix: "add the certificate's ARN or remove the names",
        });
        return [issue];
    }
    if (domainName === undefined || covers(certificateNames, domainName)) return [];
    const issue = makeIssue({
        code: "certificate-name",
        path,
        problem: "do not cover the domain",
        got: quoteChoice(certificateNames),
        expected: `\`${domainName}\`, or \`*\` in place of its first label`,
        fix: "give another certificate, or leave it out to have one requested",
    });
    return [issue];
}

const LONGEST_REQUESTED = 64;

/**
 * ACM puts the name into the certificate's common name, which has room for so much.
 * @see https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html (read 2026-11-21)
 */
function checkRequest({ domainName = "", certificateArn }: Partial<DnsFields>): readonly Issue[] {
    if (certificateArn !== undefined || domainName.length <= LONGEST_REQUESTED) return [];
    const issue = makeIssue({
        code: "domain-name-length",
        path: "dns.domainName",
        problem: "is too long for a certificate that is requested",
        got: `${domainName.length} characters`,
        expected: `at most ${LONGEST_REQUESTED}, or \`dns.certificateArn\` of a certificate that covers it`,
        fix: "take a shorter name, or add the certificate",
    });
    return [issue];
}
