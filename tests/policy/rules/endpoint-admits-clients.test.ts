/** Proves what is said of an endpoint's security groups. Not: that clients have a route to it. */
import assert from "node:assert/strict";
import type { Resource } from "../../../model/resource";
import { unknown } from "../../../model/unknown";
import { endpointAdmitsClients } from "../../../policy/rules/endpoint-admits-clients";
import { endpoint, https, resource, securityGroup, vpc } from "../../model/network/resources";
import { judged, lines } from "./judged";

const found = (...resources: readonly Resource[]) => lines(endpointAdmitsClients, [vpc, ...resources]);
const states = (...resources: readonly Resource[]) =>
    judged(endpointAdmitsClients, [vpc, ...resources]).map((finding) =>
        finding.state === "violated" ? `${finding.state}: ${finding.message.split(",")[0] ?? ""}` : finding.state,
    );
const NOBODY = "violated: securityGroupIds: lets nobody in on port 443";
const EVERYONE = "violated: securityGroupIds: lets the whole internet in on port 443";
const ingress = (inputs: Parameters<typeof resource>[2], rest: Parameters<typeof resource>[3] = {}) =>
    resource(
        "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
        "rule",
        { securityGroupId: "sg-clients", ipProtocol: "tcp", fromPort: 443, toPort: 443, ...inputs },
        rest,
    );
const oldRule = (inputs: Parameters<typeof resource>[2]) =>
    resource("aws:ec2/securityGroupRule:SecurityGroupRule", "old", {
        securityGroupId: "sg-clients",
        type: "ingress",
        protocol: "tcp",
        fromPort: 443,
        toPort: 443,
        ...inputs,
    });

