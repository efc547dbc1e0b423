/*
 * What the on-premises pattern registers and refuses. Offline: that AWS takes it is for the deploy tests to show, and
 * that a packet goes through, for nobody here.
 */
import assert from "node:assert/strict";
import type { Resource } from "../../cli/dry-run/state";
import { parseStackConfig } from "../../config/parse";
import { patterns } from "../../patterns/registry";
import { endpointTargetsKeepSource } from "../../policy/rules/endpoint-targets-keep-source";
import { loadBalancerInternal } from "../../policy/rules/load-balancer-internal";
import { modernTls } from "../../policy/rules/modern-tls";
import { noOpenNlb } from "../../policy/rules/no-open-nlb";
import { zoneShadowsPublicNames } from "../../policy/rules/zone-shadows-public-names";
import { lines } from "../policy/rules/judged";
import { countByType, exampleConfig, only, preview } from "../support/preview";

const EXAMPLE = exampleConfig("on-premises");
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const INTEGRATION = "aws:apigateway/integration:Integration";
const LINK_V1 = "aws:apigateway/vpcLink:VpcLink";
const LINK_V2 = "aws:apigatewayv2/vpcLink:VpcLink";
const ROUTE = "aws:ec2/route:Route";
const STAGE = "aws:apigateway/stage:Stage";

const EXISTING = {
    vpcId: "vpc-0123456789abcdef0",
    subnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
};
const TABLES = ["rtb-0123456789abcdef0", "rtb-0123456789abcdef1"];

const withOptions = (options: object, more: object = {}): Record<string, unknown> => ({
    ...EXAMPLE,
    "private-api:options": { ...(EXAMPLE["private-api:options"] as object), ...options },
    ...more,
});
const adopted = (facts: object = {}) => ({ "private-api:network": { existing: { ...EXISTING, ...facts } } });
const resourcesOf = async (options: object, more: object = {}) => (await preview(withOptions(options, more))).resources;

/** Who may open connections to whom, as `name: port peer`, in order. */
function rules(resources: readonly Resource[]): string[] {
    const peerOf = (id: unknown) => resources.find((each) => each.id === id)?.name ?? "";
    return resources
        .filter(({ type }) => type === INGRESS || type === EGRESS)
        .map(({ type, inputs }) => {
            const { securityGroupId, cidrIpv4, referencedSecurityGroupId, fromPort, toPort } = inputs;
            assert.equal(fromPort, toPort);
            const arrow = type === INGRESS ? "<-" : "->";
            return `${peerOf(securityGroupId)} ${arrow} ${String(cidrIpv4 ?? peerOf(referencedSecurityGroupId))} ${String(toPort)}`;
        })
        .sort();
}

const routes = (resources: readonly Resource[]) =>
    resources
        .filter(({ type }) => type === ROUTE)
        .map(({ inputs }) => {
            const { routeTableId, destinationCidrBlock, gatewayId, transitGatewayId } = inputs;
            return [routeTableId, destinationCidrBlock, gatewayId ?? transitGatewayId];
        });

