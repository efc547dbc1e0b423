/**
 * The components, as a package of every Pulumi language: one line each, in the order of the schema. Not among them is
 * `BuiltImage`: with it the package would need awsx and its plugins, which are there for every language already.
 */
export { AccessLogRole } from "./access-log";
export { ApiDomain } from "./api-domain";
export { ApplicationLoadBalancer } from "./application-load-balancer";
export { Certificate } from "./certificate";
export { EndpointPolicy } from "./endpoint-policy";
export { ExecuteApiEndpoint } from "./execute-api-endpoint";
export { FargateService } from "./fargate-service";
export { HostedZone } from "./hosted-zone";
export { HttpApi } from "./http-api";
export { LinkKeepAlive } from "./link-keep-alive";
export { Network } from "./network";
export { NetworkLoadBalancer } from "./network-load-balancer";
export { OnPremisesRoute } from "./on-premises-route";
export { OnPremisesTargets } from "./on-premises-targets";
export { PrivateApiZones } from "./private-api-zones";
export { PrivateDomain } from "./private-domain";
export { Prober } from "./prober";
export { PublicNameForwarding } from "./public-name-forwarding";
export { ResolverInboundEndpoint } from "./resolver-inbound-endpoint";
export { RestApi } from "./rest-api";
export { ServiceEndpoints } from "./service-endpoints";
export { SplitHorizonZones } from "./split-horizon-zones";
export { UsagePlan } from "./usage-plan";
export { VpcLink } from "./vpc-link";
export { VpcLinkV1 } from "./vpc-link-v1";
