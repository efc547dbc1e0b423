import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { checkAtPreview } from "./account-check";
import { childOf } from "./child";
import type { OnPremisesRoute, OnPremisesRouteArgs } from "./on-premises-route";

const WHERE = "options.connection";

/** Private autonomous system number that AWS proposes for its side. */
const AMAZON_SIDE_ASN = "64512";

/** The id of a virtual private gateway, once it is attached to the VPC. */
export function connectVirtualPrivateGateway(
    component: OnPremisesRoute,
    name: string,
    { vpcId, existing, tags }: OnPremisesRouteArgs,
): pulumi.Output<string> {
    const id = existing?.virtualPrivateGatewayId;
    if (id === undefined) {
        const own = { vpcId, tags: { ...tags, Name: `${name}-gateway` } };
        return new aws.ec2.VpnGateway(`${name}-gateway`, own, childOf(component)).id;
    }
    const gateway = aws.ec2.VpnGateway.get(`${name}-gateway`, id, undefined, childOf(component));
    const attach = existing?.attachVirtualPrivateGateway ?? false;
    checkAtPreview(pulumi.all([gateway.vpcId, vpcId]), ([attached, wanted]) => {
        if (attached === wanted || (attach && !attached)) return undefined;
        const got = attached ? `it attached to \`${attached}\`` : "it attached to no VPC";
        return `${WHERE}.virtualPrivateGatewayId: is not the gateway of this VPC, got ${got}; expected it attached to \`${wanted}\`; give the VPC's own gateway, or attach this one`;
    });
    if (!attach) return gateway.id;
    return new aws.ec2.VpnGatewayAttachment(
        `${name}-attachment`,
        { vpcId, vpnGatewayId: gateway.id },
        childOf(component),
    ).vpnGatewayId;
}

/** The same for a Direct Connect gateway: routes lead to the virtual private gateway that it is associated with. */
export function connectDirectConnect(
    component: OnPremisesRoute,
    name: string,
    args: OnPremisesRouteArgs,
): pulumi.Output<string> {
    const gatewayId = connectVirtualPrivateGateway(component, name, args);
    const id = args.existing?.directConnectGatewayId;
    const gateway =
        id === undefined
            ? new aws.directconnect.Gateway(
                  `${name}-direct-connect`,
                  { amazonSideAsn: AMAZON_SIDE_ASN },
                  childOf(component),
              )
            : aws.directconnect.Gateway.get(`${name}-direct-connect`, id, undefined, childOf(component));
    const association = new aws.directconnect.GatewayAssociation(
        `${name}-association`,
        { dxGatewayId: gateway.id, associatedGatewayId: gatewayId, allowedPrefixes: args.returnCidrBlocks },
        childOf(component),
    );
    return association.associatedGatewayId;
}

/** The id of a transit gateway, once the VPC is attached to it. */
export function connectTransitGateway(
    component: OnPremisesRoute,
    name: string,
    args: OnPremisesRouteArgs,
): pulumi.Output<string> {
    const { existing, vpcId, subnetIds, tags } = args;
    const attachmentId = existing?.transitGatewayAttachmentId;
    if (attachmentId !== undefined) return adoptAttachment(component, name, vpcId, attachmentId);
    const routeTableId = existing?.transitGatewayRouteTableId;
    const hasOwnTable = routeTableId !== undefined;
    const tagged = (role: string) => ({ ...tags, Name: `${name}-${role}` });
    const attachment = new aws.ec2transitgateway.VpcAttachment(
        `${name}-attachment`,
        {
            transitGatewayId: makeTransitGateway(component, name, args, tagged("gateway")).id,
            vpcId,
            subnetIds,
            transitGatewayDefaultRouteTableAssociation: !hasOwnTable,
            transitGatewayDefaultRouteTablePropagation: !hasOwnTable,
            tags: tagged("attachment"),
        },
        childOf(component),
    );
    if (!hasOwnTable) return attachment.transitGatewayId;
    const ids = { transitGatewayAttachmentId: attachment.id, transitGatewayRouteTableId: routeTableId };
    new aws.ec2transitgateway.RouteTableAssociation(`${name}-there`, ids, childOf(component));
    new aws.ec2transitgateway.RouteTablePropagation(`${name}-back`, ids, childOf(component));
    return attachment.transitGatewayId;
}

function makeTransitGateway(
    component: OnPremisesRoute,
    name: string,
    { existing }: OnPremisesRouteArgs,
    tags: { [name: string]: string },
): aws.ec2transitgateway.TransitGateway {
    const id = existing?.transitGatewayId;
    if (id === undefined) {
        const args = {
            description: "To the on-premises network",
            tags,
            defaultRouteTableAssociation: "enable",
            defaultRouteTablePropagation: "enable",
        };
        return new aws.ec2transitgateway.TransitGateway(`${name}-gateway`, args, childOf(component));
    }
    const gateway = aws.ec2transitgateway.TransitGateway.get(`${name}-gateway`, id, undefined, childOf(component));
    if (existing?.transitGatewayRouteTableId !== undefined) return gateway;
    checkAtPreview(
        pulumi.all([gateway.defaultRouteTableAssociation, gateway.defaultRouteTablePropagation]),
        ([association, propagation]) =>
            association === "enable" && propagation === "enable"
                ? undefined
                : `${WHERE}.transitGatewayId: has no default route tables, so that there is no return route, got \`defaultRouteTableAssociation: ${association ?? ""}\`, \`defaultRouteTablePropagation: ${propagation ?? ""}\`; expected both \`enable\`, or a route table that is named; add \`${WHERE}.routeTableId\``,
    );
    return gateway;
}

function adoptAttachment(
    component: OnPremisesRoute,
    name: string,
    vpcId: pulumi.Input<string>,
    id: string,
): pulumi.Output<string> {
    const attachment = aws.ec2transitgateway.VpcAttachment.get(`${name}-attachment`, id, undefined, childOf(component));
    checkAtPreview(pulumi.all([attachment.vpcId, vpcId]), ([attached, wanted]) =>
        attached === wanted
            ? undefined
            : `${WHERE}.attachmentId: is the attachment of another VPC, got \`${attached}\`; expected that of \`${wanted}\`; list them with \`aws ec2 describe-transit-gateway-vpc-attachments\``,
    );
    return attachment.transitGatewayId;
}
