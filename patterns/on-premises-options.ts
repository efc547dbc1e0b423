import { z } from "zod";
import {
    CidrBlock,
    DirectConnectGatewayId,
    HealthCheckPath,
    Ipv4Address,
    RouteTableId,
    TransitGatewayAttachmentId,
    TransitGatewayId,
    TransitGatewayRouteTableId,
    VirtualPrivateGatewayId,
} from "../config/aws-forms";
import { MediaType } from "../config/media-type";
import { textLike } from "../config/wording";
import { ResourcePolicy } from "./public-policy";

const OF_THE_VPC = "ID of a virtual private gateway that exists; without it one is created.";

const Connection = z.discriminatedUnion("kind", [
    z.strictObject({
        kind: z.literal("virtual-private-gateway").describe("A virtual private gateway, for VPN or Direct Connect."),
        virtualPrivateGatewayId: VirtualPrivateGatewayId.describe(OF_THE_VPC).optional(),
    }),
    z.strictObject({
        kind: z.literal("transit-gateway").describe("A transit gateway."),
        transitGatewayId: TransitGatewayId.describe(
            "ID of a transit gateway that exists; without it one is created. The VPC gets an attachment to it.",
        ).optional(),
        attachmentId: TransitGatewayAttachmentId.describe(
            "ID of an attachment that the VPC has already, in place of `transitGatewayId`.",
        ).optional(),
        routeTableId: TransitGatewayRouteTableId.describe(
            "ID of the transit gateway's route table for the VPC's attachment, which is associated with it and propagates into it; without it the default route tables.",
        ).optional(),
    }),
    z.strictObject({
        kind: z.literal("direct-connect").describe("A Direct Connect gateway, by way of a virtual private gateway."),
        directConnectGatewayId: DirectConnectGatewayId.describe(
            "ID of a Direct Connect gateway that exists; without it one is created.",
        ).optional(),
        virtualPrivateGatewayId: VirtualPrivateGatewayId.describe(OF_THE_VPC).optional(),
    }),
]);

const StatusCodes = textLike(/^[2-4]\d\d(?:-[2-4]\d\d)?(?:,[2-4]\d\d(?:-[2-4]\d\d)?)*$/, {
    problem: "is not a list of status codes",
    expected: "codes from 200 to 499 and ranges of them, such as `200-399`",
    fix: "write it like `200,301` or `200-399`",
});

/** Options of the pattern `on-premises`. */
export const OPTIONS = z.strictObject({
    onPremisesCidrBlocks: z
        .array(CidrBlock)
        .min(1)
        .describe("Blocks of the on-premises network: the VPC gets routes to them, apart from its own block."),
    targets: z
        .array(Ipv4Address)
        .min(1)
        .describe(
            "Addresses of the on-premises servers, in `onPremisesCidrBlocks`: RFC 1918 or 100.64.0.0/10. They speak HTTPS; a self-signed certificate will do.",
        ),
    targetPort: z.int().min(1).max(65_535).default(443).describe("Port that the servers listen on, 1 to 65535."),
    healthCheckPath: HealthCheckPath.default("/").describe("Path that a healthy server answers."),
    healthyStatusCodes: StatusCodes.default("200-399").describe("Status codes of a healthy server."),
    timeoutMilliseconds: z
        .int()
        .min(50)
        .max(29_000)
        .default(29_000)
        .describe("Milliseconds until API Gateway answers 504, 50 to 29000."),
    binaryMediaTypes: z
        .array(MediaType)
        .default([])
        .describe(
            "Media types that go through byte for byte, both ways; others are read as UTF-8, which damages images, archives and compressed answers. Requests of these types keep the stage's name in their path.",
        ),
    connection: Connection.describe(
        "What leads from the VPC to the on-premises network. The VPN tunnel or virtual interface at its other end is not made here.",
    ),
    returnCidrBlocks: z
        .array(CidrBlock)
        .min(1)
        .describe(
            "Blocks that the on-premises network sends back over the connection; a Direct Connect gateway announces these. One of them has to hold the VPC's block. Without it: the VPC's block.",
        )
        .optional(),
    routeTableIds: z
        .array(RouteTableId)
        .default([])
        .describe(
            "With `network.existing`: route tables of its subnets, which get the routes. Without any the routes have to be there.",
        ),
    resourcePolicy: ResourcePolicy,
    vpcLinkVersion: z
        .enum(["v2", "v1"])
        .default("v2")
        .describe(
            "Which VPC link the stage goes through: `v2`, straight to the Application Load Balancer; `v1`, the legacy form, through a Network Load Balancer in front of it.",
        ),
    standbyVpcLink: z
        .boolean()
        .default(false)
        .describe(
            "Whether the link of the other version stands beside it: set it before and after a change of `vpcLinkVersion`, which then creates and removes no link.",
        ),
});

export type Options = z.output<typeof OPTIONS>;
