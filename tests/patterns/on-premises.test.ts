/*
 * What the on-premises pattern registers. Offline: that AWS takes it is for the deploy tests to show, and
 * that a packet goes through, for nobody here.
 */
import assert from "node:assert/strict";
import type { Resource } from "../../cli/dry-run/state";
import { endpointTargetsKeepSource } from "../../policy/rules/endpoint-targets-keep-source";
import { loadBalancerInternal } from "../../policy/rules/load-balancer-internal";
import { modernTls } from "../../policy/rules/modern-tls";
import { noOpenNlb } from "../../policy/rules/no-open-nlb";
import { zoneShadowsPublicNames } from "../../policy/rules/zone-shadows-public-names";
import { lines } from "../policy/rules/judged";
import { countByType, only, preview } from "../support/preview";
import { resourcesOf, withOptions } from "./on-premises-fixture";

const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const INTEGRATION = "aws:apigateway/integration:Integration";
const LINK_V1 = "aws:apigateway/vpcLink:VpcLink";
const LINK_V2 = "aws:apigatewayv2/vpcLink:VpcLink";
const ROUTE = "aws:ec2/route:Route";
const STAGE = "aws:apigateway/stage:Stage";

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
