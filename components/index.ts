/** The components, as a package of every Pulumi language: one line each, in the order of the schema. */
export { AccessLogRole } from "./access-log";
export { ApiDomain } from "./api-domain";
export { ApplicationLoadBalancer } from "./application-load-balancer";
export { Certificate } from "./certificate";
export { EndpointPolicy } from "./endpoint-policy";
export { ExecuteApiEndpoint } from "./execute-api-endpoint";
export { HostedZone } from "./hosted-zone";
export { Network } from "./network";
export { NetworkLoadBalancer } from "./network-load-balancer";
export { OnPremisesRoute } from "./on-premises-route";
export { OnPremisesTargets } from "./on-premises-targets";
export { PrivateApiZones } from "./private-api-zones";
export { PublicNameForwarding } from "./public-name-forwarding";
export { ResolverInboundEndpoint } from "./resolver-inbound-endpoint";
export { RestApi } from "./rest-api";
export { VpcLink } from "./vpc-link";
export { VpcLinkV1 } from "./vpc-link-v1";
