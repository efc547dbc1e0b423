/*
 * The inputs of the pattern `fixed-ip` on which it depends who gets through, exactly as they are registered. Offline: that
 * AWS takes them, and that a packet goes through, is not shown here.
 */
import assert from "node:assert/strict";
import type { Resource } from "../../cli/dry-run/state";
import type { Data } from "../../model/resource";
import { unknown } from "../../model/unknown";
import { RULES } from "../../policy/registry";
import { DEFAULTS } from "../../policy/settings";
import { exampleConfig, only, preview } from "../support/preview";

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const TARGETS = "aws:lb/targetGroup:TargetGroup";
const ATTACHMENT = "aws:lb/targetGroupAttachment:TargetGroupAttachment";
const LISTENER = "aws:lb/listener:Listener";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const DOMAIN = "aws:apigateway/domainName:DomainName";
const ASSOCIATION = "aws:apigateway/domainNameAccessAssociation:DomainNameAccessAssociation";
const MAPPING = "aws:apigateway/basePathMapping:BasePathMapping";
const ZONE = "aws:route53/zone:Zone";
const RECORD = "aws:route53/record:Record";
const EIP = "aws:ec2/eip:Eip";

const ALLOWED = ["198.51.100.0/24", "203.0.113.64/26"];
const fixedIp = (options: object = {}, more: object = {}) => ({
    ...exampleConfig("fixed-ip"),
    "private-api:options": { allowedCidrs: ALLOWED, ...options },
    ...more,
});
const ADOPTED = {
    "private-api:network": {
        existing: {
            vpcId: "vpc-0123456789abcdef0",
            subnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
            publicSubnetIds: ["subnet-0123456789abcdef2", "subnet-0123456789abcdef3"],
            endpointId: "vpce-0123456789abcdef0",
            endpointAddresses: ["10.7.0.10", "10.7.1.10"],
            cidrBlock: "10.7.0.0/16",
        },
    },
};

const ofType = (resources: readonly Resource[], type: string) => resources.filter((each) => each.type === type);
/** Inputs of every resource of a type by name, but for words and tags. */
function inputsOf(resources: readonly Resource[], type: string): Record<string, unknown> {
    const telling = ([key]: [string, unknown]) => key !== "tags" && key !== "description";
    return Object.fromEntries(
        ofType(resources, type).map(({ name, inputs }) => [
            name,
            Object.fromEntries(Object.entries(inputs).filter(telling)),
        ]),
    );
}

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** The same with what is not known marked as the model marks it. */
function marked(value: unknown): Data {
    if (value === UNKNOWN) return unknown;
    if (Array.isArray(value)) return value.map(marked);
    if (typeof value !== "object" || value === null) return value as Data;
    return markedProperties(value);
}
const markedProperties = (value: object) =>
    Object.fromEntries(Object.entries(value).map(([key, each]) => [key, marked(each)]));

/** What the pack finds in a stack: rule, state and name of the resource. */
async function findings(config: Record<string, unknown>): Promise<(string | undefined)[][]> {
    const { resources } = await preview(config);
    const stack = resources.map((each) => ({
        ...each,
        inputs: markedProperties(each.inputs),
        outputs: markedProperties(each.outputs),
    }));
    return RULES.flatMap((rule) => rule.stack?.(stack, DEFAULTS) ?? []).map(({ rule, state, urn }) => [
        rule,
        state,
        urn.split("::").at(-1),
    ]);
}

