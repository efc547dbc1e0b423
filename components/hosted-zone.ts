import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { checkAtPreview } from "./account-check";
import { childOf } from "./child";
import { plainArgs } from "./plain-args";

export interface HostedZoneArgs {
    /** Domain of a zone to be created; or else `existingZoneId`. */
    readonly domainName?: string;
    /** Id of a public zone to use in place of a created one, `Z…`; it is read, and gets records. */
    readonly existingZoneId?: string;
    /** Tags of everything created. */
    readonly tags?: { [name: string]: string };
}

/**
 * A public Route 53 zone, created or adopted.
 *
 * A created one answers nobody until its parent domain names `nameServers`; a certificate that is validated in it waits
 * for that.
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-routing-traffic-for-subdomains.html (read 2026-11-20)
 */
export class HostedZone extends pulumi.ComponentResource {
    /** Id of the zone, `Z…`. */
    public readonly zoneId: pulumi.Output<string>;
    /** Domain of the zone. */
    public readonly domainName: pulumi.Output<string>;
    /** Name servers to enter at the parent domain. */
    public readonly nameServers: pulumi.Output<string[]>;

    public constructor(name: string, args: HostedZoneArgs, opts?: pulumi.ComponentResourceOptions) {
        super("private-api:index:HostedZone", name, plainArgs(args), opts);
        const zone =
            args.existingZoneId === undefined
                ? new aws.route53.Zone(`${name}-zone`, { name: args.domainName, tags: args.tags }, childOf(this))
                : aws.route53.Zone.get(`${name}-zone`, args.existingZoneId, undefined, childOf(this));
        if (args.existingZoneId !== undefined) {
            checkAtPreview(zone.vpcs, (vpcs) =>
                !vpcs?.length
                    ? undefined
                    : `dns.hostedZone.id: is a private zone, got \`${args.existingZoneId}\`; expected a public one, where certificates are validated and clients on the internet look; give the public zone of the domain`,
            );
        }
        this.zoneId = zone.zoneId;
        this.domainName = zone.name;
        this.nameServers = zone.nameServers;
        this.registerOutputs({ zoneId: this.zoneId, domainName: this.domainName, nameServers: this.nameServers });
    }
}
