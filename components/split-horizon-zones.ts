import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { checkAtPreview } from "./account-check";
import { childOf } from "./child";

/** A name of AWS's own that an alias record leads to. */
export interface AliasTargetArgs {
    /** The name, e.g. of a load balancer or an endpoint. */
    readonly dnsName: pulumi.Input<string>;
    /** Hosted zone of the name. */
    readonly hostedZoneId: pulumi.Input<string>;
}

/** A public record that the private zone repeats, since it would be hidden otherwise. */
export interface MirroredRecordArgs {
    /** Full name, inside the private zone, without a final dot. */
    readonly name: string;
    /** Type of the record, e.g. `A`, `CNAME`, `MX`. */
    readonly type: string;
    /** Values of the record. */
    readonly values: string[];
    /** Seconds that resolvers keep it. @defaultValue 300 */
    readonly ttl?: number;
}

export interface SplitHorizonZonesArgs {
    /** Name that is answered in two ways. */
    readonly domainName: string;
    /** Public zone that gets the record for everyone. */
    readonly hostedZoneId: pulumi.Input<string>;
    /** Where the name leads to from everywhere but `vpcIds`. */
    readonly publicTarget: AliasTargetArgs;
    /** Where the name leads to from `vpcIds`. */
    readonly privateTarget: AliasTargetArgs;
    /** VPCs whose resolvers give the private answer; each needs a way to `privateTarget`. */
    readonly vpcIds: pulumi.Input<string>[];
    /** Domain of the private zone, at or above the name. @defaultValue the name itself, so that nothing else is hidden */
    readonly privateZoneName?: string;
    /** Public records that a wider private zone would hide (rule D-12). @defaultValue none */
    readonly mirroredRecords?: MirroredRecordArgs[];
    /** Tags of everything created. */
    readonly tags?: { [name: string]: string };
}

/**
 * One name with two answers: an alias in a public zone for everyone, and one in a private zone for some VPCs.
 *
 * The private zone is of exactly the name. What is not in a private zone does not exist for its VPCs, whatever public
 * DNS says (rules D-12, D-16), so one of a wider domain is refused at preview as long as the public zone has a name in
 * it that is not mirrored. Validation records of certificates stay in the public zone, where ACM looks.
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html (read 2026-11-20)
 */
export class SplitHorizonZones extends pulumi.ComponentResource {
    /** Id of the private zone, `Z…`. */
    public readonly privateZoneId: pulumi.Output<string>;
    /** The name, once it is published for everyone. */
    public readonly domainName: pulumi.Output<string>;

    public constructor(name: string, args: SplitHorizonZonesArgs, opts?: pulumi.ComponentResourceOptions) {
        // A component is there once its inputs are, and its children after it. With those that come late among them the
        // private zone would wait for the load balancer.
        const { domainName, privateZoneName, mirroredRecords, tags } = args;
        super(
            "private-api:index:SplitHorizonZones",
            name,
            { domainName, privateZoneName, mirroredRecords, tags },
            opts,
        );
        const zoneName = args.privateZoneName ?? args.domainName;
        if (zoneName !== args.domainName) {
            if (!args.domainName.endsWith(`.${zoneName}`)) {
                throw new Error(`SplitHorizonZones ${name}: ${args.domainName} is not in the zone ${zoneName}`);
            }
            checkNothingHidden(this, args, zoneName);
        }
        const published = makeAlias(this, `${name}-public`, args.domainName, args.hostedZoneId, args.publicTarget);
        const zone = new aws.route53.Zone(
            `${name}-private`,
            { name: zoneName, vpcs: args.vpcIds.map((vpcId) => ({ vpcId })), tags: args.tags },
            childOf(this),
        );
        makeAlias(this, `${name}-private-alias`, args.domainName, zone.zoneId, args.privateTarget);
        for (const record of args.mirroredRecords ?? []) {
            new aws.route53.Record(
                `${name}-mirrored-${record.name}-${record.type}`,
                {
                    zoneId: zone.zoneId,
                    name: record.name,
                    type: record.type,
                    records: record.values,
                    ttl: record.ttl ?? 300,
                },
                childOf(this),
            );
        }
        this.privateZoneId = zone.zoneId;
        this.domainName = published.fqdn;
        this.registerOutputs({ privateZoneId: this.privateZoneId, domainName: this.domainName });
    }
}

function makeAlias(
    component: SplitHorizonZones,
    child: string,
    domainName: string,
    zoneId: pulumi.Input<string>,
    target: AliasTargetArgs,
): aws.route53.Record {
    return new aws.route53.Record(
        child,
        {
            zoneId,
            name: domainName,
            type: "A",
            aliases: [{ name: target.dnsName, zoneId: target.hostedZoneId, evaluateTargetHealth: false }],
        },
        childOf(component),
    );
}

/** Stops at preview where the public zone has a name below the private zone's domain that the private zone would lack. */
function checkNothingHidden(component: SplitHorizonZones, args: SplitHorizonZonesArgs, zoneName: string): void {
    const { resourceRecordSets } = aws.route53.getRecordsOutput({ zoneId: args.hostedZoneId }, { parent: component });
    checkAtPreview(resourceRecordSets, (records) => {
        const answered = [args.domainName, ...(args.mirroredRecords ?? []).map((record) => record.name)];
        const names = records.map((record) => record.name.replace(/\.$/, ""));
        const hidden = hiddenNames(names, zoneName, answered);
        return hidden.length === 0
            ? undefined
            : `options.privateZoneName: would hide public names from the VPC, got \`${zoneName}\`; expected \`${hidden.join("`, `")}\` among \`options.mirroredRecords\`; add them, or leave the option out`;
    });
}

/**
 * Names at or below a zone that it does not answer.
 *
 * The apex is in every zone, if only with its name servers. Names that begin with `_` prove something to somebody who
 * asks public DNS, as ACM does, and are no hosts.
 */
export function hiddenNames(names: readonly string[], zoneName: string, answered: readonly string[]): string[] {
    const hidden = names.filter(
        (name) => name.endsWith(`.${zoneName}`) && !name.startsWith("_") && !answered.includes(name),
    );
    return [...new Set(hidden)].sort();
}
