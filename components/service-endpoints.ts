import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { checkAtPreview } from "./account-check";
import { childOf } from "./child";
import { plainArgs } from "./plain-args";
import { admit, type PeerArgs } from "./security-group-rules";
import { zonePlace } from "./zone-place";

export interface ServiceEndpointsArgs {
    /** VPC of the endpoints, with both DNS attributes on. */
    readonly vpcId: pulumi.Input<string>;
    /** One subnet a zone for the interfaces. */
    readonly subnetIds: pulumi.Input<string>[];
    /** Availability zone of each of the subnets, by name. */
    readonly zones: pulumi.Input<string>[];
    /** Where the subnets are configured, for messages, e.g. `network.existing.subnetIds`. @defaultValue `network.zones` */
    readonly setting?: string;
    /** Route tables of the subnets of the tasks, which get the route to S3. */
    readonly routeTableIds: pulumi.Input<string>[];
    /** Services as they end the name of their endpoint service, such as `ecr.api`; none of them with an endpoint in the VPC. */
    readonly services: string[];
    /** Who may open connections, besides those that let themselves in, as a `FargateService` does. @defaultValue nobody */
    readonly clients?: PeerArgs[];
    /** Tags of everything created. */
    readonly tags?: { [name: string]: string };
}

/**
 * Services whose endpoint services are `com.amazonaws.…` in China too, where most are `cn.com.amazonaws.…`: CloudWatch
 * Logs, Secrets Manager and Systems Manager. Those of others that tasks may call besides were not looked up.
 * @see https://github.com/aws/aws-cdk/pull/16139 (read 2026-11-21)
 */
const NAMED_ALIKE: ReadonlySet<string> = new Set(["logs", "secretsmanager", "ssm"]);

/**
 * The way from isolated subnets to AWS's own services: interface endpoints with private DNS, and a gateway endpoint of S3
 * that leads to the layers of ECR's images and to nothing else (rules E-1 to E-3).
 *
 * An interface endpoint of S3 would not do: ECR sends its clients to the bucket by a name that only the gateway serves.
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html (read 2026-11-20)
 */
export class ServiceEndpoints extends pulumi.ComponentResource {
    /** Security group of the interface endpoints. */
    public readonly securityGroupId: pulumi.Output<string>;
    /** Prefix list of S3's addresses, for the rules of those who pull images. */
    public readonly s3PrefixListId: pulumi.Output<string>;
    /** Ids of all endpoints, `vpce-…`: known when they serve. */
    public readonly endpointIds: pulumi.Output<string>[];

    public constructor(name: string, args: ServiceEndpointsArgs, opts?: pulumi.ComponentResourceOptions) {
        super("private-api:index:ServiceEndpoints", name, plainArgs(args), opts);
        const { reverseDnsPrefix, partition } = aws.getPartitionOutput({}, { parent: this });
        const { region } = aws.getRegionOutput({}, { parent: this });
        const serviceName = (service: string) =>
            pulumi.interpolate`${NAMED_ALIKE.has(service) ? "com.amazonaws" : reverseDnsPrefix}.${region}.${service}`;
        const group = makeGroup(this, name, args);
        const interfaces = args.services.map((service) => {
            checkZones(this, service, serviceName(service), args);
            return makeInterface(this, name, service, serviceName(service), args, group);
        });
        const layers = new aws.ec2.VpcEndpoint(
            `${name}-s3`,
            {
                vpcId: args.vpcId,
                // Gateway endpoints are named alike in every partition, China's included.
                serviceName: pulumi.interpolate`com.amazonaws.${region}.s3`,
                vpcEndpointType: "Gateway",
                routeTableIds: args.routeTableIds,
                tags: { ...args.tags, Name: `${name}-s3` },
                policy: pulumi.jsonStringify(layersAlone(partition, region)),
            },
            childOf(this),
        );
        this.securityGroupId = group.id;
        this.s3PrefixListId = layers.prefixListId;
        this.endpointIds = [...interfaces, layers].map(({ id }) => id);
        this.registerOutputs({
            securityGroupId: this.securityGroupId,
            s3PrefixListId: this.s3PrefixListId,
            endpointIds: this.endpointIds,
        });
    }
}

/** The bucket of ECR's layers, one in each region. */
function layersAlone(partition: pulumi.Output<string>, region: pulumi.Output<string>) {
    return {
        Version: "2012-10-17",
        Statement: [
            {
                Sid: "ImageLayersAlone",
                Effect: "Allow",
                Principal: "*",
                Action: "s3:GetObject",
                Resource: pulumi.interpolate`arn:${partition}:s3:::prod-${region}-starport-layer-bucket/*`,
            },
        ],
    };
}

function makeGroup(component: ServiceEndpoints, name: string, args: ServiceEndpointsArgs): aws.ec2.SecurityGroup {
    const group = new aws.ec2.SecurityGroup(
        `${name}-group`,
        {
            vpcId: args.vpcId,
            description: "Who may call services of AWS through the endpoints",
            tags: { ...args.tags, Name: `${name}-group` },
        },
        childOf(component),
    );
    for (const client of args.clients ?? []) {
        admit(component, name, {
            role: `from-${client.name}`,
            securityGroupId: group.id,
            peer: client,
            port: 443,
            description: `HTTPS from ${client.name}`,
            tags: args.tags,
        });
    }
    return group;
}

function makeInterface(
    component: ServiceEndpoints,
    name: string,
    service: string,
    serviceName: pulumi.Output<string>,
    args: ServiceEndpointsArgs,
    group: aws.ec2.SecurityGroup,
): aws.ec2.VpcEndpoint {
    const child = `${name}-${service.replaceAll(".", "-")}`;
    return new aws.ec2.VpcEndpoint(
        child,
        {
            vpcId: args.vpcId,
            serviceName,
            vpcEndpointType: "Interface",
            subnetIds: args.subnetIds,
            tags: { ...args.tags, Name: child },
            securityGroupIds: [group.id],
            // Tasks call the services by their public names (rule E-2).
            privateDnsEnabled: true,
        },
        childOf(component),
    );
}

function checkZones(
    component: ServiceEndpoints,
    service: string,
    serviceName: pulumi.Output<string>,
    { zones, setting }: ServiceEndpointsArgs,
): void {
    const { availabilityZones } = aws.ec2.getVpcEndpointServiceOutput({ serviceName }, { parent: component });
    checkAtPreview(pulumi.all([availabilityZones, pulumi.all(zones)]), ([offered, wanted]) => {
        const missing = wanted.filter((zone) => !offered.includes(zone));
        if (missing.length === 0) return undefined;
        return `${zonePlace(wanted, missing, setting)} without the ${service} service, got \`${missing.join("`, `")}\`; expected zones among \`${offered.join("`, `")}\`; choose others, at least two`;
    });
}
