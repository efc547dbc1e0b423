import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { childOf } from "./child";
import { connectDirectConnect, connectTransitGateway, connectVirtualPrivateGateway } from "./on-premises-gateways";
import { plainArgs } from "./plain-args";
import { send } from "./security-group-rules";

/** What leads from the VPC to the on-premises network. */
export const OnPremisesConnection = {
    /** A virtual private gateway: VPN tunnels end at it, or a private virtual interface. */
    VirtualPrivateGateway: "virtual-private-gateway",
    /** A transit gateway, on which the VPC and the on-premises network are two attachments. */
    TransitGateway: "transit-gateway",
    /** A Direct Connect gateway, associated with a virtual private gateway of the VPC. */
    DirectConnect: "direct-connect",
} as const;
export type OnPremisesConnection = (typeof OnPremisesConnection)[keyof typeof OnPremisesConnection];

/** What is there already; the rest is created. It is read, and never changed beyond what is said here. */
export interface ExistingConnectionArgs {
    /** Virtual private gateway, `vgw-…`. For `virtual-private-gateway` and `direct-connect`. */
    readonly virtualPrivateGatewayId?: string;
    /** Whether that gateway has still to be attached to the VPC. @defaultValue false: it is attached */
    readonly attachVirtualPrivateGateway?: boolean;
    /** Transit gateway, `tgw-…`. For `transit-gateway`. */
    readonly transitGatewayId?: string;
    /** The VPC's attachment to a transit gateway, `tgw-attach-…`; or else `transitGatewayId`. */
    readonly transitGatewayAttachmentId?: string;
    /**
     * Route table of the transit gateway, `tgw-rtb-…`, with the way to the on-premises network; the VPC's attachment is
     * associated with it and propagates into it. @defaultValue the transit gateway's default route tables
     */
    readonly transitGatewayRouteTableId?: string;
    /** Direct Connect gateway. For `direct-connect`. */
    readonly directConnectGatewayId?: string;
}

/** A route table that gets routes to the on-premises network. */
export interface OnPremisesRouteTableArgs {
    /** Word for the children's names, unique in the list. */
    readonly name: string;
    /** Id of the table, `rtb-…`. */
    readonly routeTableId: pulumi.Input<string>;
}

/** A port that a security group opens towards the on-premises network; answers need no rule of their own. */
export interface OnPremisesTrafficArgs {
    /** Word for the children's names, unique in the list. */
    readonly name: string;
    /** Group that gets the rules. */
    readonly securityGroupId: pulumi.Input<string>;
    /** TCP port of the on-premises hosts. */
    readonly port: number;
}

export interface OnPremisesRouteArgs {
    /** VPC whose hosts reach the on-premises network. */
    readonly vpcId: pulumi.Input<string>;
    /** Subnets for the attachment to a transit gateway, one a zone: only hosts of these zones are reached through it. */
    readonly subnetIds: pulumi.Input<string>[];
    /** Route tables of the subnets whose hosts reach the on-premises network. */
    readonly routeTables: OnPremisesRouteTableArgs[];
    /** Blocks of the on-premises network, apart from the VPC's own. */
    readonly cidrBlocks: string[];
    /** Blocks that the on-premises network sends back: a Direct Connect gateway announces these and no others. */
    readonly returnCidrBlocks: pulumi.Input<string>[];
    /** What leads there. */
    readonly connection: OnPremisesConnection;
    /** What of it is there already. @defaultValue nothing */
    readonly existing?: ExistingConnectionArgs;
    /** Ports that security groups open towards it. @defaultValue none */
    readonly traffic?: OnPremisesTrafficArgs[];
    /** Tags of everything created. */
    readonly tags?: { [name: string]: string };
}

/**
 * The way from a VPC to an on-premises network and back: a gateway, created or adopted, and the VPC's routes to it.
 *
 * Which block the on-premises network sends back is announced by the gateways: over a virtual private gateway the VPC's
 * own, over a Direct Connect gateway the prefixes that are allowed, over a transit gateway what is propagated into the
 * route table of the on-premises attachment. The tunnel or virtual interface itself belongs to whoever runs the router
 * at its other end, and is not made here.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html (read 2026-11-21)
 * @see https://docs.aws.amazon.com/directconnect/latest/UserGuide/allowed-to-prefixes.html (read 2026-11-21)
 */
export class OnPremisesRoute extends pulumi.ComponentResource {
    /** Virtual private gateway or transit gateway that the routes lead to. */
    public readonly gatewayId: pulumi.Output<string>;
    /** Blocks that there is a way to, once the routes are there. */
    public readonly cidrBlocks: pulumi.Output<string[]>;

    public constructor(name: string, args: OnPremisesRouteArgs, opts?: pulumi.ComponentResourceOptions) {
        super("private-api:index:OnPremisesRoute", name, plainArgs(args), opts);
        const isTransit = args.connection === OnPremisesConnection.TransitGateway;
        this.gatewayId = connect(this, name, args);
        const target = isTransit ? { transitGatewayId: this.gatewayId } : { gatewayId: this.gatewayId };
        const routes = args.routeTables.flatMap((table) =>
            args.cidrBlocks.map(
                (block) =>
                    new aws.ec2.Route(
                        `${name}-${table.name}-${wordOf(block)}`,
                        { routeTableId: table.routeTableId, destinationCidrBlock: block, ...target },
                        childOf(this),
                    ),
            ),
        );
        for (const traffic of args.traffic ?? []) openPort(this, name, args, traffic);
        this.cidrBlocks = pulumi.all(routes.map((route) => route.id)).apply(() => [...args.cidrBlocks]);
        this.registerOutputs({ gatewayId: this.gatewayId, cidrBlocks: this.cidrBlocks });
    }
}

const wordOf = (block: string): string => block.replace("/", "-");

function connect(component: OnPremisesRoute, name: string, args: OnPremisesRouteArgs): pulumi.Output<string> {
    switch (args.connection) {
        case OnPremisesConnection.VirtualPrivateGateway:
            return connectVirtualPrivateGateway(component, name, args);
        case OnPremisesConnection.TransitGateway:
            return connectTransitGateway(component, name, args);
        case OnPremisesConnection.DirectConnect:
            return connectDirectConnect(component, name, args);
    }
}

function openPort(
    component: OnPremisesRoute,
    name: string,
    args: OnPremisesRouteArgs,
    { name: word, securityGroupId, port }: OnPremisesTrafficArgs,
): void {
    for (const cidrBlock of args.cidrBlocks) {
        send(component, name, {
            role: `${word}-to-${wordOf(cidrBlock)}`,
            securityGroupId,
            peer: { cidrBlock },
            port,
            description: "To the on-premises network",
            tags: args.tags,
        });
    }
}
