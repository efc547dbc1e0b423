import { UNKNOWN } from "../values";
import { ec2Kind, joinKind, type Kind, type Kinds } from "./kind";

const vpnGateway = ec2Kind("vgw", "vpn-gateway", () => ({ amazonSideAsn: "64512" }));

const transitGateway = ec2Kind("tgw", "transit-gateway", (_inputs, place) => {
    // Association and propagation have one default table.
    const table = `tgw-rtb-0${place.hex(16, "table")}`;
    return {
        amazonSideAsn: 64512,
        associationDefaultRouteTableId: table,
        autoAcceptSharedAttachments: "disable",
        defaultRouteTableAssociation: "enable",
        defaultRouteTablePropagation: "enable",
        dnsSupport: "enable",
        propagationDefaultRouteTableId: table,
        vpnEcmpSupport: "enable",
    };
});

const vpcAttachment = ec2Kind("tgw-attach", "transit-gateway-attachment", (_inputs, place) => ({
    applianceModeSupport: "disable",
    dnsSupport: "enable",
    ipv6Support: "disable",
    vpcOwnerId: place.account,
}));

/** An id in the form of a UUID, as Direct Connect has them. */
function uuidOf(hex: string): string {
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
}

const directConnectGateway: Kind = {
    named: true,
    make: (_inputs, place) => {
        const id = uuidOf(place.hex(32));
        // Direct Connect gateways are of the whole partition: their ARNs have no region.
        const arn = `arn:${place.partition}:directconnect::${place.account}:dx-gateway/${id}`;
        return { id, outputs: { arn, ownerAccountId: place.account } };
    },
};

const directConnectAssociation: Kind = {
    make: (inputs, place) => {
        const id = uuidOf(place.hex(32));
        return {
            id: `ga-${place.hex(32)}`,
            outputs: {
                allowedPrefixes: inputs["allowedPrefixes"] ?? UNKNOWN,
                associatedGatewayOwnerAccountId: place.account,
                associatedGatewayType: UNKNOWN,
                dxGatewayAssociationId: id,
                dxGatewayOwnerAccountId: place.account,
                transitGatewayAttachmentId: "",
            },
        };
    },
};

const TABLE_ENTRY = ["transitGatewayRouteTableId", "transitGatewayAttachmentId"];

/** What leads out of a VPC to other private networks: VPN, transit gateways, Direct Connect. */
export const GATEWAYS: Kinds = {
    "aws:ec2/vpnGateway:VpnGateway": vpnGateway,
    "aws:ec2/vpnGatewayAttachment:VpnGatewayAttachment": {
        make: (_inputs, place) => ({ id: `vpn-attachment-${place.hex(8)}`, outputs: {} }),
    },
    "aws:ec2transitgateway/transitGateway:TransitGateway": transitGateway,
    "aws:ec2transitgateway/vpcAttachment:VpcAttachment": vpcAttachment,
    "aws:ec2transitgateway/routeTableAssociation:RouteTableAssociation": joinKind(...TABLE_ENTRY),
    "aws:ec2transitgateway/routeTablePropagation:RouteTablePropagation": joinKind(...TABLE_ENTRY),
    "aws:directconnect/gateway:Gateway": directConnectGateway,
    "aws:directconnect/gatewayAssociation:GatewayAssociation": directConnectAssociation,
};
