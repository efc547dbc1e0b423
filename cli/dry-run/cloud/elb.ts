import { isList, isMap, knownText, UNKNOWN, type Properties, type Value } from "../values";
import { hostedZoneOf } from "./hosted-zones";
import type { Kind, Kinds } from "./kind";
import type { Place } from "./place";

const isNetwork = (inputs: Properties): boolean => inputs["loadBalancerType"] === "network";

const loadBalancer: Kind = {
    named: true,
    make: (inputs, place) => {
        const name = knownText(inputs["name"]) ?? place.hex(8, "name");
        const kind = isNetwork(inputs) ? "net" : "app";
        const suffix = `${kind}/${name}/${place.hex(16)}`;
        const arn = place.arn("elasticloadbalancing", `loadbalancer/${suffix}`);
        return {
            id: arn,
            outputs: {
                arn,
                arnSuffix: suffix,
                dnsName: dnsName(inputs, place, name),
                zoneId: hostedZoneOf(
                    isNetwork(inputs) ? "networkLoadBalancer" : "applicationLoadBalancer",
                    place.region,
                ),
                internal: inputs["internal"] ?? false,
                ipAddressType: "ipv4",
                loadBalancerType: "application",
                securityGroups: [],
                // One interface in each subnet, with an address of AWS's choice where the program names none.
                subnetMappings: mappings(inputs),
                subnets: subnetsOf(inputs),
                vpcId: UNKNOWN,
            },
        };
    },
};

/** `front-0123456789abcdef.elb.<region>.amazonaws.com`, or `internal-app-123….<region>.elb.amazonaws.com`. */
function dnsName(inputs: Properties, place: Place, name: string): string {
    const { region, dnsSuffix } = place;
    if (isNetwork(inputs)) return `${name}-${place.hex(16)}.elb.${region}.${dnsSuffix}`;
    const prefix = inputs["internal"] === true ? "internal-" : "";
    return `${prefix}${name}-${parseInt(place.hex(7, "dns"), 16)}.${region}.elb.${dnsSuffix}`;
}

function mappings({ subnetMappings, subnets }: Properties): Value {
    const empty = { allocationId: "", ipv6Address: "", privateIpv4Address: "", outpostId: "" };
    if (isList(subnetMappings)) return subnetMappings.map((each) => (isMap(each) ? { ...empty, ...each } : each));
    return isList(subnets) ? subnets.map((subnetId) => ({ ...empty, subnetId })) : UNKNOWN;
}

function subnetsOf({ subnetMappings, subnets }: Properties): Value {
    if (isList(subnets)) return subnets;
    if (!isList(subnetMappings)) return UNKNOWN;
    return subnetMappings.map((each) => (isMap(each) ? (each["subnetId"] ?? UNKNOWN) : UNKNOWN));
}

const targetGroup: Kind = {
    named: true,
    make: (inputs, place) => {
        const name = knownText(inputs["name"]) ?? place.hex(8, "name");
        const suffix = `targetgroup/${name}/${place.hex(16)}`;
        const arn = place.arn("elasticloadbalancing", suffix);
        return {
            id: arn,
            outputs: {
                arn,
                arnSuffix: suffix,
                ipAddressType: "ipv4",
                loadBalancerArns: UNKNOWN,
                targetType: "instance",
            },
        };
    },
};

const listener: Kind = {
    make: (inputs, place) => {
        const balancer = knownText(inputs["loadBalancerArn"]);
        const own = place.hex(16);
        const arn =
            balancer === undefined
                ? place.arn("elasticloadbalancing", `listener/app/unnamed/${place.hex(16, "balancer")}/${own}`)
                : `${balancer.replace(":loadbalancer/", ":listener/")}/${own}`;
        return { id: arn, outputs: { arn } };
    },
};

const attachment: Kind = {
    make: (inputs, place) => {
        const group = knownText(inputs["targetGroupArn"]) ?? place.hex(16, "group");
        return { id: `${group}-${place.hex(26)}`, outputs: {} };
    },
};

/** Elastic Load Balancing: network and application load balancers. */
export const ELB: Kinds = {
    "aws:lb/loadBalancer:LoadBalancer": loadBalancer,
    "aws:lb/targetGroup:TargetGroup": targetGroup,
    "aws:lb/targetGroupAttachment:TargetGroupAttachment": attachment,
    "aws:lb/listener:Listener": listener,
};
