/* Which gateways and routes lead to the on-premises network. Offline: that a packet goes through is shown nowhere. */
import assert from "node:assert/strict";
import type { Resource } from "../../cli/dry-run/state";
import { only } from "../support/preview";
import { adopted, resourcesOf, TABLES } from "./on-premises-fixture";

const ROUTE = "aws:ec2/route:Route";

const routes = (resources: readonly Resource[]) =>
    resources
        .filter(({ type }) => type === ROUTE)
        .map(({ inputs }) => {
            const { routeTableId, destinationCidrBlock, gatewayId, transitGatewayId } = inputs;
            return [routeTableId, destinationCidrBlock, gatewayId ?? transitGatewayId];
        });

describe("the way to the on-premises network", () => {
    const VPC = "aws:ec2/vpc:Vpc";
    const TABLE = "aws:ec2/routeTable:RouteTable";
    const VGW = "aws:ec2/vpnGateway:VpnGateway";
    const connected = (connection: object, more: object = {}, options: object = {}) =>
        resourcesOf({ connection, ...options }, more);

    it("leads through a virtual private gateway of the stack", async () => {
        const resources = await connected({ kind: "virtual-private-gateway" });
        const gateway = only(resources, VGW);
        assert.equal(gateway.inputs["vpcId"], only(resources, VPC).id);
        assert.deepEqual(routes(resources), [[only(resources, TABLE).id, "192.168.0.0/16", gateway.id]]);
    });

    it("attaches an adopted gateway to a VPC of the stack, and to an existing one not", async () => {
        const virtualPrivateGatewayId = "vgw-0123456789abcdef0";
        const connection = { kind: "virtual-private-gateway", virtualPrivateGatewayId };
        const own = await connected(connection);
        assert.deepEqual(only(own, "aws:ec2/vpnGatewayAttachment:VpnGatewayAttachment").inputs, {
            vpcId: only(own, VPC).id,
            vpnGatewayId: virtualPrivateGatewayId,
        });
        assert.equal(only(own, VGW).external, true);
        const theirs = await connected(connection, adopted(), { routeTableIds: TABLES });
        assert.deepEqual(
            theirs.filter(({ type }) => type.endsWith(":VpnGatewayAttachment")),
            [],
        );
        assert.deepEqual(
            routes(theirs),
            TABLES.map((table) => [table, "192.168.0.0/16", virtualPrivateGatewayId]),
        );
    });

    it("makes no route in an existing VPC that is connected already", async () => {
        const connection = { kind: "transit-gateway", attachmentId: "tgw-attach-0123456789abcdef0" };
        assert.deepEqual(routes(await connected(connection, adopted())), []);
    });

    it("attaches the VPC to a transit gateway, with its default tables or the one that is named", async () => {
        const own = await connected({ kind: "transit-gateway" });
        const gateway = only(own, "aws:ec2transitgateway/transitGateway:TransitGateway");
        assert.deepEqual(
            [gateway.inputs["defaultRouteTableAssociation"], gateway.inputs["defaultRouteTablePropagation"]],
            ["enable", "enable"],
        );
        assert.deepEqual(routes(own), [[only(own, TABLE).id, "192.168.0.0/16", gateway.id]]);
        const routeTableId = "tgw-rtb-0123456789abcdef0";
        const named = await connected({
            kind: "transit-gateway",
            transitGatewayId: "tgw-0123456789abcdef0",
            routeTableId,
        });
        const attachment = only(named, "aws:ec2transitgateway/vpcAttachment:VpcAttachment");
        assert.equal(attachment.inputs["transitGatewayDefaultRouteTableAssociation"], false);
        assert.equal(attachment.inputs["transitGatewayDefaultRouteTablePropagation"], false);
        const ids = { transitGatewayAttachmentId: attachment.id, transitGatewayRouteTableId: routeTableId };
        for (const kind of ["RouteTableAssociation", "RouteTablePropagation"]) {
            const type = `aws:ec2transitgateway/r${kind.slice(1)}:${kind}`;
            assert.deepEqual(only(named, type).inputs, ids);
        }
    });

    it("announces the VPC's block over a Direct Connect gateway, or what is said", async () => {
        const ASSOCIATION = "aws:directconnect/gatewayAssociation:GatewayAssociation";
        const own = await connected({ kind: "direct-connect" });
        assert.deepEqual(only(own, ASSOCIATION).inputs, {
            allowedPrefixes: ["10.80.0.0/16"],
            associatedGatewayId: only(own, VGW).id,
            dxGatewayId: only(own, "aws:directconnect/gateway:Gateway").id,
        });
        const directConnectGatewayId = "01234567-89ab-cdef-0123-456789abcdef";
        const returnCidrBlocks = ["10.80.0.0/15"];
        const theirs = await connected({ kind: "direct-connect", directConnectGatewayId }, {}, { returnCidrBlocks });
        const { inputs } = only(theirs, ASSOCIATION);
        assert.deepEqual(
            [inputs["allowedPrefixes"], inputs["dxGatewayId"]],
            [returnCidrBlocks, directConnectGatewayId],
        );
    });
});
