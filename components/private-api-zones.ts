import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { childOf } from "./child";
import { plainArgs } from "./plain-args";

/** A private API that gets a zone. */
export interface PrivateApiNameArgs {
    /** Word for the children's names, unique in the list; a change replaces the zone. */
    readonly name: string;
    /** `<id>.execute-api.<region>.amazonaws.com`. */
    readonly hostName: pulumi.Input<string>;
}

export interface PrivateApiZonesArgs {
    /** Private APIs that get a zone each. */
    readonly apis: PrivateApiNameArgs[];
    /** VPCs whose resolvers answer the names; each needs a way to the endpoint. */
    readonly vpcIds: pulumi.Input<string>[];
    /** Regional name of the endpoint that the names lead to. */
    readonly endpointDnsName: pulumi.Input<string>;
    /** Hosted zone of that name. */
    readonly endpointHostedZoneId: pulumi.Input<string>;
    /** Tags of everything created. */
    readonly tags?: { [name: string]: string };
}

/**
 * One private hosted zone for each private API, of exactly its name, with an alias to the endpoint.
 *
 * Never a zone for `execute-api.<region>.amazonaws.com` itself: a private zone has no way back to public DNS, so every
 * other API of the region would be gone from the VPC (rules D-11, D-12).
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html (read 2026-11-20)
 */
export class PrivateApiZones extends pulumi.ComponentResource {
    /** Ids of the zones, in the order of `apis`. */
    public readonly zoneIds: pulumi.Output<string[]>;

    public constructor(name: string, args: PrivateApiZonesArgs, opts?: pulumi.ComponentResourceOptions) {
        super("private-api:index:PrivateApiZones", name, plainArgs(args), opts);
        const zones = args.apis.map((api) => {
            const zone = new aws.route53.Zone(
                `${name}-${api.name}`,
                {
                    name: api.hostName,
                    vpcs: args.vpcIds.map((vpcId) => ({ vpcId })),
                    tags: args.tags,
                },
                childOf(this),
            );
            new aws.route53.Record(
                `${name}-${api.name}-alias`,
                {
                    zoneId: zone.zoneId,
                    name: api.hostName,
                    type: "A",
                    aliases: [
                        {
                            name: args.endpointDnsName,
                            zoneId: args.endpointHostedZoneId,
                            evaluateTargetHealth: false,
                        },
                    ],
                },
                childOf(this),
            );
            return zone;
        });
        this.zoneIds = pulumi.output(zones.map((zone) => zone.zoneId));
        this.registerOutputs({ zoneIds: this.zoneIds });
    }
}
