import type { Resource, Urn } from "../resource";
import { ofType, referred, type Reference, type Stack } from "../stack";
import { isUnknown } from "../unknown";
import { asText, settingOf } from "./attribute";
import { balancerOf } from "./listener";
import { LISTENER_TYPES, LOAD_BALANCER_TYPES } from "./resource-types";

const LINK_V1 = "aws:apigateway/vpcLink:VpcLink";
const LINK_V2 = "aws:apigatewayv2/vpcLink:VpcLink";
const REST_INTEGRATION = "aws:apigateway/integration:Integration";
const HTTP_INTEGRATION = "aws:apigatewayv2/integration:Integration";

/** What leads from API Gateway through a VPC link to a load balancer (rules K-1, K-4). */
export interface PrivateIntegration {
    /** The link itself where it names the load balancer (v1), else the integration. */
    readonly urn: Urn;
    /** Property that names the load balancer or its listener. */
    readonly property: "targetArn" | "integrationUri" | "integrationTarget";
    readonly loadBalancers: Reference;
}

/** A VPC link of either version. */
export interface VpcLink {
    readonly urn: Urn;
    readonly version: 1 | 2;
}

export function readVpcLinks(stack: Stack): readonly VpcLink[] {
    return ofType(stack, LINK_V1, LINK_V2).map(({ urn, type }) => ({ urn, version: type === LINK_V1 ? 1 : 2 }));
}

/** The private integrations of a stack. Those that lead to a Cloud Map service have no load balancer. */
export function readPrivateIntegrations(stack: Stack): readonly PrivateIntegration[] {
    const direct = (resource: Resource, property: "targetArn" | "integrationTarget") => ({
        urn: resource.urn,
        property,
        loadBalancers: referred(stack, resource, property, LOAD_BALANCER_TYPES),
    });
    return [
        ...ofType(stack, LINK_V1).map((link) => direct(link, "targetArn")),
        ...ofType(stack, REST_INTEGRATION)
            .filter((each) => settingOf(each, "integrationTarget") !== undefined && isLinked(each))
            .map((each) => direct(each, "integrationTarget")),
        ...ofType(stack, HTTP_INTEGRATION)
            .filter((each) => isLinked(each) && !leadsToCloudMap(each))
            .map((each) => ({
                urn: each.urn,
                property: "integrationUri" as const,
                loadBalancers: throughListener(stack, each),
            })),
    ];
}

function isLinked(integration: Resource): boolean {
    return settingOf(integration, "connectionType") === "VPC_LINK";
}

function leadsToCloudMap(integration: Resource): boolean {
    const uri = asText(settingOf(integration, "integrationUri"));
    return uri !== undefined && !isUnknown(uri) && uri.includes(":servicediscovery:");
}

/** The integration names a listener; a listener's ARN names its load balancer where the stack does not show it. */
function throughListener(stack: Stack, integration: Resource): Reference {
    const listeners = referred(stack, integration, "integrationUri", LISTENER_TYPES, "arn");
    const found = listeners.resources.map((listener) => balancerOf(stack, listener));
    return {
        resources: [...new Set(found.flatMap(({ resources }) => resources))],
        elsewhere: [...listeners.elsewhere, ...found.flatMap(({ elsewhere }) => elsewhere)],
        hasUnknown: listeners.hasUnknown || found.some(({ hasUnknown }) => hasUnknown),
    };
}
