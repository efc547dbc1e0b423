import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { childOf } from "./child";
import { plainArgs } from "./plain-args";
import { makeResolverGroup } from "./resolver-group";

export interface ResolverInboundEndpointArgs {
    /** VPC whose answers are given. */
    readonly vpcId: pulumi.Input<string>;
    /** Subnets that get an address each; at least two, in different zones. */
    readonly subnetIds: pulumi.Input<string>[];
    /** Blocks of the hosts, or of their DNS servers, that may ask. */
    readonly clientCidrBlocks: string[];
    /** Tags of everything created. */
    readonly tags?: { [name: string]: string };
}

/**
 * A Route 53 Resolver inbound endpoint: DNS servers outside the VPC that forward names to it get the VPC's answers.
 *
 * Forwarding `execute-api.<region>.amazonaws.com` makes private APIs resolve on-premises, and captures the names of
 * public ones there as well (rule D-14).
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-forwarding-inbound-queries.html (read 2026-11-20)
 */
export class ResolverInboundEndpoint extends pulumi.ComponentResource {
    /** Id of the inbound endpoint, `rslvr-in-…`. */
    public readonly resolverEndpointId: pulumi.Output<string>;
    /** Addresses to forward to. */
    public readonly addresses: pulumi.Output<string[]>;

    public constructor(name: string, args: ResolverInboundEndpointArgs, opts?: pulumi.ComponentResourceOptions) {
        super("private-api:index:ResolverInboundEndpoint", name, plainArgs(args), opts);
        const group = makeResolverGroup(this, name, args.vpcId, "in", args.clientCidrBlocks, args.tags);
        const endpoint = new aws.route53.ResolverEndpoint(
            `${name}-endpoint`,
            {
                direction: "INBOUND",
                ipAddresses: args.subnetIds.map((subnetId) => ({ subnetId })),
                tags: args.tags,
                securityGroupIds: [group.id],
            },
            childOf(this),
        );
        this.resolverEndpointId = endpoint.id;
        this.addresses = endpoint.ipAddresses.apply((addresses) => addresses.map(({ ip }) => ip));
        this.registerOutputs({ resolverEndpointId: this.resolverEndpointId, addresses: this.addresses });
    }
}
