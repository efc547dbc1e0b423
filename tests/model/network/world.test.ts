/** Proves that the world holds what the states hold. Not: what can be reached in it. */
import assert from "node:assert/strict";
import type { Resource } from "../../../model/resource";
import { isUnknown, unknown } from "../../../model/unknown";
import { worldOf, type World } from "../../../model/network/world";
import { endpoint, https, record, securityGroup, vpc, zone } from "./resources";
import { brokenStacks } from "./broken-stacks";
import { workedCases } from "./states";

const NOUNS: readonly [keyof World, readonly string[]][] = [
    ["vpcs", ["aws:ec2/vpc:Vpc"]],
    ["endpoints", ["aws:ec2/vpcEndpoint:VpcEndpoint"]],
    ["securityGroups", ["aws:ec2/securityGroup:SecurityGroup"]],
    ["hostedZones", ["aws:route53/zone:Zone"]],
    ["loadBalancers", ["aws:lb/loadBalancer:LoadBalancer"]],
    ["targetGroups", ["aws:lb/targetGroup:TargetGroup"]],
    ["vpcLinks", ["aws:apigateway/vpcLink:VpcLink", "aws:apigatewayv2/vpcLink:VpcLink"]],
    ["apis", ["aws:apigateway/restApi:RestApi", "aws:apigatewayv2/api:Api"]],
    ["stages", ["aws:apigateway/stage:Stage", "aws:apigatewayv2/stage:Stage"]],
    ["customDomains", ["aws:apigateway/domainName:DomainName"]],
    ["ecsServices", ["aws:ecs/service:Service"]],
];
const count = (resources: readonly Resource[], types: readonly string[]) =>
    resources.filter(({ type }) => types.includes(type)).length;
const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

describe("the world of a worked case", function () {
    before(function () {
        if (workedCases.length === 0) this.skip();
    });

    it("has as many of each noun as the states", () => {
        for (const { id, resources } of workedCases) {
            const world = worldOf(resources);
            const read = NOUNS.map(([noun]) => [noun, [world[noun]].flat().length]);
            const there = NOUNS.map(([noun, types]) => [noun, count(resources, types)]);
            assert.deepEqual(read, there, id);
        }
    });

    it("has every rule of every form, each with its group and no part unknown", () => {
        for (const { id, resources } of workedCases) {
            const { groupRules } = worldOf(resources);
            const inline = resources.flatMap(({ type, outputs }) =>
                type === "aws:ec2/securityGroup:SecurityGroup"
                    ? [outputs["ingress"], outputs["egress"]].map((rules) => (Array.isArray(rules) ? rules.length : 0))
                    : [],
            );
            const own = count(resources, [
                "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
                "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
                "aws:ec2/securityGroupRule:SecurityGroupRule",
            ]);
            assert.equal(groupRules.length, sum(inline) + own, id);
            const vague = groupRules.filter(
                ({ groups, direction, protocol, ports }) =>
                    groups.resources.length !== 1 || groups.hasUnknown || [direction, protocol, ports].some(isUnknown),
            );
            assert.deepEqual(vague, [], id);
        }
    });

    it("joins each endpoint with its VPC and groups, listeners with balancers, records with zones", () => {
        for (const { id, resources } of workedCases) {
            const world = worldOf(resources);
            const interfaces = world.endpoints.filter(({ kind }) => kind === "Interface");
            assert.deepEqual(
                interfaces.filter(({ vpc: of, securityGroups }) => !of.resources[0] || !securityGroups?.resources[0]),
                [],
                id,
            );
            const listeners = sum(world.loadBalancers.map((each) => each.listeners.length));
            assert.equal(listeners, count(resources, ["aws:lb/listener:Listener"]), id);
            const records = world.hostedZones.flatMap((each) => each.records);
            assert.equal(records.length, count(resources, ["aws:route53/record:Record"]), id);
            assert.deepEqual(
                records.map(({ name }) => name).sort(),
                resources.flatMap(({ type, outputs }) => (type.endsWith(":Record") ? [outputs["fqdn"]] : [])).sort(),
                id,
            );
            const targets = world.targetGroups.flatMap((group) => group.targets);
            assert.equal(targets.length, count(resources, ["aws:lb/targetGroupAttachment:TargetGroupAttachment"]), id);
        }
    });
});

describe("a world", () => {
    it("is the same one for the same list of resources", () => {
        const resources = [vpc];
        assert.equal(worldOf(resources), worldOf(resources));
        assert.notEqual(worldOf(resources), worldOf([...resources]));
    });

    it("splits a rule by its peers, and reads protocols by name and number", () => {
        const group = securityGroup("clients", {
            ingress: [
                https({ cidrBlocks: ["10.0.0.0/8", "192.168.0.0/16"], ipv6CidrBlocks: ["2001:db8::/32"], self: true }),
                { protocol: -1, fromPort: 0, toPort: 0, securityGroups: ["sg-clients", "sg-other"] },
            ],
            egress: [{ protocol: "17", fromPort: "53", toPort: "53", prefixListIds: ["pl-1"] }],
        });
        const clients = { resources: [group], elsewhere: ["sg-other"], hasUnknown: false };
        const lists = { resources: [], elsewhere: ["pl-1"], hasUnknown: false };
        const tcp = { at: "ingress[0]", direction: "in", protocol: "tcp", ports: { from: 443, to: 443 } };
        assert.deepEqual(
            worldOf([group]).groupRules.map(({ at, direction, protocol, ports, peer }) => ({
                at,
                direction,
                protocol,
                ports,
                peer,
            })),
            [
                { ...tcp, peer: { kind: "block", block: "10.0.0.0/8" } },
                { ...tcp, peer: { kind: "block", block: "192.168.0.0/16" } },
                { ...tcp, peer: { kind: "block", block: "2001:db8::/32" } },
                { ...tcp, peer: { kind: "self" } },
                {
                    at: "ingress[1]",
                    direction: "in",
                    protocol: "all",
                    ports: "all",
                    peer: { kind: "group", groups: clients },
                },
                {
                    at: "egress[0]",
                    direction: "out",
                    protocol: "udp",
                    ports: { from: 53, to: 53 },
                    peer: { kind: "prefix-list", lists },
                },
            ],
        );
    });

    it("writes names of records in full, whether they are relative or not", () => {
        const open = zone("Example.com.", []);
        const names = ["www", "www.example.com.", "", "example.com", "*", "\\052.sub", "notexample.com"];
        const [read] = worldOf([open, ...names.map((name) => record(open, name))]).hostedZones;
        assert.deepEqual(
            read?.records.map(({ name }) => name),
            [
                "www.example.com",
                "www.example.com",
                "example.com",
                "example.com",
                "*.example.com",
                "*.sub.example.com",
                "notexample.com.example.com",
            ],
        );
    });

    it("is read from whatever a property holds, and never takes a wrong type for a value", () => {
        for (const resources of brokenStacks()) worldOf(resources);
        const vague = worldOf([endpoint({ privateDnsEnabled: { secret: "x" }, serviceName: 7 })]).endpoints[0];
        assert.deepEqual([vague?.privateDns, vague?.service], [unknown, unknown]);
    });
});
