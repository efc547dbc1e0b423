import { z } from "zod";
import { CidrBlock, Ipv4Address, EndpointId, SubnetId, VpcId } from "./aws-forms";
import { textLike } from "./wording";

/** Prefix lengths that AWS takes for a VPC's primary block and for a subnet. */
export const VPC_PREFIX_LENGTHS = { min: 16, max: 28 } as const;

const Zone = textLike(/^[a-z]{2,5}(?:-[a-z0-9]+)+-\d+[a-z]$/, {
    problem: "is not the name of an availability zone",
    expected: "the region and a letter, such as `eu-central-1a`",
    fix: "list them with `aws ec2 describe-availability-zones`",
});

/** A network outside the VPC whose hosts may reach the endpoint: exactly one of both. */
const Client = z
    .strictObject({
        cidrBlock: CidrBlock.describe("Block of addresses, of an on-premises network or a peered VPC.").optional(),
        vpcId: VpcId.describe("ID of a peered VPC.").optional(),
    })
    .meta({ oneOf: [{ required: ["cidrBlock"] }, { required: ["vpcId"] }] });

const Existing = z.strictObject({
    vpcId: VpcId.describe("ID of the VPC."),
    subnetIds: z
        .array(SubnetId)
        .min(2)
        .describe("IDs of subnets for the endpoint and for hosts: at least two, each in a zone of its own."),
    endpointId: EndpointId.describe(
        "ID of the VPC's execute-api endpoint, where it has one; without it one is created.",
    ).optional(),
    endpointAddresses: z
        .array(Ipv4Address)
        .min(1)
        .describe(
            "IPv4 addresses of the endpoint, one in each of `subnetIds`, in their order: those that it gets, or, with `endpointId`, those that it has. For `fixed-ip`.",
        )
        .optional(),
    publicSubnetIds: z
        .array(SubnetId)
        .min(1)
        .describe("IDs of subnets with a route to an internet gateway, each in a zone of its own. For `fixed-ip`.")
        .optional(),
    cidrBlock: CidrBlock.describe(
        "Primary block of the VPC, as AWS has it: a fact, so that overlaps are seen offline. An endpoint of this stack lets in the primary block and `clients` alone: secondary blocks are listed there.",
    ).optional(),
    endpointPrivateDnsEnabled: z
        .boolean()
        .describe(
            "Whether private DNS of the endpoint is on, as AWS has it: a fact, so that names are answered offline.",
        )
        .optional(),
});

/** What `private-api:network` may hold. */
export const NetworkSchema = z
    .strictObject({
        cidrBlock: CidrBlock.default("10.0.0.0/16").describe("Block of the VPC to be created, /16 to /28."),
        zones: z
            .array(Zone)
            .min(2)
            .max(6)
            .describe("Availability zones by name, 2 to 6; each gets its subnets. Required unless `existing`.")
            .optional(),
        egress: z
            .enum(["none", "nat"])
            .default("none")
            .describe("How hosts of the VPC reach the internet: not at all, or through NAT gateways."),
        subnetPrefixLength: z
            .int()
            .min(VPC_PREFIX_LENGTHS.min)
            .max(VPC_PREFIX_LENGTHS.max)
            .describe("Prefix length of each subnet, 16 to 28. Without it: that of the VPC plus 5, at most 28.")
            .optional(),
        endpointAddresses: z
            .array(Ipv4Address)
            .min(1)
            .describe(
                "IPv4 addresses of the endpoint, one in the isolated subnet of each zone, in the order of `zones`. Without it AWS chooses.",
            )
            .optional(),
        clients: z
            .array(Client)
            .default([])
            .describe(
                "Networks outside the VPC whose hosts reach the endpoint over peering, transit gateway, VPN or Direct Connect: `cidrBlock` or `vpcId` each. Secondary blocks of an existing VPC too, as its primary block alone is let in without being listed. Not with `existing.endpointId`.",
            ),
        existing: Existing.describe(
            "A VPC to use in place of a created one. Not with `cidrBlock`, `zones`, `egress`, `subnetPrefixLength`, `endpointAddresses`.",
        ).optional(),
    })
    .meta({ oneOf: [{ required: ["zones"] }, { required: ["existing"] }] });

/** What the schema takes, after defaults; the parser makes a {@link NetworkConfig} of it. */
export type NetworkFields = z.output<typeof NetworkSchema>;

/** Hosts outside the VPC that the endpoint's security group admits. */
export type NetworkClient = { readonly cidrBlock: string } | { readonly vpcId: string };

/** A VPC to be created. */
export interface CreatedNetwork {
    readonly kind: "created";
    /** Canonical block, /16 to /28. */
    readonly cidrBlock: string;
    /** Names of availability zones of the region, 2 to 6, unique. */
    readonly zones: readonly string[];
    readonly egress: "none" | "nat";
    /** 16 to 28. */
    readonly subnetPrefixLength: number;
    /** One IPv4 address a zone, in the order of `zones`. */
    readonly endpointAddresses?: readonly string[];
    readonly clients: readonly NetworkClient[];
}

/** A VPC that exists; `cidrBlock` and `endpointPrivateDnsEnabled` are facts for judging it offline. */
export interface ExistingNetwork {
    readonly kind: "existing";
    readonly vpcId: string;
    readonly subnetIds: readonly string[];
    readonly endpointId?: string;
    /** One IPv4 address in each of `subnetIds`, in their order. */
    readonly endpointAddresses?: readonly string[];
    readonly publicSubnetIds?: readonly string[];
    readonly cidrBlock?: string;
    readonly endpointPrivateDnsEnabled?: boolean;
    readonly clients: readonly NetworkClient[];
}

export type NetworkConfig = CreatedNetwork | ExistingNetwork;