describe("the fixed-ip pattern", () => {
    it("lets the allowed blocks into the load balancer on port 443, and nobody else", async () => {
        const { resources } = await preview(fixedIp());
        const front = only(resources, GROUP, "front-clients").id;
        const rule = { fromPort: 443, toPort: 443, ipProtocol: "tcp" };
        const into = ofType(resources, INGRESS).filter(({ inputs }) => inputs["securityGroupId"] === front);
        assert.deepEqual(inputsOf(into, INGRESS), {
            "front-from-198.51.100.0-24": { ...rule, securityGroupId: front, cidrIpv4: ALLOWED[0] },
            "front-from-203.0.113.64-26": { ...rule, securityGroupId: front, cidrIpv4: ALLOWED[1] },
        });
    });

    it("lets the load balancer reach the endpoint's group, and nothing else", async () => {
        const { resources } = await preview(fixedIp());
        const front = only(resources, GROUP, "front-clients").id;
        const endpoint = only(resources, GROUP, "endpoint-clients").id;
        const rule = { fromPort: 443, toPort: 443, ipProtocol: "tcp" };
        assert.deepEqual(inputsOf(resources, EGRESS), {
            "front-to-targets": { ...rule, securityGroupId: front, referencedSecurityGroupId: endpoint },
        });
        assert.deepEqual(inputsOf(resources, INGRESS)["front-into-targets"], {
            ...rule,
            securityGroupId: endpoint,
            referencedSecurityGroupId: front,
        });
    });

    it("gives the load balancer its group when it is made, an Elastic IP a zone, and balancing across zones", async () => {
        const { resources } = await preview(fixedIp());
        const place = (zone: string) => ({
            subnetId: only(resources, "aws:ec2/subnet:Subnet", `network-public-ap-northeast-1${zone}`).id,
            allocationId: only(resources, EIP, `front-address-ap-northeast-1${zone}`).id,
        });
        const { name, ...inputs } = inputsOf(resources, BALANCER)["front-balancer"] as Record<string, unknown>;
        assert.match(String(name), /^front-balancer-[0-9a-f]{7}$/);
        assert.deepEqual(inputs, {
            __defaults: ["name"],
            loadBalancerType: "network",
            internal: false,
            ipAddressType: "ipv4",
            enableCrossZoneLoadBalancing: true,
            securityGroups: [only(resources, GROUP, "front-clients").id],
            subnetMappings: [place("a"), place("c")],
        });
        assert.equal(ofType(resources, BALANCER).length, 1);
    });

    it("makes the load balancer after the route that its subnets need", async () => {
        const { resources } = await preview(fixedIp());
        const route = only(resources, "aws:ec2/route:Route", "network-public-default").urn;
        assert.ok(only(resources, BALANCER).propertyDependencies["subnetMappings"]?.includes(route));
    });

    it("leads to the endpoint's addresses, which are known beforehand, without those of clients or a proxy header", async () => {
        const { resources, outputs } = await preview(fixedIp());
        const targets = only(resources, TARGETS);
        const { targetType, protocol, port, preserveClientIp, proxyProtocolV2, healthCheck } = targets.inputs;
        assert.deepEqual(
            { targetType, protocol, port, preserveClientIp, proxyProtocolV2, healthCheck },
            {
                targetType: "ip",
                protocol: "TCP",
                port: 443,
                preserveClientIp: "false",
                proxyProtocolV2: false,
                healthCheck: { protocol: "HTTPS", port: "traffic-port", path: "/ping", matcher: "200" },
            },
        );
        const attached = { targetGroupArn: targets.id, port: 443 };
        assert.deepEqual(inputsOf(resources, ATTACHMENT), {
            "front-target-ap-northeast-1a": { ...attached, targetId: "10.40.0.10" },
            "front-target-ap-northeast-1c": { ...attached, targetId: "10.40.64.10" },
        });
        const endpoint = only(resources, ENDPOINT);
        const pinned = endpoint.inputs["subnetConfigurations"] as { ipv4: string }[];
        assert.deepEqual(
            pinned.map(({ ipv4 }) => ipv4),
            ["10.40.0.10", "10.40.64.10"],
        );
        assert.deepEqual(outputs["endpointAddresses"], ["10.40.0.10", "10.40.64.10"]);
        assert.equal(endpoint.inputs["privateDnsEnabled"], false);
    });

    it("makes the targets anew with the endpoint, since its addresses have to be registered again", async () => {
        const { resources } = await preview(fixedIp());
        const { urn } = only(resources, ENDPOINT);
        const dependencies = ofType(resources, ATTACHMENT).map((each) => each.propertyDependencies["targetId"]);
        assert.equal(dependencies.length, 2);
        for (const urns of dependencies) assert.ok(urns?.includes(urn));
    });

    it("passes TLS through to a private domain, which has no other certificate before it", async () => {
        const { resources } = await preview(fixedIp());
        const { protocol, port, certificateArn, sslPolicy } = only(resources, LISTENER).inputs;
        assert.deepEqual([protocol, port, certificateArn, sslPolicy], ["TCP", 443, undefined, undefined]);
    });

    it("confines the private domain to the VPC and those allowed, by Allow and Deny", async () => {
        const other = "vpc-0123456789abcdef1";
        const { resources } = await preview(fixedIp({}, { "private-api:api": { allowedVpcIds: [other] } }));
        const vpcs = [only(resources, "aws:ec2/vpc:Vpc").id, other];
        const domain = only(resources, DOMAIN);
        const anyone = { Principal: "*", Action: "execute-api:Invoke", Resource: "*" };
        assert.deepEqual(JSON.parse(String(domain.inputs["policy"])), {
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "AllowFromVpcs",
                    Effect: "Allow",
                    ...anyone,
                    Condition: { StringEquals: { "aws:SourceVpc": vpcs } },
                },
                {
                    Sid: "DenyFromElsewhere",
                    Effect: "Deny",
                    ...anyone,
                    Condition: { StringNotEquals: { "aws:SourceVpc": vpcs } },
                },
            ],
        });
        assert.deepEqual(domain.inputs["endpointConfiguration"], { types: "PRIVATE", ipAddressType: "dualstack" });
        assert.equal(domain.inputs["regionalCertificateArn"], undefined);
        assert.match(String(domain.inputs["certificateArn"]), /^arn:aws:acm:ap-northeast-1:/);
    });

    it("lets its endpoint through to this API and its domain alone, but for an adopted one, of which it warns", async () => {
        const policies = async (config: Record<string, unknown>) => {
            const { resources, messages } = await preview(config);
            const found = ofType(resources, "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy").map(({ inputs }) => {
                const { Statement } = JSON.parse(String(inputs["policy"])) as { Statement: object[] };
                return { endpoint: inputs["vpcEndpointId"], Statement };
            });
            return { resources, found, warnings: messages.filter(({ severity }) => severity === "warning").length };
        };
        const passed = (resources: readonly Resource[], Resource: unknown[]) => [
            {
                endpoint: only(resources, ENDPOINT).id,
                Statement: [
                    {
                        Sid: "AllowTheseApis",
                        Effect: "Allow",
                        Principal: "*",
                        Action: "execute-api:Invoke",
                        Resource,
                    },
                ],
            },
        ];
        const own = await policies(fixedIp());
        const api = `${String(only(own.resources, "aws:apigateway/restApi:RestApi").outputs["executionArn"])}/*`;
        const account = api.split(":")[4] ?? "";
        const id = String(only(own.resources, DOMAIN).outputs["domainNameId"]);
        const domain = `arn:aws:execute-api:ap-northeast-1:${account}:/domainnames/api.example.net+${id}`;
        assert.deepEqual(own.found, passed(own.resources, [api, domain]));
        const regional = await policies(fixedIp({ domainMode: "regional" }));
        const { resources } = regional;
        const regionalApi = String(only(resources, "aws:apigateway/restApi:RestApi").outputs["executionArn"]);
        assert.deepEqual(regional.found, passed(resources, [`${regionalApi}/*`]));
        const adopted = await policies(fixedIp({}, ADOPTED));
        assert.deepEqual([own.warnings, adopted.found, adopted.warnings], [0, [], 1]);
    });

    it("has the load balancer listen to the internet once the endpoint's policy is set, and nothing else wait for it", async () => {
        const { resources } = await preview(fixedIp());
        const { urn } = only(resources, "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy");
        assert.deepEqual(
            resources.filter(({ dependencies }) => dependencies.includes(urn)).map(({ name }) => name),
            ["front-listener"],
        );
    });

    it("associates the private domain with the endpoint, and maps it by its id", async () => {
        const { resources } = await preview(fixedIp());
        const domain = only(resources, DOMAIN);
        assert.deepEqual(inputsOf(resources, ASSOCIATION), {
            "private-domain-association": {
                accessAssociationSource: only(resources, ENDPOINT).id,
                accessAssociationSourceType: "VPCE",
                domainNameArn: domain.outputs["arn"],
            },
        });
        assert.deepEqual(inputsOf(resources, MAPPING), {
            "private-domain-mapping": {
                domainName: "api.example.net",
                domainNameId: domain.outputs["domainNameId"],
                restApi: only(resources, "aws:apigateway/restApi:RestApi").id,
                stageName: "v1",
            },
        });
    });

    it("answers the name with the load balancer in public and with the endpoint in a zone of exactly the name", async () => {
        const client = "vpc-0123456789abcdef0";
        const { resources } = await preview(fixedIp({ clientVpcIds: [client] }));
        const balancer = only(resources, BALANCER).outputs;
        const [entry] = only(resources, ENDPOINT).outputs["dnsEntries"] as { dnsName: string; hostedZoneId: string }[];
        const inner = only(resources, ZONE, "names-private");
        assert.deepEqual(
            [inner.inputs["name"], inner.inputs["vpcs"]],
            ["api.example.net", [{ vpcId: only(resources, "aws:ec2/vpc:Vpc").id }, { vpcId: client }]],
        );
        const alias = (zoneId: unknown, name: unknown, target: unknown) => ({
            zoneId,
            name: "api.example.net",
            type: "A",
            aliases: [{ name, zoneId: target, evaluateTargetHealth: false }],
        });
        const records = inputsOf(resources, RECORD);
        const publicZone = only(resources, ZONE, "zone-zone").id;
        assert.deepEqual(records["names-public"], alias(publicZone, balancer["dnsName"], balancer["zoneId"]));
        assert.deepEqual(records["names-private-alias"], alias(inner.id, entry?.dnsName, entry?.hostedZoneId));
        assert.deepEqual(Object.keys(records).sort(), [
            "certificate-validation",
            "names-private-alias",
            "names-public",
        ]);
        assert.equal(only(resources, RECORD, "certificate-validation").inputs["zoneId"], publicZone);
    });

    it("repeats the mirrored records in a wider private zone, and nowhere else", async () => {
        const mirroredRecords = [{ name: "www.example.net", type: "CNAME", values: ["web.example.org"], ttl: 60 }];
        const { resources } = await preview(fixedIp({ privateZoneName: "example.net", mirroredRecords }));
        const inner = only(resources, ZONE, "names-private");
        assert.equal(inner.inputs["name"], "example.net");
        assert.deepEqual(inputsOf(resources, RECORD)["names-mirrored-www.example.net-CNAME"], {
            zoneId: inner.id,
            name: "www.example.net",
            type: "CNAME",
            records: ["web.example.org"],
            ttl: 60,
        });
    });

    it("takes Elastic IPs that are brought, in the order of the zones, and makes none", async () => {
        const elasticIpAllocationIds = ["eipalloc-0123456789abcdef0", "eipalloc-0123456789abcdef1"];
        const { resources } = await preview(fixedIp({ elasticIpAllocationIds }));
        const mappings = only(resources, BALANCER).inputs["subnetMappings"] as { allocationId: string }[];
        assert.deepEqual(
            mappings.map(({ allocationId }) => allocationId),
            elasticIpAllocationIds,
        );
        assert.deepEqual(
            ofType(resources, EIP).map(({ external }) => external),
            [true, true],
        );
    });

    it("adopts VPC, subnets and endpoint, and reaches the endpoint by its stated addresses alone", async () => {
        const { resources } = await preview(fixedIp({}, ADOPTED));
        const made = resources.filter(({ external }) => !external).map(({ type }) => type);
        assert.deepEqual(made.filter((type) => type.startsWith("aws:ec2/")).sort(), [EIP, EIP, GROUP].sort());
        const group = only(resources, GROUP, "front-clients").id;
        const rule = { fromPort: 443, toPort: 443, ipProtocol: "tcp", securityGroupId: group };
        assert.deepEqual(inputsOf(resources, EGRESS), {
            "front-to-subnet-0123456789abcdef0": { ...rule, cidrIpv4: "10.7.0.10/32" },
            "front-to-subnet-0123456789abcdef1": { ...rule, cidrIpv4: "10.7.1.10/32" },
        });
    });

    it("has isolated and public subnets without NAT, and the same isolated ones with it", async () => {
        const subnets = async (egress: string) => {
            const network = { cidrBlock: "10.40.0.0/16", zones: ["ap-northeast-1a", "ap-northeast-1c"], egress };
            const { resources } = await preview(fixedIp({}, { "private-api:network": network }));
            return Object.fromEntries(
                ofType(resources, "aws:ec2/subnet:Subnet").map(({ name, inputs }) => [name, inputs["cidrBlock"]]),
            );
        };
        const none = await subnets("none");
        const nat = await subnets("nat");
        assert.deepEqual(Object.keys(none).sort(), [
            "network-isolated-ap-northeast-1a",
            "network-isolated-ap-northeast-1c",
            "network-public-ap-northeast-1a",
            "network-public-ap-northeast-1c",
        ]);
        assert.equal(Object.keys(nat).length, 6);
        for (const [name, block] of Object.entries(none)) assert.equal(nat[name], block);
    });

    it("claims an answer for an allowed caller and none for a stranger, by their addresses", async () => {
        const { outputs } = await preview(fixedIp());
        const claims = outputs["claims"] as { id: string; from: object; expect: { accept: object[] }; rule: string }[];
        const told = claims
            .filter(({ id }) => id.startsWith("internet-allowed") || id === "internet-stranger")
            .map(({ id, from, expect, rule }) => [id, from, expect.accept, rule]);
        assert.deepEqual(told, [
            ["internet-allowed", { kind: "internet", address: "198.51.100.1" }, [{ kind: "http", status: 200 }], "T-5"],
            ["internet-stranger", { kind: "internet", address: "192.0.2.1" }, [{ kind: "timeout" }], "N-7"],
        ]);
    });

    it("claims no stranger where everyone is allowed, and warns", async () => {
        const { outputs, messages } = await preview(fixedIp({ allowedCidrs: ["0.0.0.0/0"] }));
        const ids = (outputs["claims"] as { id: string }[]).map(({ id }) => id);
        assert.ok(!ids.includes("internet-stranger"));
        assert.deepEqual(
            messages.filter(({ severity }) => severity === "warning").map(({ text }) => text.split(",")[0]),
            ["options.allowedCidrs: lets everyone on the internet in"],
        );
    });

    it("warns where everyone is allowed in two halves, and not for one of them", async () => {
        const warnings = async (allowedCidrs: string[]) =>
            (await preview(fixedIp({ allowedCidrs }))).messages.filter(({ severity }) => severity === "warning").length;
        assert.equal(await warnings(["0.0.0.0/1", "128.0.0.0/1", "198.51.100.0/24"]), 1);
        assert.equal(await warnings(["0.0.0.0/1", "198.51.100.0/24"]), 0);
    });

    it("warns of more blocks than a security group has rules by default", async () => {
        const warnings = async (count: number) => {
            const allowedCidrs = Array.from({ length: count }, (_, index) => `198.51.100.${index}/32`);
            const { messages } = await preview(fixedIp({ allowedCidrs }));
            return messages.filter(({ severity }) => severity === "warning").map(({ text }) => text);
        };
        assert.deepEqual(await warnings(60), []);
        assert.deepEqual(await warnings(61), [
            "options.allowedCidrs: has more blocks than a security group has rules by default, got 61; expected at most 60; join blocks, or have AWS raise the quota before the next up",
        ]);
    });

    it("warns of further VPCs with the private answer that nothing lets in", async () => {
        const warnings = async (more: object) => {
            const network = { ...(exampleConfig("fixed-ip")["private-api:network"] as object), ...more };
            const config = fixedIp({ clientVpcIds: ["vpc-0123456789abcdef1"] }, { "private-api:network": network });
            const { messages } = await preview(config);
            return messages.filter(({ severity }) => severity === "warning").map(({ text }) => text.split(",")[0]);
        };
        assert.deepEqual(await warnings({}), ["options.clientVpcIds: get the endpoint's private addresses"]);
        assert.deepEqual(await warnings({ clients: [{ cidrBlock: "10.99.0.0/16" }] }), []);
    });

    it("satisfies every rule of the pack, in both forms", async () => {
        assert.deepEqual(await findings(fixedIp()), []);
        assert.deepEqual(await findings(fixedIp({ domainMode: "regional" })), []);
    });

    it("is told of by the pack where everyone is let in, and of nothing else", async () => {
        assert.deepEqual(await findings(fixedIp({ allowedCidrs: ["0.0.0.0/0"] })), [
            ["no-open-nlb", "violated", "front-balancer"],
        ]);
    });

    describe("in its Regional form", () => {
        const regional = fixedIp({ domainMode: "regional" });

        it("answers TLS with the name's certificate at both load balancers, and opens TLS to the endpoint", async () => {
            const { resources } = await preview(regional);
            const certificate = only(resources, DOMAIN).inputs["regionalCertificateArn"];
            assert.ok(certificate);
            const listeners = ofType(resources, LISTENER).map(({ name, inputs }) => [
                name,
                inputs["protocol"],
                inputs["certificateArn"],
                inputs["sslPolicy"],
            ]);
            const modern = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09";
            assert.deepEqual(listeners.sort(), [
                ["front-listener", "TLS", certificate, modern],
                ["inside-listener", "TLS", certificate, modern],
            ]);
            assert.deepEqual(
                ofType(resources, TARGETS).map(({ inputs }) => [inputs["protocol"], inputs["preserveClientIp"]]),
                [
                    ["TLS", "false"],
                    ["TLS", "false"],
                ],
            );
        });

        it("leads the VPC to an internal load balancer, which lets in the VPC, and not to the endpoint", async () => {
            const { resources } = await preview(regional);
            const inside = only(resources, BALANCER, "inside-balancer");
            assert.equal(inside.inputs["internal"], true);
            const [alias] = only(resources, RECORD, "names-private-alias").inputs["aliases"] as { name: string }[];
            assert.equal(alias?.name, inside.outputs["dnsName"]);
            const group = only(resources, GROUP, "inside-clients").id;
            const blocks = ofType(resources, INGRESS)
                .filter(({ inputs }) => inputs["securityGroupId"] === group)
                .map(({ inputs }) => inputs["cidrIpv4"]);
            assert.deepEqual(blocks, ["10.40.0.0/16"]);
        });

        it("maps a Regional domain that no record of its own and no endpoint leads to", async () => {
            const { resources } = await preview(regional);
            const { inputs } = only(resources, DOMAIN);
            assert.deepEqual(inputs["endpointConfiguration"], { types: "REGIONAL" });
            assert.equal(inputs["policy"], undefined);
            assert.deepEqual(ofType(resources, ASSOCIATION), []);
            assert.deepEqual(Object.keys(inputsOf(resources, RECORD)).sort(), [
                "certificate-validation",
                "names-private-alias",
                "names-public",
            ]);
        });
    });
});
