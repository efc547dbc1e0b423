import { ApiDomain } from "../components/api-domain";
import { Certificate } from "../components/certificate";
import { HostedZone } from "../components/hosted-zone";
import type { RestApi } from "../components/rest-api";
import type { StackConfig } from "../config/pattern-config";
import type { DnsConfig } from "../config/schema";

/** The name of `dns`, proved: its certificate, and the zone that it is published in. */
export interface CertifiedName {
    readonly zone: HostedZone;
    readonly certificate: Certificate;
}

/** A custom domain with the zone that it is published in. */
export interface Domain {
    readonly zone: HostedZone;
    readonly domain: ApiDomain;
}

/** Builds, or adopts, the zone and the certificate of `dns`. */
export function buildCertificate(dns: DnsConfig, tags: { [name: string]: string }): CertifiedName {
    const { hostedZone, domainName } = dns;
    const zone = new HostedZone("zone", {
        ...(hostedZone.kind === "created" ? { domainName: hostedZone.name } : { existingZoneId: hostedZone.id }),
        tags,
    });
    const certificate = new Certificate("certificate", {
        domainName,
        hostedZoneId: zone.zoneId,
        existingCertificateArn: dns.certificateArn,
        tags,
    });
    return { zone, certificate };
}

/** Builds the Regional custom domain of `dns`, with its zone and certificate created or adopted; nothing without `dns`. */
export function buildDomain(config: StackConfig, api: RestApi, certified?: CertifiedName): Domain | undefined {
    const { dns } = config;
    if (!dns) return undefined;
    const tags = { ...config.tags };
    const { zone, certificate } = certified ?? buildCertificate(dns, tags);
    const domain = new ApiDomain("domain", {
        domainName: dns.domainName,
        certificateArn: certificate.certificateArn,
        hostedZoneId: zone.zoneId,
        hostedZoneName: zone.domainName,
        restApiId: api.restApiId,
        stageName: api.stageName,
        tags,
    });
    return { zone, domain };
}