describe("the rule endpoint-admits-clients", () => {
    it("finds an endpoint that nobody can connect to", () => {
        assert.deepEqual(found(endpoint(), securityGroup("clients")), [
            "violated endpoint securityGroupIds: lets nobody in on port 443, so that every call times out, got groups without inbound rules; expected rules that let the clients in on TCP 443, and them alone; add an inbound rule for TCP 443 from the clients' blocks or security groups",
        ]);
    });

    it("finds one that is open to the whole internet", () => {
        const group = securityGroup("clients", { ingress: [https({ cidrBlocks: ["0.0.0.0/0"] })] });
        assert.deepEqual(found(endpoint(), group), [
            "violated endpoint securityGroupIds: lets the whole internet in on port 443, got `0.0.0.0/0`; expected rules that let the clients in on TCP 443, and them alone; give the blocks or security groups of the clients in place of it",
        ]);
    });

    it("finds it in the FIPS service and the native provider too", () => {
        const group = securityGroup("clients", { ingress: [https({ cidrBlocks: ["0.0.0.0/0"] })] });
        const fips = endpoint({ serviceName: "com.amazonaws.us-east-1.execute-api-fips" });
        assert.deepEqual(states(fips, group), [EVERYONE]);
        assert.deepEqual(states({ ...endpoint(), type: "aws-native:ec2:VpcEndpoint" }, group), [EVERYONE]);
    });

    it("counts groups that are associated by a resource of their own", () => {
        const made = endpoint();
        const open = securityGroup("open", { ingress: [https({ cidrBlocks: ["0.0.0.0/0"] })] });
        const some = securityGroup("some", { ingress: [https({ cidrBlocks: ["10.0.0.0/16"] })] });
        const associated = (securityGroupId: string, vpcEndpointId = made.id ?? "") =>
            resource("aws:ec2/vpcEndpointSecurityGroupAssociation:VpcEndpointSecurityGroupAssociation", "association", {
                vpcEndpointId,
                securityGroupId,
            });
        const empty = securityGroup("clients");
        assert.deepEqual(states(made, empty, some, associated("sg-some")), []);
        assert.deepEqual(states(made, empty, open, associated("sg-open")), [EVERYONE]);
        assert.deepEqual(states(made, empty, some, associated("sg-some", "vpce-other")), [NOBODY]);
    });

    it("adds up blocks, in whatever form and family they are written", () => {
        for (const open of [
            [{ cidrBlocks: ["0.0.0.0/1", "128.0.0.0/1"] }],
            [{ ipv6CidrBlocks: ["::/0"] }],
            [{ ipv6CidrBlocks: ["2000::/4", "3000::/4"] }],
            // Everything but the addresses that nobody on the internet has.
            [
                { cidrBlocks: ["128.0.0.0/2", "192.0.0.0/3", "64.0.0.0/2", "32.0.0.0/3", "16.0.0.0/4"] },
                { cidrBlocks: ["11.0.0.0/8", "12.0.0.0/6", "1.0.0.0/8", "2.0.0.0/7", "4.0.0.0/6", "8.0.0.0/7"] },
            ],
        ]) {
            const group = securityGroup("clients", { ingress: open.map(https) });
            assert.deepEqual(states(endpoint(), group), [EVERYONE], JSON.stringify(open));
        }
        assert.deepEqual(states(endpoint(), securityGroup("clients"), ingress({ cidrIpv4: "0.0.0.0/0" })), [EVERYONE]);
        assert.deepEqual(
            states(endpoint(), securityGroup("clients"), oldRule({ cidrBlocks: ["0.0.0.0/0"], protocol: "-1" })),
            [EVERYONE],
        );
        assert.deepEqual(
            states(
                endpoint(),
                securityGroup("clients"),
                ingress({ cidrIpv4: "0.0.0.0/1" }),
                oldRule({ cidrBlocks: ["128.0.0.0/1"] }),
            ),
            [EVERYONE],
        );
    });

    it("passes blocks, groups and the group itself, in each form of a rule", () => {
        for (const rule of [
            ingress({ cidrIpv4: "10.0.0.0/16" }),
            ingress({ cidrIpv4: "0.0.0.0/1" }),
            ingress({ referencedSecurityGroupId: "sg-callers" }),
            ingress({ cidrIpv6: "2001:db8::/32", ipProtocol: "-1", fromPort: null, toPort: null }),
            ingress({ cidrIpv4: "10.0.0.0/8", ipProtocol: "6", fromPort: 0, toPort: 65535 }),
            oldRule({ self: true }),
            oldRule({ sourceSecurityGroupId: "sg-callers" }),
        ]) {
            assert.deepEqual(found(endpoint(), securityGroup("clients"), rule), [], JSON.stringify(rule.inputs));
        }
    });

    it("counts no rule for another port, protocol, direction or group", () => {
        for (const rule of [
            ingress({ cidrIpv4: "10.0.0.0/16", fromPort: 80, toPort: 442 }),
            ingress({ cidrIpv4: "10.0.0.0/16", ipProtocol: "udp" }),
            ingress({ cidrIpv4: "10.0.0.0/16", securityGroupId: "sg-other" }),
            oldRule({ cidrBlocks: ["0.0.0.0/0"], type: "egress" }),
        ]) {
            assert.deepEqual(states(endpoint(), securityGroup("clients"), rule), [NOBODY], JSON.stringify(rule.inputs));
        }
    });

    it("reads a prefix list that the stack makes", () => {
        const list = (cidr: string) =>
            resource("aws:ec2/managedPrefixList:ManagedPrefixList", "list", { entries: [{ cidr }] }, { id: "pl-1" });
        const rule = ingress({ prefixListId: "pl-1" });
        assert.deepEqual(states(endpoint(), securityGroup("clients"), rule, list("0.0.0.0/0")), [EVERYONE]);
        assert.deepEqual(states(endpoint(), securityGroup("clients"), rule, list("10.0.0.0/8")), []);
        assert.deepEqual(states(endpoint(), securityGroup("clients"), rule), ["unprovable"]);
    });

    it("cannot judge groups of another stack, but their rules that are in this one", () => {
        assert.deepEqual(found(endpoint({ securityGroupIds: ["sg-elsewhere"] })), [
            "unprovable resource endpoint securityGroupIds: cannot be shown to let in the clients alone on port 443, got `sg-elsewhere`, of another stack; expected rules that let the clients in on TCP 443, and them alone; make the group in this stack and name it in `securityGroupIds`, or look at its rules",
        ]);
        const open = ingress({ securityGroupId: "sg-elsewhere", cidrIpv4: "0.0.0.0/0" });
        assert.deepEqual(states(endpoint({ securityGroupIds: ["sg-elsewhere"] }), open), [EVERYONE]);
    });

    it("looks for the VPC's default group where no group is given", () => {
        const bare = endpoint({ securityGroupIds: [] });
        assert.deepEqual(found(bare), [
            "unprovable resource endpoint securityGroupIds: cannot be shown to let in the clients alone on port 443, got none, which is the VPC's default group; expected rules that let the clients in on TCP 443, and them alone; make the group in this stack and name it in `securityGroupIds`, or look at its rules",
        ]);
        const adopted = (rules: readonly Parameters<typeof https>[0][]) =>
            resource(
                "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
                "default",
                { vpcId: "vpc-1", ingress: rules.map(https) },
                { id: "sg-default" },
            );
        assert.deepEqual(states(bare, adopted([])), [NOBODY]);
        assert.deepEqual(states(bare, adopted([{ cidrBlocks: ["10.0.0.0/16"] }])), []);
    });

    it("joins by what the program made of what, before there are ids", () => {
        const group = securityGroup("clients", {}, { id: undefined });
        const ours = endpoint(
            { securityGroupIds: [unknown] },
            { id: undefined, madeOf: { securityGroupIds: [group] } },
        );
        const rule = (peer: Parameters<typeof resource>[2], of: readonly Resource[]) =>
            ingress({ securityGroupId: unknown, ...peer }, { madeOf: { securityGroupId: [group], cidrIpv4: of } });
        assert.deepEqual(states(ours, group), [NOBODY]);
        assert.deepEqual(states(ours, group, rule({ cidrIpv4: "10.0.0.0/16" }, [])), []);
        assert.deepEqual(states(ours, group, rule({ cidrIpv4: "0.0.0.0/0" }, [])), [EVERYONE]);
        assert.deepEqual(states(ours, group, rule({ cidrIpv4: unknown }, [vpc])), [], "the block of a VPC");
        assert.deepEqual(states(ours, group, rule({ cidrIpv4: unknown }, [])), ["unprovable"]);
        assert.deepEqual(states(ours, group, rule({ cidrIpv4: "10.0.0.0/16", fromPort: unknown }, [])), ["unprovable"]);
    });

    it("takes what AWS will choose for no rule, and what is not known of an adopted group for a gap", () => {
        const made = securityGroup("clients", {}, { outputs: { ingress: unknown } });
        const adopted = securityGroup("clients", {}, { outputs: { ingress: unknown }, external: true });
        const outputs = { vpcId: "vpc-1", ingress: unknown };
        assert.deepEqual(states(endpoint(), made), [NOBODY]);
        assert.deepEqual(states(endpoint(), { ...made, inputs: outputs, outputs }), ["unprovable"], "inputs not known");
        assert.deepEqual(states(endpoint(), adopted), ["unprovable"]);
    });

    it("leaves the endpoints of other services alone", () => {
        assert.deepEqual(
            found(endpoint({ serviceName: "com.amazonaws.eu-west-1.logs" }), securityGroup("clients")),
            [],
        );
        assert.deepEqual(found(endpoint({ serviceName: unknown }), securityGroup("clients")), [
            "unprovable value endpoint serviceName: cannot be shown to let in the clients alone on port 443, got a service that is not known yet; expected rules that let the clients in on TCP 443, and them alone; check again when the values are known",
        ]);
    });
});
