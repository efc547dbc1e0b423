import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { childOf } from "./child";

/** Hosts at one end of a connection: a block of addresses, a security group, or a list of prefixes of AWS's. */
export interface PeerArgs {
    /** Word for the children's names, e.g. `vpc`; unique in the list. */
    readonly name: string;
    /** Block of addresses; or else one of the others. */
    readonly cidrBlock?: pulumi.Input<string>;
    /** Security group of the hosts; or else one of the others. */
    readonly securityGroupId?: pulumi.Input<string>;
    /** Prefix list, such as that of S3; or else one of the others. */
    readonly prefixListId?: pulumi.Input<string>;
}

/** What a rule lets through, and how its resource is called. */
export interface RuleArgs {
    /** Last part of the rule's name. */
    readonly role: string;
    readonly securityGroupId: pulumi.Input<string>;
    readonly peer: Omit<PeerArgs, "name">;
    readonly port: number;
    readonly description: string;
    readonly tags?: { [name: string]: string };
}

/** Lets a security group's hosts be reached on one TCP port. */
export function admit(
    component: pulumi.ComponentResource,
    name: string,
    rule: RuleArgs,
): aws.vpc.SecurityGroupIngressRule {
    return new aws.vpc.SecurityGroupIngressRule(`${name}-${rule.role}`, inputsOf(rule), childOf(component));
}

/** Lets a security group's hosts open connections to one TCP port. */
export function send(
    component: pulumi.ComponentResource,
    name: string,
    rule: RuleArgs,
): aws.vpc.SecurityGroupEgressRule {
    return new aws.vpc.SecurityGroupEgressRule(`${name}-${rule.role}`, inputsOf(rule), childOf(component));
}

function inputsOf({ securityGroupId, peer, port, description, tags }: RuleArgs) {
    return {
        securityGroupId,
        description,
        ipProtocol: "tcp",
        fromPort: port,
        toPort: port,
        cidrIpv4: peer.cidrBlock,
        referencedSecurityGroupId: peer.securityGroupId,
        prefixListId: peer.prefixListId,
        tags,
    };
}
