/*
 * Compares what every pattern makes of one stack with what every other makes of it, offline. An update creates what is
 * new before it deletes what is gone, so whatever AWS lets only one resource have must not pass from one to another.
 * Proves: no switch between two patterns asks for something twice. Not: that AWS takes the updates; a stack that goes
 * through all patterns in a ring shows that for eight of the pairs.
 */
import assert from "node:assert/strict";
import { nameOf, type Resource } from "../../cli/dry-run/state";
import { exampleConfig, preview } from "../support/preview";
import { inRing, RING } from "../support/ring";

type Inputs = Resource["inputs"];

/** By type, what only one resource in the account may have, and where. */
const EXCLUSIVE: Readonly<Record<string, (inputs: Inputs) => readonly string[]>> = {
    "aws:ec2/subnet:Subnet": ({ vpcId, cidrBlock }) => [word("block", vpcId, cidrBlock)],
    "aws:ec2/internetGateway:InternetGateway": ({ vpcId }) => [word("internet gateway", vpcId)],
    "aws:ec2/vpnGateway:VpnGateway": ({ vpcId }) => [word("virtual private gateway", vpcId)],
    "aws:ec2/route:Route": ({ routeTableId, destinationCidrBlock }) => [
        word("route", routeTableId, destinationCidrBlock),
    ],
    "aws:ec2/routeTableAssociation:RouteTableAssociation": ({ subnetId }) => [word("table of", subnetId)],
    "aws:ec2/natGateway:NatGateway": ({ allocationId }) => [word("address", allocationId)],
    "aws:ec2/vpcEndpoint:VpcEndpoint": ({ vpcId, serviceName, privateDnsEnabled, subnetConfigurations }) => [
        ...(privateDnsEnabled === true ? [word("private DNS", vpcId, serviceName)] : []),
        ...((subnetConfigurations ?? []) as readonly Inputs[]).map(({ ipv4 }) => word("address", vpcId, ipv4)),
    ],
    "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy": ({ vpcEndpointId }) => [word("policy of", vpcEndpointId)],
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": (inputs) => [word("ingress", ...rule(inputs))],
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": (inputs) => [word("egress", ...rule(inputs))],
    "aws:apigateway/domainName:DomainName": ({ domainName, endpointConfiguration }) => [
        word("domain", domainName, (endpointConfiguration as Inputs)["types"]),
    ],
    "aws:apigateway/basePathMapping:BasePathMapping": ({ domainName, domainNameId, basePath }) => [
        word("mapping", domainName, domainNameId, basePath),
    ],
    "aws:apigateway/stage:Stage": ({ restApi, stageName }) => [word("stage", restApi, stageName)],
    "aws:apigateway/restApiPolicy:RestApiPolicy": ({ restApiId }) => [word("policy of", restApiId)],
    "aws:apigateway/method:Method": ({ resourceId, httpMethod }) => [word("method", resourceId, httpMethod)],
    "aws:apigateway/resource:Resource": ({ restApi, parentId, pathPart }) => [
        word("path", restApi, parentId, pathPart),
    ],
    "aws:route53/record:Record": ({ zoneId, name, type }) => [word("record", zoneId, name, type)],
    "aws:route53/zone:Zone": ({ name, vpcs }) =>
        ((vpcs ?? []) as readonly Inputs[]).map(({ vpcId }) => word("private zone", name, vpcId)),
    "aws:lb/listener:Listener": ({ loadBalancerArn, port }) => [word("listener", loadBalancerArn, port)],
    "aws:lambda/permission:Permission": ({ function: target, statementId }) => [
        word("permission", target, statementId),
    ],
};

const word = (...parts: readonly unknown[]): string => parts.map(String).join(" ");

const rule = ({ securityGroupId, ipProtocol, fromPort, toPort, ...peer }: Inputs) => [
    securityGroupId,
    peer["cidrIpv4"] ?? peer["prefixListId"] ?? peer["referencedSecurityGroupId"],
    ipProtocol,
    fromPort,
    toPort,
];

/** Who has what only one may have. */
function held(resources: readonly Resource[]): ReadonlyMap<string, string> {
    const holders = new Map<string, string>();
    for (const { urn, type, inputs, external } of resources) {
        if (external) continue;
        for (const claim of EXCLUSIVE[type]?.(inputs) ?? []) {
            assert.ok(!holders.has(claim), `${claim}: both ${holders.get(claim) ?? ""} and ${urn}`);
            holders.set(claim, urn);
        }
    }
    return holders;
}

/** What another resource of the first pattern has and one of the second wants, as `claim: from → to`. */
function passedOn(before: readonly Resource[], after: readonly Resource[]): string[] {
    const [had, wanted] = [held(before), held(after)];
    return [...wanted].flatMap(([claim, urn]) => {
        const holder = had.get(claim);
        return holder === undefined || holder === urn ? [] : [`${claim}: ${nameOf(holder)} → ${nameOf(urn)}`];
    });
}

const resourcesIn = async (pattern: string) => (await preview(inRing(exampleConfig(pattern)))).resources;

describe("a switch from one pattern to another", () => {
    for (const from of RING) {
        for (const to of RING.filter((other) => other !== from)) {
            it(`${from} → ${to}: nothing that only one may have passes to another resource`, async () => {
                assert.deepEqual(passedOn(await resourcesIn(from), await resourcesIn(to)), []);
            });
        }
    }

    it("keeps the VPC and the isolated subnets as they are, wherever both patterns have a network", async () => {
        const kept = async (pattern: string) =>
            (await resourcesIn(pattern))
                .filter(({ type, name }) => /:Vpc$/.test(type) || name.startsWith("network-isolated-"))
                .filter(({ type }) => /:(Vpc|Subnet|RouteTable|RouteTableAssociation)$/.test(type))
                .map(({ urn, inputs }) => ({ urn, inputs }));
        const [first = [], ...others] = await Promise.all(RING.filter((key) => key !== "public").map(kept));
        assert.ok(first.length >= 4);
        for (const other of others) assert.deepEqual(other, first);
    });

    it("is noticed where it would ask for something twice", () => {
        const record = (name: string): Resource => ({
            urn: `urn:pulumi:test::p::aws:route53/record:Record::${name}`,
            type: "aws:route53/record:Record",
            name,
            inputs: { zoneId: "Z1", name: "api.example.net", type: "A" },
            outputs: {},
            dependencies: [],
            propertyDependencies: {},
        });
        assert.deepEqual(passedOn([record("one")], [record("other")]), ["record Z1 api.example.net A: one → other"]);
    });
});
