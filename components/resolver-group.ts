import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { childOf } from "./child";

/** DNS is asked over UDP, and over TCP when an answer is long. */
const PROTOCOLS = ["udp", "tcp"] as const;

/** A security group for a Resolver endpoint: DNS (port 53) in from, or out to, these blocks, and nothing else. */
export function makeResolverGroup(
    component: pulumi.ComponentResource,
    name: string,
    vpcId: pulumi.Input<string>,
    direction: "in" | "out",
    cidrBlocks: readonly string[],
    tags: { [name: string]: string } | undefined,
): aws.ec2.SecurityGroup {
    const group = new aws.ec2.SecurityGroup(
        `${name}-dns`,
        {
            vpcId,
            description: direction === "in" ? "Who may ask the VPC's resolver" : "Whom the VPC's resolver may ask",
            tags: { ...tags, Name: `${name}-dns` },
        },
        childOf(component),
    );
    const Rule = direction === "in" ? aws.vpc.SecurityGroupIngressRule : aws.vpc.SecurityGroupEgressRule;
    for (const cidrIpv4 of cidrBlocks) {
        for (const ipProtocol of PROTOCOLS) {
            new Rule(
                `${name}-dns-${ipProtocol}-${cidrIpv4.replace("/", "-")}`,
                { securityGroupId: group.id, cidrIpv4, ipProtocol, fromPort: 53, toPort: 53, tags },
                childOf(component),
            );
        }
    }
    return group;
}
