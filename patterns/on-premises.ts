import * as pulumi from "@pulumi/pulumi";
import { checkAtPreview } from "../components/account-check";
import { ApplicationLoadBalancer, TargetProtocol } from "../components/application-load-balancer";
import { ListenerProtocol, NetworkLoadBalancer, TargetKind } from "../components/network-load-balancer";
import type { Network } from "../components/network";
import { OnPremisesRoute, type ExistingConnectionArgs } from "../components/on-premises-route";
import { OnPremisesTargets } from "../components/on-premises-targets";
import { ApiEndpointType } from "../components/rest-api";
import { IntegrationType, type RouteArgs } from "../components/rest-api-routes";
import { VpcLink } from "../components/vpc-link";
import { VpcLinkV1 } from "../components/vpc-link-v1";
import { formatIssue } from "../config/issue";
import type { StackConfig } from "../config/pattern-config";
import type { DnsConfig, NetworkConfig } from "../config/schema";
import { allowedVpcIssues } from "./allowed-vpcs";
import { buildAccessLogRole, buildApi, curl } from "./build-api";
import { buildCertifiedName, buildDomain } from "./build-domain";
import { blockOf, buildVpc, firstOf, subnetSetting } from "./build-network";
import { NO_ROUTE, type Claim } from "./claim";
import { onPremisesIssues } from "./on-premises-checks";
import { OPTIONS, type Options } from "./on-premises-options";
import { definePattern } from "./pattern";
import { policyIssues } from "./public-policy";

type Config = StackConfig<string, Options>;

/** Port of both load balancers. */
const PORT = 443;

/** Stage variable with the id of the link that the stage goes through. */
const LINK_VARIABLE = "vpcLinkId";

/** A public API in front of servers in another building: HTTPS on every hop. */
export const onPremises = definePattern({
    key: "on-premises",
    summary: "a Regional REST API in front of on-premises servers, through a VPC link and load balancers",
    sections: { network: "required", dns: "required" },
    options: OPTIONS,
    check: (config) => [
        ...allowedVpcIssues(config),
        ...policyIssues(config.options.resourcePolicy),
        ...onPremisesIssues(config),
    ],
    build(config) {
        const { dns, options } = config;
        if (!dns) throw new Error("the pattern on-premises needs a domain");
        const vpc = vpcOf(config);
        checkAgainstBlock(config, vpc);
        const certified = buildCertifiedName(dns, config);
        const balancer = buildBalancer(config, vpc, certified.certificate.certificateArn);
        const route = buildRoute(config, vpc, balancer);
        new OnPremisesTargets("targets", {
            targetGroupArn: balancer.targetGroupArn,
            addresses: [...options.targets],
            port: options.targetPort,
        });
        const vpcLinkId = buildLinks(config, vpc, balancer);
        const api = buildApi("public", config, buildAccessLogRole(config), {
            endpointType: ApiEndpointType.Regional,
            resourcePolicy: options.resourcePolicy && JSON.stringify(options.resourcePolicy),
            ...(options.binaryMediaTypes.length > 0 && { binaryMediaTypes: [...options.binaryMediaTypes] }),
            routes: routesTo(dns, options, balancer),
            stageVariables: { [LINK_VARIABLE]: vpcLinkId },
        });
        const url = pulumi.interpolate`https://${dns.domainName}/`;
        const published = buildDomain(config, api, certified);
        const defaultUrl = pulumi.interpolate`${api.invokeUrl}/`;
        return {
            outputs: {
                url,
                defaultUrl,
                tryFromInternet: curl(url),
                tryDefaultName: curl(defaultUrl),
                targets: options.targets,
                gatewayId: route.gatewayId,
                onPremisesCidrBlocks: route.cidrBlocks,
                vpcLinkId,
                vpcLinkVersion: options.vpcLinkVersion,
                loadBalancerArn: balancer.loadBalancerArn,
                vpcId: vpc.network.vpcId,
                subnetIds: vpc.network.isolatedSubnetIds,
                restApiId: api.restApiId,
                hostedZoneId: published?.zone.zoneId,
                nameServers: published?.zone.nameServers,
            },
            claims: claimsOf(config, vpc, url, defaultUrl),
        };
    },
});

