import { ACM } from "./acm";
import { API_GATEWAY } from "./apigateway";
import { API_GATEWAY_V2 } from "./apigatewayv2";
import { AWSX } from "./awsx";
import { EC2 } from "./ec2";
import { ELB } from "./elb";
import { ECS } from "./ecs";
import { ENDPOINT } from "./endpoint";
import { EVENTS } from "./events";
import { GATEWAYS } from "./gateways";
import { IAM } from "./iam";
import type { Kind, RemoteKind } from "./kind";
import { LAMBDA } from "./lambda";
import { LOGS } from "./logs";
import { ROUTE53 } from "./route53";

export { DATA_SOURCES } from "./data-sources";

const SERVICES = [
    EC2,
    GATEWAYS,
    ENDPOINT,
    ELB,
    API_GATEWAY,
    API_GATEWAY_V2,
    ECS,
    EVENTS,
    ROUTE53,
    ACM,
    IAM,
    LOGS,
    LAMBDA,
];

/** Every resource type that the dry run models; any other is refused by name. */
export const KINDS: ReadonlyMap<string, Kind> = new Map(SERVICES.flatMap((kinds) => Object.entries(kinds)));

/** Every component of a plugin that the dry run models; any other is refused by name. */
export const REMOTE_KINDS: ReadonlyMap<string, RemoteKind> = new Map(Object.entries(AWSX));
