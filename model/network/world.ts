import type { Resource } from "../resource";
import { stackOf, type Stack } from "../stack";
import { readApis, type Api } from "./api";
import { readCustomDomains, type CustomDomain } from "./custom-domain";
import { readEcsServices, type EcsService } from "./ecs-service";
import { readEndpoints, type Endpoint } from "./endpoint";
import { readForwardRules, type ForwardRule } from "./forward-rule";
import { readGroupRules, type GroupRule } from "./group-rule";
import { readHostedZones, type HostedZone } from "./hosted-zone";
import { readLoadBalancers, type LoadBalancer } from "./load-balancer";
import { readPrefixLists, type PrefixList } from "./prefix-list";
import { readSecurityGroups, type SecurityGroup } from "./security-group";
import { readStages, type Stage } from "./stage";
import { readTargetGroups, type TargetGroup } from "./target-group";
import { readVpcs, type Vpc } from "./vpc";
import { readPrivateIntegrations, readVpcLinks, type PrivateIntegration, type VpcLink } from "./vpc-link";

/** The networks of a stack in neutral form, and what stands in them; each attribute is a value or unknown. */
export interface World {
    readonly stack: Stack;
    readonly vpcs: readonly Vpc[];
    readonly endpoints: readonly Endpoint[];
    readonly securityGroups: readonly SecurityGroup[];
    /** Of all groups, those of groups elsewhere included. */
    readonly groupRules: readonly GroupRule[];
    readonly prefixLists: readonly PrefixList[];
    readonly hostedZones: readonly HostedZone[];
    readonly forwardRules: readonly ForwardRule[];
    readonly loadBalancers: readonly LoadBalancer[];
    readonly targetGroups: readonly TargetGroup[];
    readonly vpcLinks: readonly VpcLink[];
    readonly privateIntegrations: readonly PrivateIntegration[];
    readonly apis: readonly Api[];
    readonly stages: readonly Stage[];
    readonly customDomains: readonly CustomDomain[];
    readonly ecsServices: readonly EcsService[];
}

const worlds = new WeakMap<readonly Resource[], World>();

/** The world of some resources. The same list has the same world, so that each rule need not read it again. */
export function worldOf(resources: readonly Resource[]): World {
    const known = worlds.get(resources);
    if (known !== undefined) return known;
    const world = read(stackOf(resources));
    worlds.set(resources, world);
    return world;
}

function read(stack: Stack): World {
    const groupRules = readGroupRules(stack);
    return {
        stack,
        vpcs: readVpcs(stack),
        endpoints: readEndpoints(stack),
        securityGroups: readSecurityGroups(stack, groupRules),
        groupRules,
        prefixLists: readPrefixLists(stack),
        hostedZones: readHostedZones(stack),
        forwardRules: readForwardRules(stack),
        loadBalancers: readLoadBalancers(stack),
        targetGroups: readTargetGroups(stack),
        vpcLinks: readVpcLinks(stack),
        privateIntegrations: readPrivateIntegrations(stack),
        apis: readApis(stack),
        stages: readStages(stack),
        customDomains: readCustomDomains(stack),
        ecsServices: readEcsServices(stack),
    };
}
