import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { checkAtPreview } from "./account-check";
import { childOf } from "./child";
import { plainArgs } from "./plain-args";

export interface ApiDomainArgs {
    /** Name that clients use, inside the zone. */
    readonly domainName: string;
    /** Certificate for the name, in the API's own region (rule C-10). */
    readonly certificateArn: pulumi.Input<string>;
    /** Public zone that gets the alias record. @defaultValue none: the name leads elsewhere, as to a load balancer */
    readonly hostedZoneId?: pulumi.Input<string>;
    /** Domain of that zone, to be checked against the name. */
    readonly hostedZoneName: pulumi.Input<string>;
    /** API that the domain leads to. */
    readonly restApiId: pulumi.Input<string>;
    /** Stage that the root of the domain leads to. */
    readonly stageName: pulumi.Input<string>;
    /** Tags of everything created. */
    readonly tags?: { [name: string]: string };
}

/**
 * A Regional custom domain for an API, with an **alias** record where a zone is given for it.
 *
 * Not a CNAME: in a VPC whose endpoint has private DNS, the name that a CNAME points to is captured like any other
 * `execute-api` name, while an alias is answered by Route 53 with public addresses (rule D-10).
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-regional-api-custom-domain-create.html (read 2026-11-20)
 */
export class ApiDomain extends pulumi.ComponentResource {
    /** `https://<domain>`. */
    public readonly url: pulumi.Output<string>;
    /** The name, once it is published. */
    public readonly domainName: pulumi.Output<string>;

    public constructor(name: string, args: ApiDomainArgs, opts?: pulumi.ComponentResourceOptions) {
        super("private-api:index:ApiDomain", name, plainArgs(args), opts);
        checkInZone(args.domainName, args.hostedZoneName);
        const domain = new aws.apigateway.DomainName(
            `${name}-domain`,
            {
                domainName: args.domainName,
                regionalCertificateArn: args.certificateArn,
                tags: args.tags,
                endpointConfiguration: { types: "REGIONAL" },
                securityPolicy: "TLS_1_2",
            },
            childOf(this),
        );
        new aws.apigateway.BasePathMapping(
            `${name}-mapping`,
            { domainName: domain.domainName, restApi: args.restApiId, stageName: args.stageName },
            childOf(this),
        );
        this.domainName =
            args.hostedZoneId === undefined
                ? domain.domainName
                : publish(this, name, args.domainName, args.hostedZoneId, domain).fqdn;
        this.url = pulumi.output(`https://${args.domainName}`);
        this.registerOutputs({ url: this.url, domainName: this.domainName });
    }
}

/** Stops at preview where a name is outside the zone that is to answer for it. */
export function checkInZone(domainName: string, hostedZoneName: pulumi.Input<string>): void {
    checkAtPreview(pulumi.output(hostedZoneName), (zone) => {
        const apex = zone.replace(/\.$/, "");
        return domainName === apex || domainName.endsWith(`.${apex}`)
            ? undefined
            : `dns.domainName: is not in the hosted zone, got \`${domainName}\`; expected a name at or below \`${apex}\`; give another name or zone`;
    });
}

function publish(
    component: ApiDomain,
    name: string,
    domainName: string,
    zoneId: pulumi.Input<string>,
    domain: aws.apigateway.DomainName,
): aws.route53.Record {
    return new aws.route53.Record(
        `${name}-alias`,
        {
            zoneId,
            name: domainName,
            type: "A",
            aliases: [
                {
                    name: domain.regionalDomainName,
                    zoneId: domain.regionalZoneId,
                    evaluateTargetHealth: false,
                },
            ],
        },
        childOf(component),
    );
}
