import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { checkAtPreview } from "./account-check";
import { childOf } from "./child";
import { plainArgs } from "./plain-args";
import { admit } from "./security-group-rules";
import { zonePlace } from "./zone-place";

/** One of the endpoint's interfaces: where it is, and with which address. */
export interface EndpointSubnetArgs {
    /** Subnet of the interface. */
    readonly subnetId: pulumi.Input<string>;
    /** Availability zone of the subnet, by name. */
    readonly zone: pulumi.Input<string>;
    /**
     * Address of the interface, inside the subnet and not one of its first four or its last; of an existing endpoint, one
     * that it has. @defaultValue chosen by AWS
     */
    readonly address?: string;
}

/** A group of clients that the endpoint's security group lets in on port 443. */
export interface EndpointClientArgs {
    /** Word for the children's names, e.g. `vpc`; unique in the list. */
    readonly name: string;
    /** Block of addresses; or else `securityGroupId`. */
    readonly cidrBlock?: pulumi.Input<string>;
    /** Security group of the clients; or else `cidrBlock`. */
    readonly securityGroupId?: pulumi.Input<string>;
}

export interface ExecuteApiEndpointArgs {
    /** VPC of the endpoint, with both DNS attributes on. */
    readonly vpcId: pulumi.Input<string>;
    /** One subnet a zone, at least two; each in a zone in which AWS offers execute-api. */
    readonly subnets: EndpointSubnetArgs[];
    /** Where the subnets are configured, for messages, e.g. `network.existing.subnetIds`. @defaultValue `network.zones` */
    readonly setting?: string;
    /**
     * Whether the endpoint answers every `*.execute-api` name of the region inside the VPC, those of public APIs
     * included (rules D-1, H-1). Always said, since the defaults of console and provider differ.
     */
    readonly privateDnsEnabled: boolean;
    /** Who may open connections. Without a client nobody can: connections time out (rule N-7). */
    readonly clients: EndpointClientArgs[];
    /** Id of an endpoint to use in place of a created one; it is read and never changed. */
    readonly existingEndpointId?: string;
    /** Tags of everything created. */
    readonly tags?: { [name: string]: string };
}

/** Last part of the service's name in every partition: `com.amazonaws.eu-west-1.execute-api`, `cn.com.amazonaws.…`. */
const SERVICE = "execute-api";

/**
 * An interface VPC endpoint for API Gateway's execute-api service, with a security group that lets in the clients
 * named, and them alone; or one that exists.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html (read 2026-11-20)
 */
export class ExecuteApiEndpoint extends pulumi.ComponentResource {
    /** Id of the endpoint, `vpce-…`. */
    public readonly endpointId: pulumi.Output<string>;
    /** Regional name of the endpoint, `vpce-….execute-api.<region>.vpce.amazonaws.com`: resolves everywhere (rule D-5). */
    public readonly dnsName: pulumi.Output<string>;
    /** Hosted zone of `dnsName`, for alias records. */
    public readonly hostedZoneId: pulumi.Output<string>;
    /**
     * Addresses given in `subnets`, in their order, known at preview. What is made of one is made anew with the endpoint.
     */
    public readonly addresses: pulumi.Output<string>[];
    /** Security group that lets the clients in; of an existing endpoint, the first of its groups. */
    public readonly securityGroupId: pulumi.Output<string>;

    public constructor(name: string, args: ExecuteApiEndpointArgs, opts?: pulumi.ComponentResourceOptions) {
        super("private-api:index:ExecuteApiEndpoint", name, plainArgs(args), opts);
        const { endpoint, securityGroupId } =
            args.existingEndpointId === undefined
                ? create(this, name, args)
                : adopt(this, name, args, args.existingEndpointId);
        const first = endpoint.dnsEntries.apply((entries) => entries[0]);
        this.endpointId = endpoint.id;
        this.dnsName = first.apply((entry) => entry?.dnsName ?? "");
        this.hostedZoneId = first.apply((entry) => entry?.hostedZoneId ?? "");
        // The endpoint's URN is known at preview, as its id is not, and an output of it depends on the endpoint all the same.
        this.addresses = args.subnets.flatMap(({ address }) =>
            address === undefined ? [] : [endpoint.urn.apply(() => address)],
        );
        this.securityGroupId = securityGroupId;
        this.registerOutputs({
            endpointId: this.endpointId,
            dnsName: this.dnsName,
            hostedZoneId: this.hostedZoneId,
            addresses: this.addresses,
            securityGroupId: this.securityGroupId,
        });
    }
}

interface Parts {
    readonly endpoint: aws.ec2.VpcEndpoint;
    readonly securityGroupId: pulumi.Output<string>;
}

