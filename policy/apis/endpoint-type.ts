import type { Data, Resource } from "../../model/resource";
import { isUnknown } from "../../model/unknown";
import { block, listOf, member } from "./data";
import { type Body, extension, readBody } from "./open-api-body";
import { REST_API_COMPONENT } from "./types";

const PRIVATE = "PRIVATE";

/**
 * Whether an API, or a custom domain, is private; `undefined` where that depends on values that are not known yet.
 *
 * It is where anything says so: what the program asks for, an import's parameter or body, or what the cloud reports.
 */
export function isPrivateApi(resource: Resource): boolean | undefined {
    if (resource.type === REST_API_COMPONENT) return says(listOf(resource.inputs["endpointType"]));
    const { inputs, outputs } = resource;
    const parameter = member(inputs["parameters"], "endpointConfigurationTypes");
    const body = readBody(inputs["body"]);
    const asked = [says(typesOf(inputs["endpointConfiguration"])), says(listOf(parameter)), bodySays(body)];
    if (asked.includes(true) || says(typesOf(outputs["endpointConfiguration"])) === true) return true;
    return asked.includes(undefined) ? undefined : false;
}

function typesOf(endpointConfiguration: Data | undefined): readonly Data[] {
    return listOf(member(block(endpointConfiguration), "types"));
}

function says(types: readonly Data[]): boolean | undefined {
    if (types.some((type) => typeof type === "string" && type.toUpperCase() === PRIVATE)) return true;
    return types.some(isUnknown) ? undefined : false;
}

/**
 * Endpoints can be associated with private APIs alone, so a body that does so is of one. A body that is not known yet
 * says nothing: the program's own configuration does.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/openapi-extensions-endpoint-configuration.html (read 2026-11-21)
 */
function bodySays(body: Body): boolean {
    const configuration = extension(body, "endpoint-configuration");
    return typesOf(configuration).length > 0
        ? says(typesOf(configuration)) === true
        : listOf(member(configuration, "vpcEndpointIds")).length > 0;
}

/** Endpoints that an API is associated with, by what it is asked for. */
export function associatedEndpoints({ inputs }: Resource): readonly Data[] {
    return [
        ...listOf(member(block(inputs["endpointConfiguration"]), "vpcEndpointIds")),
        ...listOf(member(extension(readBody(inputs["body"]), "endpoint-configuration"), "vpcEndpointIds")),
    ];
}
