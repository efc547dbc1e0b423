/** The components, as a package of every Pulumi language: one line each, in the order of the schema. */
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
export { PrivateApiZones } from "./private-api-zones";
export { PublicNameForwarding } from "./public-name-forwarding";
export { ResolverInboundEndpoint } from "./resolver-inbound-endpoint";
export { RestApi } from "./rest-api";
export { ServiceEndpoints } from "./service-endpoints";
export { VpcLink } from "./vpc-link";
