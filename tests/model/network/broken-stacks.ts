import type { Data, Resource } from "../../../model/resource";
import { unknown } from "../../../model/unknown";
import { endpoint, https, resource, restApi, securityGroup, vpc, zone } from "./resources";

/** What a property can hold that it should not. */
const ODD: readonly Data[] = [null, unknown, "", "x", 7, true, [], {}, [unknown], [null], [["x"]], { secret: "x" }];

const SAMPLES: Readonly<Record<string, Readonly<Record<string, Data>>>> = {
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": {
        securityGroupId: "sg-clients",
        ipProtocol: "tcp",
        fromPort: 1,
        toPort: 2,
        cidrIpv4: "10.0.0.0/8",
        referencedSecurityGroupId: "sg-1",
        prefixListId: "pl-1",
    },
    "aws:ec2/securityGroupRule:SecurityGroupRule": {
        securityGroupId: "sg-clients",
        type: "ingress",
        protocol: "tcp",
        fromPort: 1,
        toPort: 2,
        cidrBlocks: ["10.0.0.0/8"],
        self: true,
    },
    "aws:ec2/managedPrefixList:ManagedPrefixList": { entries: [{ cidr: "10.0.0.0/8" }] },
    "aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry": { prefixListId: "pl-1", cidr: "10.0.0.0/8" },
    "aws:route53/zoneAssociation:ZoneAssociation": { zoneId: "Z", vpcId: "vpc-1" },
    "aws:route53/record:Record": {
        zoneId: "Z1-example.com",
        name: "www",
        type: "A",
        records: ["10.0.0.1"],
        aliases: [],
    },
    "aws:lb/loadBalancer:LoadBalancer": { internal: true, loadBalancerType: "network", securityGroups: ["sg-clients"] },
    "aws:lb/listener:Listener": {
        loadBalancerArn: "arn",
        port: 443,
        protocol: "TLS",
        sslPolicy: "x",
        defaultActions: [{ forward: { targetGroups: [{ arn: "arn" }] } }],
    },
    "aws:lb/targetGroup:TargetGroup": {
        targetType: "ip",
        protocol: "TCP",
        preserveClientIp: "true",
        proxyProtocolV2: true,
        vpcId: "vpc-1",
    },
    "aws:lb/targetGroupAttachment:TargetGroupAttachment": { targetGroupArn: "arn", targetId: "10.0.0.1" },
    "aws:apigateway/vpcLink:VpcLink": { targetArn: "arn" },
    "aws:apigateway/integration:Integration": { connectionType: "VPC_LINK", integrationTarget: "arn" },
    "aws:apigatewayv2/integration:Integration": { connectionType: "VPC_LINK", integrationUri: "arn" },
    "aws:apigatewayv2/api:Api": { protocolType: "HTTP", disableExecuteApiEndpoint: false },
    "aws:apigateway/stage:Stage": { restApi: "api", stageName: "v1", accessLogSettings: { destinationArn: "arn" } },
    "aws:apigatewayv2/stage:Stage": { apiId: "api", name: "v1", defaultRouteSettings: { throttlingRateLimit: 1 } },
    "aws:apigateway/methodSettings:MethodSettings": {
        restApi: "api",
        stageName: "v1",
        methodPath: "*/*",
        settings: { throttlingRateLimit: 1 },
    },
    "aws:apigateway/usagePlan:UsagePlan": {
        apiStages: [{ apiId: "api", stage: "v1" }],
        throttleSettings: { rateLimit: 1 },
    },
    "aws:apigateway/domainName:DomainName": {
        domainName: "a.b",
        endpointConfiguration: { types: "REGIONAL" },
        securityPolicy: "TLS_1_2",
    },
    "aws:apigatewayv2/domainName:DomainName": {
        domainName: "a.b",
        domainNameConfiguration: { securityPolicy: "TLS_1_2" },
    },
    "aws:apigateway/basePathMapping:BasePathMapping": { domainName: "a.b", restApi: "api" },
    "aws:route53/resolverRule:ResolverRule": { ruleType: "FORWARD", domainName: "a.b" },
    "aws:route53/resolverRuleAssociation:ResolverRuleAssociation": { resolverRuleId: "r", vpcId: "vpc-1" },
    "aws:ecs/service:Service": { networkConfiguration: { assignPublicIp: true } },
};

const SOUND: readonly Resource[] = [
    vpc,
    endpoint(),
    securityGroup("clients", { ingress: [https({ cidrBlocks: ["10.0.0.0/8"] })] }),
    restApi("api", "REGIONAL"),
    zone("example.com", ["vpc-1"]),
    ...Object.entries(SAMPLES).map(([type, inputs]) => resource(type, "sample", inputs)),
];

/** A stack with every type that is read, broken in each property in each way, one at a time, as input and as output. */
export function* brokenStacks(): Generator<readonly Resource[]> {
    for (const sound of SOUND) {
        for (const property of Object.keys(sound.inputs)) {
            for (const value of ODD) {
                const inputs = { ...sound.inputs, [property]: value };
                const outputs = { ...sound.inputs, [property]: value };
                for (const broken of [
                    { ...sound, inputs },
                    { ...sound, inputs: {}, outputs },
                ]) {
                    yield SOUND.map((each) => (each === sound ? broken : each));
                }
            }
        }
    }
}
