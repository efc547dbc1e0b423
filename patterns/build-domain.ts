import { ApiDomain } from "../components/api-domain";
import { Certificate } from "../components/certificate";
import { HostedZone } from "../components/hosted-zone";
import type { RestApi } from "../components/rest-api";
import type { StackConfig } from "../config/pattern-config";

/** A custom domain with the zone that it is published in. */
export interface Domain {
    readonly zone: HostedZone;
    readonly domain: ApiDomain;
}

/** Builds the Regional custom domain of `dns`, with its zone and certificate created or adopted; nothing without `dns`. */
export function buildDomain(config: StackConfig, api: RestApi): Domain | undefined {
    const { dns } = config;
    if (!dns) return undefined;
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
    const domain = new ApiDomain("domain", {
        domainName,
        certificateArn: certificate.certificateArn,
        hostedZoneId: zone.zoneId,
        hostedZoneName: zone.domainName,
        restApiId: api.restApiId,
        stageName: api.stageName,
        tags,
    });
    return { zone, domain };
}
