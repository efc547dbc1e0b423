import { ApiDomain } from "../components/api-domain";
import { Certificate } from "../components/certificate";
import { HostedZone } from "../components/hosted-zone";
import type { RestApi } from "../components/rest-api";
import type { StackConfig } from "../config/pattern-config";
import type { DnsConfig } from "../config/schema";

/** A custom domain with the zone that it is published in. */
export interface Domain {
    readonly zone: HostedZone;
    readonly domain: ApiDomain;
}

/** A zone with a certificate for a name in it. */
export interface CertifiedName {
    readonly zone: HostedZone;
    readonly certificate: Certificate;
}

/** Builds the zone and the certificate of `dns`, each created or adopted. */
export function buildCertifiedName(dns: DnsConfig, config: StackConfig): CertifiedName {
    const tags = { ...config.tags };
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
    const { zone, certificate } = certified ?? buildCertifiedName(dns, config);
    const domain = new ApiDomain("domain", {
        domainName: dns.domainName,
        certificateArn: certificate.certificateArn,
        hostedZoneId: zone.zoneId,
        hostedZoneName: zone.domainName,
        restApiId: api.restApiId,
        stageName: api.stageName,
        tags: { ...config.tags },
    });
    return { zone, domain };
}