function create(component: ExecuteApiEndpoint, name: string, args: ExecuteApiEndpointArgs): Parts {
    const { reverseDnsPrefix } = aws.getPartitionOutput({}, { parent: component });
    const { region } = aws.getRegionOutput({}, { parent: component });
    const serviceName = pulumi.interpolate`${reverseDnsPrefix}.${region}.${SERVICE}`;
    const service = aws.ec2.getVpcEndpointServiceOutput({ serviceName }, { parent: component });
    checkAtPreview(
        pulumi.all([service.availabilityZones, pulumi.all(args.subnets.map((subnet) => subnet.zone))]),
        ([offered, wanted]) => {
            const missing = wanted.filter((zone) => !offered.includes(zone));
            if (missing.length === 0) return undefined;
            return `${zonePlace(wanted, missing, args.setting)} without the execute-api service, got \`${missing.join("`, `")}\`; expected zones among \`${offered.join("`, `")}\`; choose others, at least two`;
        },
    );
    const group = new aws.ec2.SecurityGroup(
        `${name}-clients`,
        {
            vpcId: args.vpcId,
            description: "Who may call API Gateway through the endpoint",
            tags: { ...args.tags, Name: `${name}-clients` },
        },
        childOf(component),
    );
    for (const client of args.clients) {
        admit(component, name, {
            role: `from-${client.name}`,
            securityGroupId: group.id,
            peer: { cidrBlock: client.cidrBlock, securityGroupId: client.securityGroupId },
            port: 443,
            description: `HTTPS from ${client.name}`,
            tags: args.tags,
        });
    }
    const pinned = args.subnets.filter((subnet) => subnet.address !== undefined);
    const endpoint = new aws.ec2.VpcEndpoint(
        `${name}-endpoint`,
        {
            vpcId: args.vpcId,
            serviceName,
            vpcEndpointType: "Interface",
            subnetIds: args.subnets.map((subnet) => subnet.subnetId),
            subnetConfigurations:
                pinned.length > 0
                    ? pinned.map((subnet) => ({ subnetId: subnet.subnetId, ipv4: subnet.address }))
                    : undefined,
            tags: { ...args.tags, Name: `${name}-endpoint` },
            securityGroupIds: [group.id],
            privateDnsEnabled: args.privateDnsEnabled,
        },
        // The address of a pinned endpoint is held until it is gone, so its successor cannot be made before.
        childOf(component, { deleteBeforeReplace: pinned.length > 0 }),
    );
    return { endpoint, securityGroupId: group.id };
}

function adopt(component: ExecuteApiEndpoint, name: string, args: ExecuteApiEndpointArgs, endpointId: string): Parts {
    const endpoint = aws.ec2.VpcEndpoint.get(`${name}-endpoint`, endpointId, undefined, childOf(component));
    const where = "network.existing.endpointId";
    checkAtPreview(pulumi.all([endpoint.serviceName, endpoint.vpcId, args.vpcId]), (facts) => {
        const [serviceName, vpcId, wantedVpcId] = facts;
        if (!serviceName?.endsWith(`.${SERVICE}`)) {
            return `${where}: is an endpoint of another service, got \`${serviceName}\`; expected one of \`${SERVICE}\`; list them with \`aws ec2 describe-vpc-endpoints\``;
        }
        if (vpcId !== wantedVpcId) {
            return `${where}: is in another VPC, got \`${vpcId}\`; expected \`${wantedVpcId}\`; give the endpoint of that VPC`;
        }
        return undefined;
    });
    checkAtPreview(endpoint.privateDnsEnabled, (enabled) =>
        enabled === args.privateDnsEnabled
            ? undefined
            : `${where}: has private DNS ${enabled ? "on" : "off"}, got \`${endpointId}\`; expected it ${args.privateDnsEnabled ? "on" : "off"} for this pattern; change the endpoint where it is managed, or choose another pattern or option`,
    );
    const stated = args.subnets.flatMap(({ address }) => (address === undefined ? [] : [address]));
    checkAtPreview(endpoint.subnetConfigurations, (configurations) => {
        const actual = configurations.flatMap(({ ipv4 }) => (ipv4 === undefined ? [] : [ipv4]));
        const missing = stated.filter((address) => !actual.includes(address));
        return missing.length === 0
            ? undefined
            : `network.existing.endpointAddresses: are not the endpoint's, got \`${missing.join("`, `")}\`; expected addresses among \`${actual.join("`, `")}\`; correct them`;
    });
    return { endpoint, securityGroupId: endpoint.securityGroupIds.apply(([first]) => first ?? "") };
}
