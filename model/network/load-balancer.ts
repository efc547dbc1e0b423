import type { Resource, Urn } from "../resource";
import { ofType, type Reference, type Stack } from "../stack";
import { asFlag, asList, asText, settingOf, type Known } from "./attribute";
import { readListeners, type Listener } from "./listener";
import { isNothing, nothing, referredIn } from "./reference";
import { GROUP_TYPES, LOAD_BALANCER_TYPES } from "./resource-types";
import { isUnknown, unknown } from "../unknown";

/** An Application, Network or Gateway Load Balancer. */
export interface LoadBalancer {
    readonly urn: Urn;
    readonly name: string;
    readonly arn: string | undefined;
    /** `application`, `network` or `gateway`. */
    readonly kind: Known<string>;
    readonly isInternetFacing: Known<boolean>;
    /** `undefined`: none given. */
    readonly securityGroups: Reference | undefined;
    readonly listeners: readonly Listener[];
}

/**
 * The load balancers of a stack. Without a word on it, one is an Application Load Balancer that faces the internet.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html (read 2026-11-20)
 */
export function readLoadBalancers(stack: Stack): readonly LoadBalancer[] {
    return ofType(stack, ...LOAD_BALANCER_TYPES).map((balancer) => {
        const isInternal = asFlag(settingOf(balancer, "internal")) ?? false;
        return {
            urn: balancer.urn,
            name: balancer.name,
            arn: balancer.id,
            kind: asText(settingOf(balancer, "loadBalancerType")) ?? "application",
            isInternetFacing: isUnknown(isInternal) ? unknown : !isInternal,
            securityGroups: groupsOf(stack, balancer),
            listeners: readListeners(stack, balancer),
        };
    });
}

function groupsOf(stack: Stack, balancer: Resource): Reference | undefined {
    const list = asList(settingOf(balancer, "securityGroups"));
    const ids = isUnknown(list) ? [unknown] : list;
    const groups = ids.length === 0 ? nothing : referredIn(stack, balancer, "securityGroups", ids, GROUP_TYPES);
    return isNothing(groups) ? undefined : groups;
}
