import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/** What the API's callers come through. */
export interface Network {
    readonly vpcId: pulumi.Output<string>;
    readonly endpointId: pulumi.Output<string>;
}

/** A VPC with an endpoint for API Gateway in one subnet. */
export function network(): Network {
    const vpc = new aws.ec2.Vpc("vpc", {
        cidrBlock: "10.90.0.0/16",
        enableDnsSupport: true,
        enableDnsHostnames: true,
    });
    const subnet = new aws.ec2.Subnet("subnet", {
        vpcId: vpc.id,
        cidrBlock: "10.90.1.0/24",
        availabilityZone: "ap-northeast-1a",
    });
    const group = new aws.ec2.SecurityGroup("clients", {
        vpcId: vpc.id,
        description: "clients of the API",
        ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: [vpc.cidrBlock] }],
    });
    const endpoint = new aws.ec2.VpcEndpoint("endpoint", {
        vpcId: vpc.id,
        serviceName: "com.amazonaws.ap-northeast-1.execute-api",
        vpcEndpointType: "Interface",
        subnetIds: [subnet.id],
        securityGroupIds: [group.id],
        privateDnsEnabled: true,
    });
    return { vpcId: vpc.id, endpointId: endpoint.id };
}
