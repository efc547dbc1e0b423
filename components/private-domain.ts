import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { checkInZone } from "./api-domain";
import { childOf } from "./child";
import { plainArgs } from "./plain-args";
import { confinedTo } from "./resource-policy";

export interface PrivateDomainArgs {
    /** Name that clients use. */
    readonly domainName: string;
    /** Certificate for the name, in the API's own region. */
    readonly certificateArn: pulumi.Input<string>;
    /** Domain of the public zone that answers for the name, to be checked against it. */
    readonly hostedZoneName: pulumi.Input<string>;
    /** Private API that the domain leads to. */
    readonly restApiId: pulumi.Input<string>;
    /** Stage that the root of the domain leads to. */
    readonly stageName: pulumi.Input<string>;
    /** Endpoint through which the domain is reached; not one through which a public domain is (rule C-8). */
    readonly vpcEndpointId: pulumi.Input<string>;
    /** VPCs whose endpoints may use the domain; each becomes an `aws:SourceVpc` value. At least one. */
    readonly allowedVpcIds: pulumi.Input<string>[];
    /** Tags of everything created. */
    readonly tags?: { [name: string]: string };
}

/**
 * A private custom domain for a private API: at its endpoint it answers with the certificate of its own name (rule T-5).
 *
 * It has a policy of its own, a gate before the API's (rule P-15), confined to the same VPCs. The policy's resource is
 * `*`, which within it means the domain: AWS keeps it as it is, while the short form `execute-api:/*` is expanded with
 * an id that nobody knows beforehand, and would differ at each preview.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains.html (read 2026-11-20)
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/40834 (read 2026-11-21)
 */
export class PrivateDomain extends pulumi.ComponentResource {
    /** `https://<domain>`. */
    public readonly url: pulumi.Output<string>;
    /** Id that tells the domain from others of its name. */
    public readonly domainNameId: pulumi.Output<string>;
    /** ARN of the domain, for associations with further endpoints. */
    public readonly domainNameArn: pulumi.Output<string>;
    /** ARN by which the policies of endpoints name the domain (rule C-13). */
    public readonly invokeArn: pulumi.Output<string>;

    public constructor(name: string, args: PrivateDomainArgs, opts?: pulumi.ComponentResourceOptions) {
        const resourcePolicy = confinedTo(args.allowedVpcIds, "*");
        super("private-api:index:PrivateDomain", name, { ...plainArgs(args), resourcePolicy }, opts);
        if (args.allowedVpcIds.length === 0) throw new Error(`PrivateDomain ${name}: needs at least one allowed VPC`);
        checkInZone(args.domainName, args.hostedZoneName);
        const domain = new aws.apigateway.DomainName(
            `${name}-domain`,
            {
                domainName: args.domainName,
                certificateArn: args.certificateArn,
                tags: args.tags,
                endpointConfiguration: { types: "PRIVATE", ipAddressType: "dualstack" },
                policy: pulumi.jsonStringify(resourcePolicy),
            },
            childOf(this),
        );
        new aws.apigateway.DomainNameAccessAssociation(
            `${name}-association`,
            {
                domainNameArn: domain.arn,
                accessAssociationSource: args.vpcEndpointId,
                accessAssociationSourceType: "VPCE",
                tags: args.tags,
            },
            childOf(this),
        );
        new aws.apigateway.BasePathMapping(
            `${name}-mapping`,
            {
                domainName: domain.domainName,
                // Without the id AWS looks for a public domain of the name.
                domainNameId: domain.domainNameId,
                restApi: args.restApiId,
                stageName: args.stageName,
            },
            childOf(this),
        );
        this.url = pulumi.output(`https://${args.domainName}`);
        this.domainNameId = domain.domainNameId;
        this.domainNameArn = domain.arn;
        this.invokeArn = domain.arn.apply((arn) => arn.replace(":apigateway:", ":execute-api:"));
        this.registerOutputs({
            url: this.url,
            domainNameId: this.domainNameId,
            domainNameArn: this.domainNameArn,
            invokeArn: this.invokeArn,
        });
    }
}
