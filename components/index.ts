/** The components, as a package of every Pulumi language: one line each, in the order of the schema. */
export { AccessLogRole } from "./access-log";
export { ApiDomain } from "./api-domain";
export { Certificate } from "./certificate";
export { EndpointPolicy } from "./endpoint-policy";
export { ExecuteApiEndpoint } from "./execute-api-endpoint";
export { HostedZone } from "./hosted-zone";
export { Network } from "./network";
export { PrivateApiZones } from "./private-api-zones";
export { Prober } from "./prober";
export { PublicNameForwarding } from "./public-name-forwarding";
export { ResolverInboundEndpoint } from "./resolver-inbound-endpoint";
export { RestApi } from "./rest-api";
export { UsagePlan } from "./usage-plan";