describe("the on-premises pattern", () => {
    it("makes exactly these resources", async () => {
        assert.deepEqual(countByType(await resourcesOf({})), {
            "aws:acm/certificate:Certificate": 1,
            "aws:acm/certificateValidation:CertificateValidation": 1,
            "aws:apigateway/account:Account": 1,
            "aws:apigateway/basePathMapping:BasePathMapping": 1,
            "aws:apigateway/deployment:Deployment": 1,
            "aws:apigateway/domainName:DomainName": 1,
            [INTEGRATION]: 2,
            "aws:apigateway/method:Method": 2,
            "aws:apigateway/methodSettings:MethodSettings": 1,
            "aws:apigateway/resource:Resource": 1,
            "aws:apigateway/restApi:RestApi": 1,
            [STAGE]: 1,
            [LINK_V2]: 1,
            "aws:cloudwatch/logGroup:LogGroup": 1,
            [ROUTE]: 1,
            "aws:ec2/routeTable:RouteTable": 1,
            "aws:ec2/routeTableAssociation:RouteTableAssociation": 2,
            "aws:ec2/securityGroup:SecurityGroup": 2,
            "aws:ec2/subnet:Subnet": 2,
            "aws:ec2/vpc:Vpc": 1,
            "aws:ec2/vpnGateway:VpnGateway": 1,
            "aws:lb/listener:Listener": 1,
            "aws:lb/loadBalancer:LoadBalancer": 1,
            "aws:lb/targetGroup:TargetGroup": 1,
            "aws:lb/targetGroupAttachment:TargetGroupAttachment": 2,
            "aws:route53/record:Record": 2,
            "aws:route53/zone:Zone": 1,
            [EGRESS]: 2,
            [INGRESS]: 1,
        });
    });

    it("opens both ends of each hop, and nothing else", async () => {
        assert.deepEqual(rules(await resourcesOf({})), [
            "balancer-group -> 192.168.0.0/16 443",
            "balancer-group <- link-group 443",
            "link-group -> balancer-group 443",
        ]);
        assert.deepEqual(rules(await resourcesOf({ vpcLinkVersion: "v1", targetPort: 8443 })), [
            "balancer-group -> 192.168.0.0/16 8443",
            "balancer-group <- front-clients 443",
            "front-clients -> balancer-group 443",
        ]);
    });

    it("speaks HTTPS on every hop, for a name on the load balancer's certificate", async () => {
        const resources = await resourcesOf({});
        const certificate = only(resources, "aws:acm/certificate:Certificate");
        assert.equal(certificate.inputs["domainName"], "orders.example.net");
        const listener = only(resources, "aws:lb/listener:Listener").inputs;
        assert.deepEqual([listener["protocol"], listener["port"]], ["HTTPS", 443]);
        assert.equal(listener["certificateArn"], certificate.id);
        const group = only(resources, "aws:lb/targetGroup:TargetGroup").inputs;
        assert.deepEqual([group["protocol"], group["targetType"]], ["HTTPS", "ip"]);
        assert.equal((group["healthCheck"] as Record<string, unknown>)["protocol"], "HTTPS");
        assert.deepEqual(
            resources.filter(({ type }) => type === INTEGRATION).map(({ inputs }) => inputs["uri"]),
            ["https://orders.example.net:443/", "https://orders.example.net:443/{proxy}"],
        );
    });

    it("registers the servers for all zones", async () => {
        const targets = (await resourcesOf({})).filter(({ type }) => type.endsWith(":TargetGroupAttachment"));
        assert.deepEqual(
            targets.map(({ inputs }) => [inputs["targetId"], inputs["port"], inputs["availabilityZone"]]),
            [
                ["192.168.10.11", 443, "all"],
                ["192.168.10.12", 443, "all"],
            ],
        );
    });

    it("asks API Gateway to take the stage's name off the path of requests whose bodies are text", async () => {
        const integrations = (await resourcesOf({})).filter(({ type }) => type === INTEGRATION);
        const templates = integrations.map(({ inputs }) => inputs["requestTemplates"] as Record<string, string>);
        assert.deepEqual(
            templates.map((each) => [...new Set(Object.values(each))]),
            [
                ['#set($context.requestOverride.path = "/")\n$input.body'],
                ["#set($context.requestOverride.path = \"/$input.params('proxy')\")\n$input.body"],
            ],
        );
        assert.deepEqual(Object.keys(templates[0] ?? {}), [
            "application/json",
            "application/x-www-form-urlencoded",
            "application/xml",
            "text/plain",
            "text/xml",
        ]);
        assert.deepEqual(integrations[1]?.inputs["requestParameters"], {
            "integration.request.path.proxy": "method.request.path.proxy",
        });
    });

    it("hands bodies on byte for byte where the configuration says so, and leaves the stage's name before their path", async () => {
        const typesWith = async (binaryMediaTypes: readonly string[]) => {
            const resources = await resourcesOf({ binaryMediaTypes });
            const [integration] = resources.filter(({ type }) => type === INTEGRATION);
            return {
                api: only(resources, "aws:apigateway/restApi:RestApi").inputs["binaryMediaTypes"],
                templates: Object.keys((integration?.inputs["requestTemplates"] as object | undefined) ?? {}),
            };
        };
        assert.deepEqual(await typesWith(["image/png", "text/*"]), {
            api: ["image/png", "text/*"],
            templates: ["application/json", "application/x-www-form-urlencoded", "application/xml"],
        });
        assert.deepEqual(await typesWith(["*/*"]), { api: ["*/*"], templates: [] });
    });

    it("names the link by a variable of the stage, and the load balancer in version 2 alone", async () => {
        for (const [version, link] of [
            ["v2", LINK_V2],
            ["v1", LINK_V1],
        ] as const) {
            const resources = await resourcesOf({ vpcLinkVersion: version, standbyVpcLink: true });
            assert.deepEqual(only(resources, STAGE).inputs["variables"], { vpcLinkId: only(resources, link).id });
            const arn = only(resources, "aws:lb/loadBalancer:LoadBalancer", "balancer-balancer").id;
            for (const { inputs } of resources.filter(({ type }) => type === INTEGRATION)) {
                assert.equal(inputs["connectionType"], "VPC_LINK");
                assert.equal(inputs["connectionId"], "${stageVariables.vpcLinkId}");
                assert.equal(inputs["integrationTarget"], version === "v2" ? arn : undefined);
            }
        }
    });

    it("has the resource policy that is given, and promises the internet nothing then", async () => {
        const condition = { IpAddress: { "aws:SourceIp": ["203.0.113.0/24"] } };
        const statement = { Effect: "Allow", Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*" };
        const policy = { Version: "2012-10-17", Statement: [{ ...statement, Condition: condition }] };
        const { resources, outputs } = await preview(withOptions({ resourcePolicy: policy }));
        const arn = String(only(resources, "aws:apigateway/restApi:RestApi").outputs["executionArn"]);
        const written = JSON.parse(
            String(only(resources, "aws:apigateway/restApiPolicy:RestApiPolicy").inputs["policy"]),
        ) as unknown;
        assert.deepEqual(written, {
            ...policy,
            Statement: [{ ...statement, Resource: `${arn}/*`, Condition: condition }],
        });
        assert.deepEqual(
            (outputs["claims"] as { id: string }[]).map(({ id }) => id),
            ["vpc-isolated"],
        );
    });

    it("redeploys when the version changes, and not when the other link comes beside or goes", async () => {
        const triggersOf = async (options: object) =>
            only(await resourcesOf(options), "aws:apigateway/deployment:Deployment").inputs["triggers"];
        const [v2, both, v1] = await Promise.all([
            triggersOf({}),
            triggersOf({ standbyVpcLink: true }),
            triggersOf({ vpcLinkVersion: "v1", standbyVpcLink: true }),
        ]);
        assert.deepEqual(both, v2);
        assert.notDeepEqual(v1, both);
    });

    it("switches the stage onto a link whose way is open, and makes the link without waiting for that", async () => {
        const cases = [
            ["v2", LINK_V2, ["link-to-balancer", "link-into-balancer"]],
            ["v1", LINK_V1, ["front-to-targets", "front-into-targets", "front-target-balancer", "front-listener"]],
        ] as const;
        for (const [vpcLinkVersion, type, names] of cases) {
            const resources = await resourcesOf({ vpcLinkVersion });
            const waits = ({ dependencies }: Resource) =>
                names.filter((name) =>
                    dependencies.includes(
                        resources.find((each) => each.name === name && !each.type.startsWith("private-api"))?.urn ?? "",
                    ),
                );
            assert.deepEqual(waits(only(resources, STAGE)), names);
            assert.deepEqual(waits(only(resources, type)), []);
        }
    });

    it("puts an internal Network Load Balancer in front for version 1, whose inbound rules PrivateLink passes", async () => {
        const resources = await resourcesOf({ vpcLinkVersion: "v1" });
        assert.deepEqual(
            resources.filter(({ type }) => type === LINK_V2),
            [],
        );
        const front = only(resources, "aws:lb/loadBalancer:LoadBalancer", "front-balancer");
        assert.equal(front.inputs["internal"], true);
        assert.equal(front.inputs["enableCrossZoneLoadBalancing"], true);
        assert.equal(front.inputs["enforceSecurityGroupInboundRulesOnPrivateLinkTraffic"], "off");
        assert.equal(only(resources, LINK_V1).inputs["targetArn"], front.id);
        const group = only(resources, "aws:lb/targetGroup:TargetGroup", "front-targets").inputs;
        assert.deepEqual([group["targetType"], group["protocol"], group["port"]], ["alb", "TCP", 443]);
        const attachment = only(
            resources,
            "aws:lb/targetGroupAttachment:TargetGroupAttachment",
            "front-target-balancer",
        );
        const listener = only(resources, "aws:lb/listener:Listener", "balancer-listener");
        assert.ok(attachment.propertyDependencies["targetId"]?.includes(listener.urn));
    });
});

describe("the rules about networks, asked of the on-premises pattern with VPC links of both versions,", () => {
    for (const rule of [
        endpointTargetsKeepSource,
        loadBalancerInternal,
        modernTls,
        noOpenNlb,
        zoneShadowsPublicNames,
    ]) {
        it(`find nothing: ${rule.name}`, async () => {
            const resources = await resourcesOf({ vpcLinkVersion: "v1", standbyVpcLink: true });
            assert.deepEqual(lines(rule, resources as Parameters<typeof lines>[1]), []);
        });
    }
});

describe("the way to the on-premises network", () => {
    const VPC = "aws:ec2/vpc:Vpc";
    const TABLE = "aws:ec2/routeTable:RouteTable";
    const VGW = "aws:ec2/vpnGateway:VpnGateway";
    const connected = (connection: object, more: object = {}, options: object = {}) =>
        resourcesOf({ connection, ...options }, more);

    it("leads through a virtual private gateway of the stack", async () => {
        const resources = await connected({ kind: "virtual-private-gateway" });
        const gateway = only(resources, VGW);
        assert.equal(gateway.inputs["vpcId"], only(resources, VPC).id);
        assert.deepEqual(routes(resources), [[only(resources, TABLE).id, "192.168.0.0/16", gateway.id]]);
    });

    it("attaches an adopted gateway to a VPC of the stack, and to an existing one not", async () => {
        const virtualPrivateGatewayId = "vgw-0123456789abcdef0";
        const connection = { kind: "virtual-private-gateway", virtualPrivateGatewayId };
        const own = await connected(connection);
        assert.deepEqual(only(own, "aws:ec2/vpnGatewayAttachment:VpnGatewayAttachment").inputs, {
            vpcId: only(own, VPC).id,
            vpnGatewayId: virtualPrivateGatewayId,
        });
        assert.equal(only(own, VGW).external, true);
        const theirs = await connected(connection, adopted(), { routeTableIds: TABLES });
        assert.deepEqual(
            theirs.filter(({ type }) => type.endsWith(":VpnGatewayAttachment")),
            [],
        );
        assert.deepEqual(
            routes(theirs),
            TABLES.map((table) => [table, "192.168.0.0/16", virtualPrivateGatewayId]),
        );
    });

    it("makes no route in an existing VPC that is connected already", async () => {
        const connection = { kind: "transit-gateway", attachmentId: "tgw-attach-0123456789abcdef0" };
        assert.deepEqual(routes(await connected(connection, adopted())), []);
    });

    it("attaches the VPC to a transit gateway, with its default tables or the one that is named", async () => {
        const own = await connected({ kind: "transit-gateway" });
        const gateway = only(own, "aws:ec2transitgateway/transitGateway:TransitGateway");
        assert.deepEqual(
            [gateway.inputs["defaultRouteTableAssociation"], gateway.inputs["defaultRouteTablePropagation"]],
            ["enable", "enable"],
        );
        assert.deepEqual(routes(own), [[only(own, TABLE).id, "192.168.0.0/16", gateway.id]]);
        const routeTableId = "tgw-rtb-0123456789abcdef0";
        const named = await connected({
            kind: "transit-gateway",
            transitGatewayId: "tgw-0123456789abcdef0",
            routeTableId,
        });
        const attachment = only(named, "aws:ec2transitgateway/vpcAttachment:VpcAttachment");
        assert.equal(attachment.inputs["transitGatewayDefaultRouteTableAssociation"], false);
        assert.equal(attachment.inputs["transitGatewayDefaultRouteTablePropagation"], false);
        const ids = { transitGatewayAttachmentId: attachment.id, transitGatewayRouteTableId: routeTableId };
        for (const kind of ["RouteTableAssociation", "RouteTablePropagation"]) {
            const type = `aws:ec2transitgateway/r${kind.slice(1)}:${kind}`;
            assert.deepEqual(only(named, type).inputs, ids);
        }
    });

    it("announces the VPC's block over a Direct Connect gateway, or what is said", async () => {
        const ASSOCIATION = "aws:directconnect/gatewayAssociation:GatewayAssociation";
        const own = await connected({ kind: "direct-connect" });
        assert.deepEqual(only(own, ASSOCIATION).inputs, {
            allowedPrefixes: ["10.80.0.0/16"],
            associatedGatewayId: only(own, VGW).id,
            dxGatewayId: only(own, "aws:directconnect/gateway:Gateway").id,
        });
        const directConnectGatewayId = "01234567-89ab-cdef-0123-456789abcdef";
        const returnCidrBlocks = ["10.80.0.0/15"];
        const theirs = await connected({ kind: "direct-connect", directConnectGatewayId }, {}, { returnCidrBlocks });
        const { inputs } = only(theirs, ASSOCIATION);
        assert.deepEqual(
            [inputs["allowedPrefixes"], inputs["dxGatewayId"]],
            [returnCidrBlocks, directConnectGatewayId],
        );
    });
});

describe("the on-premises pattern refuses", () => {
    function issuesOf(config: Record<string, unknown>): string[] {
        const raw = Object.fromEntries(
            Object.entries(config).map(([key, value]) => [
                key,
                typeof value === "string" ? value : JSON.stringify(value),
            ]),
        );
        const parsed = parseStackConfig(raw, patterns);
        if (parsed.ok) return [];
        for (const { message } of parsed.issues) assert.match(message, /^[^;]+, got .+; expected .+; .+[^.]$/s);
        return parsed.issues.map(({ code, path }) => `${code} ${path}`);
    }

    const transit = (connection: object) => ({ connection: { kind: "transit-gateway", ...connection } });
    const attachmentId = "tgw-attach-0123456789abcdef0";
    const cases: [title: string, config: Record<string, unknown>, issues: string[]][] = [
        [
            "targets on the internet or of the local link, but not one of the shared address space",
            withOptions({
                onPremisesCidrBlocks: ["100.64.0.0/10", "198.51.100.0/24"],
                targets: ["198.51.100.7", "100.64.0.7", "169.254.1.1"],
            }),
            ["target-public options.targets[0]", "target-public options.targets[2]"],
        ],
        [
            "a target inside the VPC's own block",
            withOptions({ targets: ["10.80.1.10"] }),
            ["target-in-vpc options.targets[0]"],
        ],
        [
            "a target inside an adopted VPC whose block is stated",
            withOptions({ targets: ["10.1.1.10"], routeTableIds: TABLES }, adopted({ cidrBlock: "10.1.0.0/16" })),
            ["target-in-vpc options.targets[0]"],
        ],
        [
            "a target that no block has a route to, and one that is listed twice",
            withOptions({ targets: ["192.168.1.1", "172.16.0.1", "192.168.1.1"] }),
            ["target-without-route options.targets[1]", "repeated options.targets[2]"],
        ],
        [
            "on-premises blocks that meet the VPC's, or each other's copy",
            withOptions({ onPremisesCidrBlocks: ["192.168.0.0/16", "10.0.0.0/8", "192.168.0.0/16"] }),
            ["network-overlap options.onPremisesCidrBlocks[1]", "repeated options.onPremisesCidrBlocks[2]"],
        ],
        [
            "a way back that leaves out a part of the VPC",
            withOptions({ returnCidrBlocks: ["10.80.0.0/17"] }),
            ["no-return-route options.returnCidrBlocks"],
        ],
        [
            "an existing VPC without a route to a gateway that is not there yet",
            withOptions({}, adopted()),
            ["no-route options.routeTableIds"],
        ],
        [
            "route tables for a VPC that is created with its own",
            withOptions({ routeTableIds: [TABLES[0]] }),
            ["not-used options.routeTableIds"],
        ],
        [
            "a transit gateway and a table beside the attachment to it",
            withOptions(
                transit({
                    attachmentId,
                    transitGatewayId: "tgw-0123456789abcdef0",
                    routeTableId: "tgw-rtb-0123456789abcdef0",
                }),
                adopted(),
            ),
            [
                "adopted-attachment options.connection.routeTableId",
                "adopted-attachment options.connection.transitGatewayId",
            ],
        ],
        [
            "a table of a transit gateway that is only being created",
            withOptions(transit({ routeTableId: "tgw-rtb-0123456789abcdef0" })),
            ["table-without-gateway options.connection.routeTableId"],
        ],
        [
            "status codes in a range that ends before it begins",
            withOptions({ healthyStatusCodes: "200,399-300" }),
            ["status-range options.healthyStatusCodes"],
        ],
        [
            "a way to the internet that no host of this pattern has",
            withOptions(
                {},
                { "private-api:network": { ...(EXAMPLE["private-api:network"] as object), egress: "nat" } },
            ),
            ["not-used network.egress"],
        ],
        [
            "public subnets, and addresses of an endpoint",
            withOptions(
                transit({ attachmentId }),
                adopted({
                    endpointAddresses: ["10.0.0.10", "10.0.1.10"],
                    publicSubnetIds: ["subnet-0123456789abcdef2"],
                }),
            ),
            ["not-used network.existing.endpointAddresses", "not-used network.existing.publicSubnetIds"],
        ],
        [
            "an attachment of a VPC that is only being created",
            withOptions(transit({ attachmentId })),
            ["attachment-of-created-network options.connection.attachmentId"],
        ],
        [
            "a policy with the keys of private APIs, which nobody would satisfy",
            withOptions({
                resourcePolicy: {
                    Statement: [{ Effect: "Allow", Condition: { StringEquals: { "aws:SourceVpc": "vpc-1" } } }],
                },
            }),
            ["public-policy-endpoint-key options.resourcePolicy"],
        ],
        [
            "routes of its own, as the servers answer all of them",
            withOptions(
                {},
                { "private-api:api": { routes: [{ method: "GET", path: "/", integration: { type: "mock" } }] } },
            ),
            ["not-used api.routes"],
        ],
        [
            "what only an execute-api endpoint has",
            withOptions(
                transit({ attachmentId }),
                adopted({ endpointId: "vpce-0123456789abcdef0", endpointPrivateDnsEnabled: true }),
            ),
            ["not-used network.existing.endpointId"],
        ],
        [
            "clients of an endpoint, and addresses for it",
            withOptions(
                {},
                {
                    "private-api:network": {
                        ...(EXAMPLE["private-api:network"] as object),
                        clients: [{ cidrBlock: "172.16.0.0/16" }],
                        endpointAddresses: ["10.80.0.10", "10.80.64.10"],
                    },
                },
            ),
            ["not-used network.clients", "not-used network.endpointAddresses"],
        ],
    ];
    for (const [title, config, issues] of cases) it(title, () => assert.deepEqual(issuesOf(config), issues));

    it("nothing of an existing VPC that is connected already", () => {
        assert.deepEqual(issuesOf(withOptions(transit({ attachmentId }), adopted())), []);
        const virtualPrivateGatewayId = "vgw-0123456789abcdef0";
        const connection = { kind: "virtual-private-gateway", virtualPrivateGatewayId };
        assert.deepEqual(issuesOf(withOptions({ connection }, adopted())), []);
    });
});