interface Vpc {
    readonly wanted: NetworkConfig;
    readonly network: Network;
}

function vpcOf(config: Config): Vpc {
    if (!config.network) throw new Error("the pattern on-premises needs a network");
    return { wanted: config.network, network: buildVpc(config) };
}

/** Judges addresses against the block of an existing VPC, which is known offline only where the stack states it. */
function checkAgainstBlock(config: Config, { network, wanted }: Vpc): void {
    if (wanted.cidrBlock !== undefined) return;
    checkAtPreview(network.cidrBlock, (cidrBlock) => {
        const issues = onPremisesIssues({ ...config, network: { ...wanted, cidrBlock } });
        return issues.length === 0 ? undefined : issues.map(formatIssue).join("\n");
    });
}

/** Every path and method, to the same path on the servers. */
function routesTo({ domainName }: DnsConfig, options: Options, balancer: ApplicationLoadBalancer): RouteArgs[] {
    const integration = (path: string) => ({
        type: IntegrationType.Link,
        url: `https://${domainName}:${PORT}${path}`,
        timeoutMilliseconds: options.timeoutMilliseconds,
        vpcLinkId: `\${stageVariables.${LINK_VARIABLE}}`,
        loadBalancerArn: options.vpcLinkVersion === "v2" ? balancer.loadBalancerArn : undefined,
    });
    return [
        { method: "ANY", path: "/", integration: integration("/") },
        { method: "ANY", path: "/{proxy+}", integration: integration("/{proxy}") },
    ];
}

function buildBalancer(
    { options, tags }: Config,
    { network }: Vpc,
    certificateArn: pulumi.Output<string>,
): ApplicationLoadBalancer {
    return new ApplicationLoadBalancer("balancer", {
        vpcId: network.vpcId,
        subnetIds: network.isolatedSubnetIds,
        port: PORT,
        certificateArn,
        target: {
            port: options.targetPort,
            protocol: TargetProtocol.Https,
            healthCheckPath: options.healthCheckPath,
            healthyStatusCodes: options.healthyStatusCodes,
        },
        tags: { ...tags },
    });
}

function buildRoute(config: Config, vpc: Vpc, balancer: ApplicationLoadBalancer): OnPremisesRoute {
    const { options, tags } = config;
    const tables = vpc.wanted.kind === "created" ? vpc.network.isolatedRouteTableIds : options.routeTableIds;
    const isOnlyOne = vpc.wanted.kind === "created";
    return new OnPremisesRoute("on-premises", {
        vpcId: vpc.network.vpcId,
        subnetIds: vpc.network.isolatedSubnetIds,
        routeTables: tables.map((routeTableId, index) => ({
            name: isOnlyOne ? "route" : `route-${options.routeTableIds[index] ?? ""}`,
            routeTableId,
        })),
        cidrBlocks: [...options.onPremisesCidrBlocks],
        returnCidrBlocks: options.returnCidrBlocks ? [...options.returnCidrBlocks] : [blockOf(vpc.wanted, vpc.network)],
        connection: options.connection.kind,
        existing: existingParts(config, vpc),
        traffic: [
            {
                name: "balancer",
                securityGroupId: balancer.securityGroupId,
                port: options.targetPort,
            },
        ],
        tags: { ...tags },
    });
}

function existingParts({ options: { connection } }: Config, { wanted }: Vpc): ExistingConnectionArgs {
    // A VPC that is being created cannot have a gateway attached yet.
    const attachVirtualPrivateGateway = wanted.kind === "created";
    switch (connection.kind) {
        case "virtual-private-gateway":
            return { virtualPrivateGatewayId: connection.virtualPrivateGatewayId, attachVirtualPrivateGateway };
        case "direct-connect": {
            const { virtualPrivateGatewayId, directConnectGatewayId } = connection;
            return { virtualPrivateGatewayId, attachVirtualPrivateGateway, directConnectGatewayId };
        }
        case "transit-gateway":
            return {
                transitGatewayId: connection.transitGatewayId,
                transitGatewayAttachmentId: connection.attachmentId,
                transitGatewayRouteTableId: connection.routeTableId,
            };
    }
}

