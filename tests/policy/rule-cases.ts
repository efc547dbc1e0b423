import type { Data, Resource } from "../../model/resource";
import { unknown } from "../../model/unknown";
import { endpoint, https, record, resource, restApi, securityGroup, vpc, zone } from "../model/network/resources";
import {
    confining,
    NETWORK,
    OPEN,
    type Parts,
    policyOf,
    privateApi,
    program,
    type Registration,
    text,
    TYPES,
    VPC_ID,
} from "./program";

/** Programs that a rule has to tell apart. */
export interface RuleCase {
    readonly violated: readonly Resource[];
    readonly passed: readonly Resource[];
    readonly unprovable: readonly Resource[];
}

const CONFINED = text(confining(VPC_ID));
const PUBLIC = privateApi({ endpointConfiguration: { types: "REGIONAL" } });

const inNetwork = (...registrations: readonly Registration[]): readonly Resource[] =>
    program(...NETWORK, ...registrations);

function domain(policy: Data): readonly Resource[] {
    const inputs = { domainName: "api.example.com", policy, endpointConfiguration: { types: "PRIVATE" } };
    return inNetwork([TYPES.domain, "domain", { inputs }]);
}

function deployed(parts: Parts, api: Registration = privateApi()): readonly Resource[] {
    const { from = {}, ...rest } = parts;
    const deployment: Registration = [TYPES.deployment, "deployment", { ...rest, from: { restApi: ["api"], ...from } }];
    return inNetwork(api, policyOf(CONFINED), deployment);
}

function targetsOf(preserveClientIp: Data): readonly Resource[] {
    return [
        vpc,
        endpoint({ subnetConfigurations: [{ subnetId: "subnet-1", ipv4: "10.0.1.10" }] }),
        resource(
            "aws:lb/targetGroup:TargetGroup",
            "group",
            { vpcId: "vpc-1", targetType: "ip", protocol: "TCP", port: 443, preserveClientIp },
            { id: "arn:group" },
        ),
        resource("aws:lb/targetGroupAttachment:TargetGroupAttachment", "target", {
            targetGroupArn: "arn:group",
            targetId: "10.0.1.10",
        }),
    ];
}

function linked(internal: Data): readonly Resource[] {
    return [
        resource("aws:apigateway/vpcLink:VpcLink", "link", { targetArn: "arn:nlb" }),
        resource("aws:lb/loadBalancer:LoadBalancer", "nlb", { internal }, { id: "arn:nlb" }),
    ];
}

function balancer(inputs: Readonly<Record<string, Data>>): readonly Resource[] {
    return [
        resource(
            "aws:lb/loadBalancer:LoadBalancer",
            "nlb",
            { loadBalancerType: "network", ...inputs },
            { id: "arn:nlb" },
        ),
    ];
}

function listener(sslPolicy: Data): readonly Resource[] {
    return [resource("aws:lb/listener:Listener", "listener", { protocol: "HTTPS", sslPolicy })];
}

function stage(inputs: Readonly<Record<string, Data>>): readonly Resource[] {
    return [resource("aws:apigatewayv2/stage:Stage", "stage", { apiId: "h", name: "$default", ...inputs })];
}

function service(assignPublicIp: Data): readonly Resource[] {
    return [resource("aws:ecs/service:Service", "service", { networkConfiguration: { assignPublicIp } })];
}

function admitting(cidrBlocks: Data): readonly Resource[] {
    return [vpc, endpoint(), securityGroup("clients", { ingress: [https({ cidrBlocks })] })];
}

const openZone = zone("example.com", []);
const shadow = zone("example.com", ["vpc-1"]);
const www = record(openZone, "www");
const LIMITS = { throttlingRateLimit: 100, throttlingBurstLimit: 200 };

/** By the name of the rule. */
export const RULE_CASES: Readonly<Record<string, RuleCase>> = {
    "private-api-confined-to-vpc": {
        violated: inNetwork(privateApi(), policyOf(text(OPEN))),
        passed: inNetwork(privateApi(), policyOf(CONFINED)),
        unprovable: inNetwork(privateApi(), policyOf(unknown)),
    },
    "private-domain-confined": { violated: domain(text(OPEN)), passed: domain(CONFINED), unprovable: domain(unknown) },
    "public-api-with-vpc-keys": {
        violated: inNetwork(PUBLIC, policyOf(CONFINED)),
        passed: inNetwork(PUBLIC, policyOf(text(OPEN))),
        unprovable: inNetwork(PUBLIC, policyOf(unknown)),
    },
    "policy-deployed": {
        violated: deployed({ inputs: { triggers: {} } }),
        passed: deployed({ inputs: { triggers: { policy: "1f8b" } }, from: { triggers: ["policy"] } }),
        unprovable: deployed({}, privateApi({ endpointConfiguration: unknown })),
    },
    "endpoint-admits-clients": {
        violated: admitting(["0.0.0.0/0"]),
        passed: admitting(["10.0.0.0/16"]),
        unprovable: admitting(unknown),
    },
    "zone-shadows-public-names": {
        violated: [vpc, openZone, www, shadow],
        passed: [vpc, openZone, www, shadow, record(shadow, "www")],
        unprovable: [vpc, openZone, www, shadow, record(shadow, unknown)],
    },
    "endpoint-targets-keep-source": {
        violated: targetsOf("true"),
        passed: targetsOf("false"),
        unprovable: targetsOf(unknown),
    },
    "load-balancer-internal": { violated: linked(false), passed: linked(true), unprovable: linked(unknown) },
    "private-dns-captures-public-api": {
        violated: [vpc, endpoint(), restApi("pub", "REGIONAL")],
        passed: [vpc, endpoint({ privateDnsEnabled: false }), restApi("pub", "REGIONAL")],
        unprovable: [vpc, endpoint({ privateDnsEnabled: unknown }), restApi("pub", "REGIONAL")],
    },
    "modern-tls": {
        violated: listener("ELBSecurityPolicy-2016-08"),
        passed: listener("ELBSecurityPolicy-TLS13-1-2-2021-06"),
        unprovable: listener(unknown),
    },
    "access-logged": {
        violated: stage({}),
        passed: stage({ accessLogSettings: { destinationArn: "arn:aws:logs:eu-west-1:1:log-group:x", format: "x" } }),
        unprovable: stage({ accessLogSettings: unknown }),
    },
    throttled: {
        violated: stage({}),
        passed: stage({ defaultRouteSettings: LIMITS }),
        unprovable: stage({ defaultRouteSettings: unknown }),
    },
    "no-open-nlb": {
        violated: balancer({}),
        passed: balancer({ internal: true }),
        unprovable: balancer({ internal: unknown }),
    },
    "task-without-public-ip": { violated: service(true), passed: service(false), unprovable: service(unknown) },
};
