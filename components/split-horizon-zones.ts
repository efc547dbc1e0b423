import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { checkAtPreview } from "./account-check";
import { childOf } from "./child";
import { plainArgs } from "./plain-args";

/** A name of AWS's own that an alias record leads to. */
export interface AliasTargetArgs {
    /** The name, e.g. of a load balancer or an endpoint. */
    readonly dnsName: pulumi.Input<string>;
    /** Hosted zone of the name. */
    readonly hostedZoneId: pulumi.Input<string>;
}

/** A public record that the private zone repeats, since it would be hidden otherwise. */
export interface MirroredRecordArgs {
    /** Full name, inside the private zone, without a final dot; `*` as its first label stands for every one. */
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
    /** Domain of that zone. */
    readonly hostedZoneName: pulumi.Input<string>;
    /** Where the name leads to from everywhere but `vpcIds`. */
    readonly publicTarget: AliasTargetArgs;
    /** Where the name leads to from `vpcIds`. */
    readonly privateTarget: AliasTargetArgs;
    /** VPCs whose resolvers give the private answer; each needs a way to `privateTarget`. */
    readonly vpcIds: pulumi.Input<string>[];
    /** Domain of the private zone, at or above the name, at or below the public zone's. @defaultValue the name itself */
    readonly privateZoneName?: string;
    /** Public records that the private zone would hide (rule D-12). @defaultValue none */
    readonly mirroredRecords?: MirroredRecordArgs[];
    /** Tags of everything created. */
    readonly tags?: { [name: string]: string };
}

/**
 * One name with two answers: an alias in a public zone for everyone, and one in a private zone for some VPCs.
 *
 * What is not in a private zone does not exist for its VPCs, whatever public DNS says (rules D-12, D-16): not what is
 * below its name, and of the name itself not the records of other types. So it is refused at preview as long as the
 * public zone has a record there that is not mirrored. Validation records of certificates stay in the public zone, where
 * ACM looks.
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zone-private-considerations.html (read 2026-11-20)
 */
export class SplitHorizonZones extends pulumi.ComponentResource {
    /** Id of the private zone, `Z…`. */
    public readonly privateZoneId: pulumi.Output<string>;
    /** The name, once it is published for everyone. */
    public readonly domainName: pulumi.Output<string>;

    public constructor(name: string, args: SplitHorizonZonesArgs, opts?: pulumi.ComponentResourceOptions) {
        super("private-api:index:SplitHorizonZones", name, plainArgs(args), opts);
        const zoneName = args.privateZoneName ?? args.domainName;
        if (!isWithin(args.domainName, zoneName)) {
            throw new Error(`SplitHorizonZones ${name}: ${args.domainName} is not in the zone ${zoneName}`);
        }
        checkNothingHidden(this, args, zoneName);
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

const isWithin = (name: string, domain: string): boolean => name === domain || name.endsWith(`.${domain}`);

/** How many records a message lists. */
const LISTED = 10;

/**
 * Stops at preview where the private zone is wider than the public one, whose records alone can be read, and where the
 * public one has a record that the private one would hide.
 */
function checkNothingHidden(component: SplitHorizonZones, args: SplitHorizonZonesArgs, zoneName: string): void {
    const { resourceRecordSets } = aws.route53.getRecordsOutput({ zoneId: args.hostedZoneId }, { parent: component });
    const mirrored = args.mirroredRecords ?? [];
    checkAtPreview(pulumi.all([resourceRecordSets, args.hostedZoneName]), ([records, hostedZoneName]) => {
        const apex = hostedZoneName.replace(/\.$/, "");
        if (!isWithin(zoneName, apex)) {
            return `options.privateZoneName: is not in the hosted zone, got \`${zoneName}\`; expected a name at or below \`${apex}\`, whose records can be read; narrow it, or leave it out`;
        }
        const answered = [{ name: args.domainName, type: "A" }, ...mirrored];
        const hidden = hiddenRecords(records.map(plainRecord), { apex, zoneName, answered });
        const more = hidden.length > LISTED ? ` and ${hidden.length - LISTED} more` : "";
        const narrower = zoneName === args.domainName ? "" : ", or leave `options.privateZoneName` out";
        return hidden.length === 0
            ? undefined
            : `options.mirroredRecords: lacks public records that the private zone \`${zoneName}\` would hide from the VPC, got ${mirrored.length === 0 ? "none" : mirrored.length}; expected also \`${hidden.slice(0, LISTED).join("`, `")}\`${more}; add them${narrower}`;
    });
}

/** A record's name and type. */
export interface RecordKey {
    readonly name: string;
    readonly type: string;
}

/** As the stack writes it: Route 53 ends names with a dot, and escapes `*`. */
const plainRecord = ({ name, type }: RecordKey): RecordKey => ({
    name: name.replace(/\.$/, "").replace(/^\\052\./, "*."),
    type,
});

/**
 * Public records at or below a private zone's name that it does not answer, as `www.example.net CNAME`, in order.
 *
 * Left out are name servers and start of authority of the public zone, which every zone has of its own, and the CNAMEs by
 * which ACM validates certificates: it asks public DNS.
 */
export function hiddenRecords(
    records: readonly RecordKey[],
    {
        apex,
        zoneName,
        answered,
    }: { readonly apex: string; readonly zoneName: string; readonly answered: readonly RecordKey[] },
): string[] {
    const words = ({ name, type }: RecordKey) => `${name} ${type}`;
    const isZonesOwn = ({ name, type }: RecordKey) => name === apex && (type === "NS" || type === "SOA");
    const isValidation = ({ name, type }: RecordKey) => type === "CNAME" && /^_[0-9a-f]{32}\./.test(name);
    const known = new Set(answered.map(words));
    const hidden = records.filter(
        (record) =>
            isWithin(record.name, zoneName) &&
            !isZonesOwn(record) &&
            !isValidation(record) &&
            !known.has(words(record)),
    );
    return [...new Set(hidden.map(words))].sort();
}