/** Builds the link that the stage goes through, and the other one where it stands by. */
function buildLinks(config: Config, vpc: Vpc, balancer: ApplicationLoadBalancer): pulumi.Output<string> {
    const { vpcLinkVersion, standbyVpcLink } = config.options;
    const isBuilt = (version: Options["vpcLinkVersion"]) => vpcLinkVersion === version || standbyVpcLink;
    const v2 = isBuilt("v2") ? buildLinkV2(config, vpc, balancer).vpcLinkId : undefined;
    const v1 = isBuilt("v1") ? buildLinkV1(config, vpc, balancer) : undefined;
    const vpcLinkId = vpcLinkVersion === "v2" ? v2 : v1;
    // INVARIANT: the link of the version that is chosen is built.
    if (!vpcLinkId) throw new Error(`there is no VPC link of version ${vpcLinkVersion}`);
    return vpcLinkId;
}

function buildLinkV2({ tags }: Config, { network, wanted }: Vpc, balancer: ApplicationLoadBalancer): VpcLink {
    return new VpcLink("link", {
        vpcId: network.vpcId,
        subnets: network.isolatedSubnetIds.map((subnetId, index) => ({ subnetId, zone: network.zones[index] ?? "" })),
        setting: subnetSetting(wanted),
        targets: [{ name: "balancer", securityGroupId: balancer.securityGroupId, port: PORT }],
        tags: { ...tags },
    });
}

function buildLinkV1(
    config: Config,
    { network, wanted }: Vpc,
    balancer: ApplicationLoadBalancer,
): pulumi.Output<string> {
    const tags = { ...config.tags };
    const placeNames = wanted.kind === "created" ? wanted.zones : wanted.subnetIds;
    // AWS takes an Application Load Balancer as a target once a listener is on the group's port (rule L-10).
    const listening = pulumi.all([balancer.loadBalancerArn, balancer.listenerArn]).apply(([arn]) => arn);
    const front = new NetworkLoadBalancer("front", {
        vpcId: network.vpcId,
        internal: true,
        subnets: network.isolatedSubnetIds.map((subnetId, index) => ({ name: placeNames[index] ?? "", subnetId })),
        // API Gateway comes over PrivateLink, which the inbound rules are not asked about; nobody else does.
        clients: [],
        admitsEndpointServices: true,
        protocol: ListenerProtocol.Tcp,
        port: PORT,
        targetKind: TargetKind.ApplicationLoadBalancer,
        targets: [{ name: "balancer", id: listening }],
        targetSecurityGroupId: balancer.securityGroupId,
        healthCheckPath: config.options.healthCheckPath,
        healthCheckMatcher: config.options.healthyStatusCodes,
        tags,
    });
    const { vpcLinkId } = new VpcLinkV1("link-v1", { networkLoadBalancerArn: front.loadBalancerArn, tags });
    // The stage goes over to a link that leads somewhere; the link itself, which takes minutes, does not wait for that.
    return pulumi.all([vpcLinkId, front.listenerArn]).apply(([id]) => id);
}

function claimsOf(
    { options }: Config,
    { network, wanted }: Vpc,
    url: pulumi.Output<string>,
    defaultUrl: pulumi.Output<string>,
): Claim[] {
    const claims: Claim[] = [];
    if (!options.resourcePolicy) {
        // What the servers answer nobody knows, only that the call arrives.
        const internet = { from: { kind: "internet" }, method: "GET", expect: { accept: [{ kind: "http" }] } } as const;
        const why =
            "the certificate of the load balancer covers the name that the API asks for, and its targets have a route";
        claims.push({ id: "internet-own-name", ...internet, url, rule: "E34", why });
        claims.push({ id: "internet-default-name", ...internet, url: defaultUrl, rule: "E34", why });
    }
    if (wanted.kind === "created") {
        const far = "the name has public addresses, and an isolated subnet has no way to them";
        const from = { kind: "subnet", subnetId: firstOf(network.isolatedSubnetIds) } as const;
        const expect = { accept: [NO_ROUTE] };
        claims.push({ id: "vpc-isolated", from, method: "GET", url, expect, rule: "N-7", why: far });
    }
    return claims;
}
