import { isList, isMap, knownText, UNKNOWN, type Properties, type Value } from "../values";
import { hostedZoneId } from "./hosted-zones";
import type { Kind, Kinds, Made } from "./kind";
import type { Place } from "./place";

const SERVICE = "elasticloadbalancing";

/** `app` or `net`: how ARNs call the kind of a load balancer. */
function familyOf(inputs: Properties): "app" | "net" {
    return knownText(inputs["loadBalancerType"]) === "network" ? "net" : "app";
}

const loadBalancer: Kind = {
    named: true,
    make: (inputs, place): Made => {
        const name = knownText(inputs["name"]);
        const own = place.hex(16);
        const family = familyOf(inputs);
        const suffix = name === undefined ? undefined : `${family}/${name}/${own}`;
        const arn = suffix === undefined ? undefined : place.arn(SERVICE, `loadbalancer/${suffix}`);
        return {
            id: arn ?? own,
            outputs: {
                arn: arn ?? UNKNOWN,
                arnSuffix: suffix ?? UNKNOWN,
                dnsName: name === undefined ? UNKNOWN : dnsName(name, own, inputs, place),
                internal: inputs["internal"] ?? false,
                ipAddressType: "ipv4",
                loadBalancerType: inputs["loadBalancerType"] ?? "application",
                // Given as `subnets` or as `subnetMappings`, and told as both.
                subnetMappings: mappingsOf(inputs),
                subnets: subnetsOf(inputs),
                vpcId: UNKNOWN,
                zoneId: hostedZoneId(`${family} load balancer in ${place.region}`),
            },
        };
    },
};

/** An internal load balancer's name begins with `internal-` where it is an application's; a network's has a zone of its own. */
function dnsName(name: string, own: string, inputs: Properties, place: Place): string {
    if (familyOf(inputs) === "net") return `${name}-${own}.elb.${place.region}.${place.dnsSuffix}`;
    const prefix = inputs["internal"] === true ? "internal-" : "";
    const number = Number.parseInt(own.slice(0, 8), 16);
    return `${prefix}${name}-${number}.${place.region}.elb.${place.dnsSuffix}`;
}

function mappingsOf(inputs: Properties): Value {
    const { subnetMappings, subnets } = inputs;
    if (subnetMappings !== undefined) return subnetMappings;
    return isList(subnets) ? subnets.map((subnetId) => ({ subnetId })) : UNKNOWN;
}

function subnetsOf(inputs: Properties): Value {
    const { subnetMappings, subnets } = inputs;
    if (subnets !== undefined) return subnets;
    return isList(subnetMappings)
        ? subnetMappings.map((each) => (isMap(each) ? (each["subnetId"] ?? UNKNOWN) : UNKNOWN))
        : UNKNOWN;
}

const targetGroup: Kind = {
    named: true,
    make: (inputs, place): Made => {
        const name = knownText(inputs["name"]);
        const own = place.hex(16);
        const suffix = name === undefined ? undefined : `targetgroup/${name}/${own}`;
        const arn = suffix === undefined ? undefined : place.arn(SERVICE, suffix);
        return {
            id: arn ?? own,
            outputs: {
                arn: arn ?? UNKNOWN,
                arnSuffix: suffix ?? UNKNOWN,
                ipAddressType: "ipv4",
                // Filled by the load balancers whose listeners come to forward to it.
                loadBalancerArns: UNKNOWN,
                targetType: inputs["targetType"] ?? "instance",
            },
        };
    },
};

const listener: Kind = {
    make: (inputs, place): Made => {
        const balancer = knownText(inputs["loadBalancerArn"]);
        const own = place.hex(16);
        const arn = balancer?.includes(":loadbalancer/")
            ? `${balancer.replace(":loadbalancer/", ":listener/")}/${own}`
            : undefined;
        return { id: arn ?? own, outputs: { arn: arn ?? UNKNOWN } };
    },
};

const listenerRule: Kind = {
    make: (inputs, place): Made => {
        const owner = knownText(inputs["listenerArn"]);
        const own = place.hex(16);
        const arn = owner?.includes(":listener/")
            ? `${owner.replace(":listener/", ":listener-rule/")}/${own}`
            : undefined;
        return { id: arn ?? own, outputs: { arn: arn ?? UNKNOWN } };
    },
};

/** Elastic Load Balancing: Application and Network Load Balancers. */
export const LOAD_BALANCING: Kinds = {
    "aws:lb/loadBalancer:LoadBalancer": loadBalancer,
    "aws:lb/targetGroup:TargetGroup": targetGroup,
    "aws:lb/targetGroupAttachment:TargetGroupAttachment": {
        make: (inputs, place) => ({
            id: `${knownText(inputs["targetGroupArn"]) ?? place.hex(16)}-${place.hex(26, "attachment")}`,
            outputs: {},
        }),
    },
    "aws:lb/listener:Listener": listener,
    "aws:lb/listenerRule:ListenerRule": listenerRule,
};
