import type { Data, Resource } from "../../model/resource";
import { ofType, type Stack } from "../../model/stack";
import { isUnknown, unknown } from "../../model/unknown";
import type { Missing } from "../rule";
import { extension, readBody } from "./open-api-body";
import { idOf } from "./endpoints";
import {
    DEPLOYMENT,
    DOMAIN_NAME_TYPES,
    METHOD,
    NATIVE_REST_API,
    REST_API,
    REST_API_COMPONENT,
    REST_API_POLICY,
    REST_API_PUT,
} from "./types";

/** A place that holds a resource policy. */
export interface Carrier {
    readonly resource: Resource;
    /** Property, and the key within it. */
    readonly at: string;
    /** Text or document; unknown, or with unknown leaves, before it is known. */
    readonly document: Data;
    /** Why it cannot be read, where it cannot. */
    readonly unreadable?: string;
    /** Where it is found, when it is unknown. @defaultValue `value` */
    readonly missing?: Missing;
}

/** The policies that one resource carries, each judged by itself: which of several AWS keeps depends on their order. */
export function carriersOf(resource: Resource): readonly Carrier[] {
    if (DOMAIN_NAME_TYPES.includes(resource.type)) return propertyCarrier(resource, "policy");
    switch (resource.type) {
        case REST_API:
            return [...propertyCarrier(resource, "policy"), ...bodyCarrier(resource)];
        case NATIVE_REST_API:
            return [...propertyCarrier(resource, "policy"), ...bodyCarrier(resource), ...storedBody(resource)];
        case REST_API_POLICY:
            return propertyCarrier(resource, "policy");
        case REST_API_PUT:
            return bodyCarrier(resource);
        case REST_API_COMPONENT:
            return propertyCarrier(resource, "resourcePolicy");
        default:
            return [];
    }
}

function propertyCarrier(resource: Resource, at: string): readonly Carrier[] {
    const document = statedValue(resource, at);
    return document === undefined || document === null || document === "" ? [] : [{ resource, at, document }];
}

/**
 * What the program sets a property to; what became of it, where the program did not know yet.
 *
 * Where the outputs stand for the inputs, an unknown that nothing was made of is a choice of the provider's.
 */
function statedValue({ inputs, outputs, propertyDependencies }: Resource, property: string): Data | undefined {
    const asked = Object.hasOwn(inputs, property) ? inputs[property] : undefined;
    if (!isUnknown(asked)) return asked;
    const made = Object.hasOwn(outputs, property) ? outputs[property] : undefined;
    if (made !== undefined && !isUnknown(made)) return made;
    return inputs === outputs && propertyDependencies[property] === undefined ? undefined : asked;
}

const POLICY = "policy";
const IN_BODY = `body.x-amazon-apigateway-${POLICY}`;

function bodyCarrier(resource: Resource): readonly Carrier[] {
    const body = readBody(statedValue(resource, "body"));
    switch (body.kind) {
        case "none":
            return [];
        case "unknown":
            return [{ resource, at: IN_BODY, document: unknown }];
        case "unreadable":
            return [{ resource, at: IN_BODY, document: null, unreadable: body.why }];
        case "read": {
            const document = extension(body, POLICY);
            return document === undefined || document === null ? [] : [{ resource, at: IN_BODY, document }];
        }
    }
}

/** A body in a bucket: nothing of the stack says what it holds. */
function storedBody(resource: Resource): readonly Carrier[] {
    const place = resource.inputs["bodyS3Location"];
    if (place === undefined || place === null) return [];
    return [{ resource, at: "bodyS3Location", document: unknown, missing: "resource" }];
}

/** Resources that hold a policy or a body for an API which is a resource of its own. */
export function attachedTo(stack: Stack, api: Resource): readonly Resource[] {
    return attachments(stack).filter((each) => apiOf(stack, each)?.urn === api.urn);
}

/** Those whose API the stack does not show, or not yet. */
export function attachedElsewhere(stack: Stack): readonly Resource[] {
    return attachments(stack).filter((each) => apiOf(stack, each) === undefined);
}

function attachments(stack: Stack): readonly Resource[] {
    return ofType(stack, REST_API_POLICY, REST_API_PUT);
}

/**
 * The API that a resource belongs to: by what the program made the property of, which holds before ids are known; else
 * by the id.
 */
export function apiOf(stack: Stack, resource: Resource): Resource | undefined {
    const property = resource.type === METHOD || resource.type === DEPLOYMENT ? "restApi" : "restApiId";
    const id = resource.outputs[property] ?? resource.inputs[property];
    const apis = ofType(stack, REST_API, NATIVE_REST_API);
    const byId = typeof id === "string" ? apis.find((api) => idOf(api) === id) : undefined;
    if (byId !== undefined) return byId;
    const urns = resource.propertyDependencies[property] ?? [];
    const made = apis.filter(({ urn }) => urns.includes(urn));
    return made.length === 1 ? made[0] : undefined;
}
