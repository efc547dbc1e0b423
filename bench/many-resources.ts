import type { Properties, Resource } from "../model/resource";

const EVERYTHING = { Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*" };

/** AWS's own example of a confining policy. */
function policyFor(vpcId: string): string {
    const Condition = { StringNotEquals: { "aws:SourceVpc": vpcId } };
    const Statement = [
        { Effect: "Allow", ...EVERYTHING },
        { Effect: "Deny", ...EVERYTHING, Condition },
    ];
    return JSON.stringify({ Version: "2012-10-17", Statement });
}

type Registration = readonly [type: string, name: string, inputs: Properties, from?: Readonly<Record<string, string>>];

/** Twenty resources of a service that has a private API in a VPC of its own, behind an endpoint and a load balancer. */
function service(index: number): readonly Registration[] {
    const ids = index.toString(16).padStart(17, "0");
    const vpcId = `vpc-${ids}`;
    const subnetIds = [`subnet-a${ids.slice(1)}`, `subnet-c${ids.slice(1)}`];
    const restApi = `api${index.toString(36).padStart(7, "0")}`;
    const tags = { service: `service-${index}`, "managed-by": "pulumi" };
    const group = `sg-${ids}`;
    const arn = `arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/net/service-${index}/${ids}`;
    return [
        ["aws:ec2/vpc:Vpc", "vpc", { id: vpcId, cidrBlock: `10.${index}.0.0/16`, tags }],
        ["aws:ec2/subnet:Subnet", "a", { id: subnetIds[0] ?? "", vpcId, cidrBlock: `10.${index}.0.0/24`, tags }],
        ["aws:ec2/subnet:Subnet", "c", { id: subnetIds[1] ?? "", vpcId, cidrBlock: `10.${index}.1.0/24`, tags }],
        ["aws:ec2/routeTable:RouteTable", "routes", { vpcId, tags }],
        [
            "aws:ec2/securityGroup:SecurityGroup",
            "clients",
            {
                id: group,
                vpcId,
                ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: [`10.${index}.0.0/16`] }],
                tags,
            },
        ],
        [
            "aws:ec2/vpcEndpoint:VpcEndpoint",
            "endpoint",
            {
                id: `vpce-${ids}`,
                vpcId,
                serviceName: "com.amazonaws.eu-central-1.execute-api",
                vpcEndpointType: "Interface",
                privateDnsEnabled: true,
                subnetIds,
                securityGroupIds: [group],
                tags,
            },
            { vpcId: "vpc", securityGroupIds: "clients" },
        ],
        [
            "aws:apigateway/restApi:RestApi",
            "api",
            {
                id: restApi,
                endpointConfiguration: { types: "PRIVATE", vpcEndpointIds: [`vpce-${ids}`] },
                executionArn: `arn:aws:execute-api:eu-central-1:111122223333:${restApi}`,
                tags,
            },
            { endpointConfiguration: "endpoint" },
        ],
        [
            "aws:apigateway/restApiPolicy:RestApiPolicy",
            "policy",
            { restApiId: restApi, policy: policyFor(vpcId) },
            { restApiId: "api", policy: "vpc" },
        ],
        [
            "aws:apigateway/method:Method",
            "method",
            { restApi, resourceId: "r", httpMethod: "GET", authorization: "NONE" },
            { restApi: "api" },
        ],
        [
            "aws:apigateway/integration:Integration",
            "integration",
            { restApi, resourceId: "r", httpMethod: "GET", type: "MOCK" },
            { restApi: "api" },
        ],
        [
            "aws:apigateway/deployment:Deployment",
            "deployment",
            { restApi, triggers: { policy: policyFor(vpcId) } },
            { restApi: "api", triggers: "policy" },
        ],
        [
            "aws:apigateway/stage:Stage",
            "stage",
            {
                restApi,
                stageName: "v1",
                deployment: "d",
                accessLogSettings: { destinationArn: "arn:logs", format: "$" },
            },
            { restApi: "api", deployment: "deployment" },
        ],
        [
            "aws:apigateway/methodSettings:MethodSettings",
            "throttle",
            {
                restApi,
                stageName: "v1",
                methodPath: "*/*",
                settings: { throttlingRateLimit: 5, throttlingBurstLimit: 9 },
            },
            { restApi: "api", stageName: "stage" },
        ],
        ["aws:cloudwatch/logGroup:LogGroup", "log", { name: `service-${index}`, retentionInDays: 90, tags }],
        [
            "aws:route53/zone:Zone",
            "zone",
            { name: `service-${index}.example.com`, vpcs: [{ vpcId }], tags },
            { vpcs: "vpc" },
        ],
        [
            "aws:route53/record:Record",
            "record",
            { name: `api.service-${index}.example.com`, type: "CNAME", ttl: 60, records: ["example.com"], zoneId: "z" },
            { zoneId: "zone" },
        ],
        [
            "aws:lb/loadBalancer:LoadBalancer",
            "balancer",
            { arn, internal: true, loadBalancerType: "network", subnets: subnetIds, securityGroups: [group], tags },
            { securityGroups: "clients" },
        ],
        [
            "aws:lb/targetGroup:TargetGroup",
            "targets",
            { arn: `${arn}/targets`, vpcId, port: 443, protocol: "TCP", targetType: "ip", preserveClientIp: "false" },
            { vpcId: "vpc" },
        ],
        [
            "aws:lb/listener:Listener",
            "listener",
            {
                loadBalancerArn: arn,
                port: 443,
                protocol: "TCP",
                defaultActions: [{ type: "forward", targetGroupArn: `${arn}/targets` }],
            },
            { loadBalancerArn: "balancer", defaultActions: "targets" },
        ],
        [
            "aws:iam/role:Role",
            "role",
            {
                name: `service-${index}`,
                assumeRolePolicy: JSON.stringify({ Version: "2012-10-17", Statement: [] }),
                tags,
            },
        ],
    ];
}

/** A program of many services, 20 resources each, all known: what an update of it hands to a policy pack. */
export function manyResources(services: number): readonly Resource[] {
    return Array.from({ length: services }, (_, index) => {
        const registrations = service(index);
        const urns = new Map(registrations.map(([type, name]) => [name, urnOf(type, `${index}-${name}`)]));
        return registrations.map(([type, name, properties, from = {}]): Resource => {
            const dependencies = Object.values(from).map((each) => urns.get(each) ?? "");
            const { id, ...inputs } = properties;
            return {
                urn: urnOf(type, `${index}-${name}`),
                type,
                name: `${index}-${name}`,
                ...(typeof id === "string" ? { id } : {}),
                inputs,
                outputs: {},
                dependencies,
                propertyDependencies: Object.fromEntries(
                    Object.entries(from).map(([property, each]) => [property, [urns.get(each) ?? ""]]),
                ),
            };
        });
    }).flat();
}

function urnOf(type: string, name: string): string {
    return `urn:pulumi:bench::bench::${type}::${name}`;
}
