import * as aws from "@pulumi/aws";
import { childOf } from "./child";
import type { FargateService, FargateServiceArgs } from "./fargate-service";
import { admit, send } from "./security-group-rules";

/** The tasks' security group, with both ends of the ways in and out. */
export function makeTaskGroup(component: FargateService, name: string, args: FargateServiceArgs) {
    const { loadBalancer, endpoints, container, tags } = args;
    const group = new aws.ec2.SecurityGroup(
        `${name}-group`,
        {
            vpcId: args.vpcId,
            description: "Who may call the tasks, and whom they may call",
            tags: { ...tags, Name: `${name}-group` },
        },
        childOf(component),
    );
    const tasks = { securityGroupId: group.id };
    const rules = [
        admit(component, name, {
            role: "from-load-balancer",
            ...tasks,
            peer: { securityGroupId: loadBalancer.securityGroupId },
            port: container.port,
            description: "From the load balancer",
            tags,
        }),
        send(component, name, {
            role: "out-of-load-balancer",
            securityGroupId: loadBalancer.securityGroupId,
            peer: tasks,
            port: container.port,
            description: "To the tasks",
            tags,
        }),
        send(component, name, {
            role: "to-endpoints",
            ...tasks,
            peer: { securityGroupId: endpoints.securityGroupId },
            port: 443,
            description: "HTTPS to services of AWS",
            tags,
        }),
        admit(component, name, {
            role: "into-endpoints",
            securityGroupId: endpoints.securityGroupId,
            peer: tasks,
            port: 443,
            description: "HTTPS from the tasks",
            tags,
        }),
        send(component, name, {
            role: "to-image-layers",
            ...tasks,
            peer: { prefixListId: endpoints.s3PrefixListId },
            port: 443,
            description: "HTTPS to S3, for layers of images",
            tags,
        }),
    ];
    return { group, rules };
}
