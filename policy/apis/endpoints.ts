import type { Data, Resource } from "../../model/resource";
import { type Stack, valueOf } from "../../model/stack";
import { isUnknown } from "../../model/unknown";
import { VPC_ENDPOINT_TYPES, VPC_TYPES } from "./types";

/** Whether a resource is an endpoint of API Gateway; `undefined` where its service is not known yet. */
export function isExecuteApiEndpoint(resource: Resource): boolean | undefined {
    if (!VPC_ENDPOINT_TYPES.includes(resource.type)) return false;
    const service = valueOf(resource, "serviceName");
    if (isUnknown(service)) return undefined;
    return typeof service === "string" && /(?:^|\.)execute-api(?:-fips)?$/.test(service);
}

/** VPCs whose endpoints lead to an API. */
export interface Inside {
    readonly vpcs: readonly string[];
    /** Whether the stack is still to make one of them: its id is none that can be written down. */
    readonly isToBeMade: boolean;
    /** Whether there may be another one, which a policy can name. */
    readonly mayBeMore: boolean;
}

/**
 * The VPCs of the endpoints that the stack shows: of those that an API is associated with, else of all.
 *
 * @param associated - ids of endpoints, as far as they are known.
 * @param dependencies - URNs that these ids are made of.
 */
export function insideOf(stack: Stack, associated: readonly Data[], dependencies: readonly string[]): Inside {
    const endpoints = stack.resources.filter((resource) => isExecuteApiEndpoint(resource) !== false);
    const named = endpoints.filter((endpoint) => isNamed(endpoint, associated, dependencies));
    const places = (named.length > 0 ? named : endpoints).map((endpoint) => placeOf(stack, endpoint));
    return {
        vpcs: [...new Set(places.flatMap((place) => (place.kind === "known" ? [place.id] : [])))],
        isToBeMade: places.some(({ kind }) => kind === "to-be-made"),
        mayBeMore: places.some(({ kind }) => kind === "unknown"),
    };
}

function isNamed(endpoint: Resource, associated: readonly Data[], dependencies: readonly string[]): boolean {
    const id = idOf(endpoint);
    if (id !== undefined && associated.includes(id)) return true;
    // What a property is made of tells of its unknown ids alone: the known ones speak for themselves.
    return associated.some(isUnknown) && dependencies.includes(endpoint.urn);
}

/** A resource's id, once it is known. */
export function idOf({ id, outputs }: Resource): string | undefined {
    const known = id ?? outputs["id"];
    return typeof known === "string" && known !== "" ? known : undefined;
}

type Place = { readonly kind: "known"; readonly id: string } | { readonly kind: "to-be-made" | "unknown" | "none" };

function placeOf(stack: Stack, endpoint: Resource): Place {
    if (isExecuteApiEndpoint(endpoint) === undefined) return { kind: "unknown" };
    const vpcId = valueOf(endpoint, "vpcId");
    if (typeof vpcId === "string") return { kind: "known", id: vpcId };
    if (!isUnknown(vpcId)) return { kind: "none" };
    const vpc = (endpoint.propertyDependencies["vpcId"] ?? [])
        .map((urn) => stack.byUrn.get(urn))
        .find((resource) => resource !== undefined && VPC_TYPES.includes(resource.type));
    if (vpc === undefined) return { kind: "unknown" };
    const id = idOf(vpc);
    return id === undefined ? { kind: "to-be-made" } : { kind: "known", id };
}
