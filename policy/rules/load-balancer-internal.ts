import type { LoadBalancer } from "../../model/network/load-balancer";
import type { PrivateIntegration } from "../../model/network/vpc-link";
import { worldOf, type World } from "../../model/network/world";
import { isUnknown } from "../../model/unknown";
import { findingOf } from "../four-parts";
import type { Finding, Rule } from "../rule";

const NAME = "load-balancer-internal";
const EXPECTED = "an internal load balancer";

/**
 * What is behind a VPC link is reached through the link alone (rules K-1, K-6, L-13).
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/private-integration.html (read 2026-11-20)
 */
export const loadBalancerInternal: Rule = {
    name: NAME,
    level: "mandatory",
    description: "a load balancer behind a VPC link that faces the internet",
    stack: (resources) => {
        const world = worldOf(resources);
        return [
            ...balancersBehind(world).flatMap(({ balancer, via }) => judge(balancer, via)),
            ...world.privateIntegrations.flatMap(notShown),
        ];
    },
};

interface Behind {
    readonly balancer: LoadBalancer;
    /** Name of the resource that leads to it. */
    readonly via: string;
}

/** The load balancers that links lead to, and those that these have as targets; each once. */
function balancersBehind(world: World): readonly Behind[] {
    const behind = new Map<LoadBalancer, string>();
    for (const { urn, loadBalancers } of world.privateIntegrations) {
        for (const balancer of find(world, loadBalancers.resources)) add(balancer, urn);
    }
    return [...behind].map(([balancer, via]) => ({ balancer, via }));

    function add(balancer: LoadBalancer, via: string): void {
        if (behind.has(balancer)) return;
        behind.set(balancer, via);
        for (const next of targetsOf(world, balancer)) add(next, balancer.urn);
    }
}

function targetsOf(world: World, { listeners }: LoadBalancer): readonly LoadBalancer[] {
    const urns = listeners.flatMap(({ targetGroups }) => targetGroups.resources.map(({ urn }) => urn));
    const targets = world.targetGroups.filter(({ urn }) => urns.includes(urn)).flatMap((group) => group.targets);
    return find(
        world,
        targets.flatMap(({ loadBalancers }) => loadBalancers.resources),
    );
}

function find(world: World, resources: readonly { readonly urn: string }[]): readonly LoadBalancer[] {
    return world.loadBalancers.filter((balancer) => resources.some(({ urn }) => urn === balancer.urn));
}

function judge({ urn, isInternetFacing }: LoadBalancer, via: string): readonly Finding[] {
    if (isInternetFacing === false) return [];
    const isOpen = !isUnknown(isInternetFacing);
    return [
        findingOf(NAME, {
            urn,
            at: "internal",
            wrong: `${isOpen ? "faces" : "may face"} the internet although it is behind a VPC link`,
            got: isOpen ? "`internal: false`, said or by default" : "a value that is not known yet",
            expected: EXPECTED,
            fix: isOpen ? "set `internal: true`, which replaces it" : "check again when the value is known",
            evidence: `reached from ${via}`,
            ...(isOpen ? {} : { missing: "value" }),
        }),
    ];
}

function notShown({ urn, property, loadBalancers }: PrivateIntegration): readonly Finding[] {
    const { elsewhere, hasUnknown } = loadBalancers;
    if (elsewhere.length === 0 && !hasUnknown) return [];
    const missing = elsewhere.length > 0 ? "resource" : "value";
    return [
        findingOf(NAME, {
            urn,
            at: property,
            wrong: "leads to a load balancer that may face the internet",
            got:
                elsewhere.length > 0
                    ? `\`${elsewhere.join("`, `")}\`, of another stack`
                    : "a value that is not known yet",
            expected: EXPECTED,
            fix:
                missing === "resource"
                    ? "read it into the stack with `LoadBalancer.get`, or look at its scheme"
                    : "check again when the value is known",
            evidence: property,
            missing,
        }),
    ];
}
