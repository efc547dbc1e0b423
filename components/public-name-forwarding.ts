import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { childOf } from "./child";
import { plainArgs } from "./plain-args";
import { makeResolverGroup } from "./resolver-group";

/** A public name that is to be answered publicly. */
export interface ForwardedNameArgs {
    /** Word for the children's names, unique in the list. */
    readonly name: string;
    /** Name of the public API, `<id>.execute-api.<region>.amazonaws.com`. */
    readonly hostName: pulumi.Input<string>;
}

export interface PublicNameForwardingArgs {
    /** VPC whose hosts are to see the public answers. */
    readonly vpcId: pulumi.Input<string>;
    /** Subnets with a way to the resolvers; at least two, in different zones. */
    readonly subnetIds: pulumi.Input<string>[];
    /** Names to forward, and nothing else. */
    readonly names: ForwardedNameArgs[];
    /** Addresses of resolvers outside the VPC that answer from public DNS. */
    readonly resolverAddresses: string[];
    /** Tags of everything created. */
    readonly tags?: { [name: string]: string };
}

/**
 * Resolver FORWARD rules for single public names: in the VPC they are answered from public DNS, although the private
 * DNS of an endpoint captures the names around them (rule D-13, inferred from Route 53's order of precedence).
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-overview-forward-vpc-to-network.html (read 2026-11-20)
 */
export class PublicNameForwarding extends pulumi.ComponentResource {
    /** Id of the outbound endpoint, `rslvr-out-…`. */
    public readonly resolverEndpointId: pulumi.Output<string>;
    /** Ids of the rules, in the order of `names`. */
    public readonly ruleIds: pulumi.Output<string[]>;

    public constructor(name: string, args: PublicNameForwardingArgs, opts?: pulumi.ComponentResourceOptions) {
        super("private-api:index:PublicNameForwarding", name, plainArgs(args), opts);
        const hosts = args.resolverAddresses.map((address) => `${address}/32`);
        const group = makeResolverGroup(this, name, args.vpcId, "out", hosts, args.tags);
        const endpoint = new aws.route53.ResolverEndpoint(
            `${name}-endpoint`,
            {
                direction: "OUTBOUND",
                ipAddresses: args.subnetIds.map((subnetId) => ({ subnetId })),
                tags: args.tags,
                securityGroupIds: [group.id],
            },
            childOf(this),
        );
        const rules = args.names.map((each) => {
            const rule = new aws.route53.ResolverRule(
                `${name}-${each.name}`,
                {
                    domainName: each.hostName,
                    ruleType: "FORWARD",
                    resolverEndpointId: endpoint.id,
                    targetIps: args.resolverAddresses.map((ip) => ({ ip })),
                    tags: args.tags,
                },
                childOf(this),
            );
            new aws.route53.ResolverRuleAssociation(
                `${name}-${each.name}`,
                { resolverRuleId: rule.id, vpcId: args.vpcId },
                childOf(this),
            );
            return rule;
        });
        this.resolverEndpointId = endpoint.id;
        this.ruleIds = pulumi.output(rules.map((rule) => rule.id));
        this.registerOutputs({ resolverEndpointId: this.resolverEndpointId, ruleIds: this.ruleIds });
    }
}
