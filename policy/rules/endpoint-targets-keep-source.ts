import type { Endpoint } from "../../model/network/endpoint";
import { isNothing, mayMeet, meet } from "../../model/network/reference";
import type { Target, TargetGroup } from "../../model/network/target-group";
import { worldOf, type World } from "../../model/network/world";
import { isUnknown } from "../../model/unknown";
import { findingOf } from "../four-parts";
import type { Finding, Rule } from "../rule";

const NAME = "endpoint-targets-keep-source";

/**
 * Interfaces of an endpoint as targets: the load balancer's own address has to be the source, or nothing gets through
 * (rule L-3), and an endpoint takes a proxy header for a broken handshake.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html (read 2026-11-20)
 */
export const endpointTargetsKeepSource: Rule = {
    name: NAME,
    level: "mandatory",
    description: "a load balancer that hands the clients' addresses on to the interfaces of an endpoint",
    stack: (resources) => {
        const world = worldOf(resources);
        return world.targetGroups.flatMap((group) => judge(world, group));
    },
};

function judge(world: World, group: TargetGroup): readonly Finding[] {
    if (group.targetType !== "ip" && !isUnknown(group.targetType)) return [];
    const certain = group.targets.filter((target) => isEndpoint(world, group, target) === "yes");
    const possible = group.targets.filter((target) => isEndpoint(world, group, target) === "maybe");
    const target = certain[0] ?? possible[0];
    if (target === undefined) return [];
    return [
        ...finding(group, target, "keepsClientAddress", certain.length > 0),
        ...finding(group, target, "speaksProxyProtocol", certain.length > 0),
    ];
}

/** By address within one VPC; where it is not known yet, by what the program made it of. */
function isEndpoint(world: World, group: TargetGroup, target: Target): "yes" | "maybe" | "no" {
    if (target.endpoints.resources.length > 0) return "yes";
    const near = world.endpoints.filter(
        ({ kind, vpc }) => kind !== "Gateway" && (isNothing(group.vpc) || mayMeet(vpc, group.vpc)),
    );
    if (near.length === 0) return "no";
    if (isUnknown(target.id)) return "maybe";
    if (near.some((endpoint) => meet(endpoint.vpc, group.vpc) && endpoint.addresses.includes(target.id))) return "yes";
    return near.some((endpoint) => mayHave(endpoint, target.id)) ? "maybe" : "no";
}

function mayHave({ addresses }: Endpoint, id: Target["id"]): boolean {
    return addresses.includes(id) || addresses.some(isUnknown);
}

function finding(
    group: TargetGroup,
    target: Target,
    what: "keepsClientAddress" | "speaksProxyProtocol",
    isCertain: boolean,
): readonly Finding[] {
    const value = group[what];
    if (value === false) return [];
    const isProved = isCertain && value === true && !isUnknown(group.targetType);
    const property = what === "keepsClientAddress" ? "preserveClientIp" : "proxyProtocolV2";
    const off = what === "keepsClientAddress" ? '`preserveClientIp: "false"`' : "`proxyProtocolV2: false`";
    const does = what === "keepsClientAddress" ? "the clients' addresses" : "a proxy header";
    const isForced = value === true && what === "keepsClientAddress" && group.keepsClientAddressBecause === undefined;
    return [
        findingOf(NAME, {
            urn: group.urn,
            at: property,
            wrong: `${isProved ? "hands" : "may hand"} ${does} on to the interfaces of an endpoint`,
            got: isUnknown(value)
                ? "a value that is not known yet"
                : isForced
                  ? "AWS's default for the protocol"
                  : "`true`",
            expected: off,
            fix: isForced ? `use \`protocol: "TCP"\` and ${off}` : `set ${off}`,
            evidence: `target of ${target.urn}`,
            ...(isProved ? {} : { missing: isCertain ? "value" : "resource" }),
        }),
    ];
}
