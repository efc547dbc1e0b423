import type { Seen } from "../seen";
import type { Settings } from "../settings";
import type { Carrier } from "./carriers";
import { associatedEndpoints } from "./endpoint-type";
import { REST_API_POLICY } from "./types";
import { writtenVpcIds } from "./written-ids";
import { hasUnknownLeaf } from "./unknown-leaf";

/**
 * The VPCs that may be inside by all that is known when a resource is judged alone, before it is created: what is
 * outside of these is outside for certain.
 *
 * A written id counts while it may be that of a VPC of the stack. When everything in a policy is known, that is so where
 * another resource used it, or where the ids are no more than the VPCs that the stack makes: then every other id is
 * refused before the policy is attached. Nothing shows yet which ids those VPCs have, so an id that is used takes the
 * place of one only where the policy lists it too, or where an execute-api endpoint stands in it. The look at the whole
 * stack has the last word.
 */
export function likelyInside(carrier: Carrier, settings: Settings, seen: Seen): readonly string[] {
    const written = writtenVpcIds(carrier.document);
    if (!canCount(carrier, seen)) return [...settings.allowedVpcs, ...written];
    const used = new Set([...seen.usedVpcIds, ...seen.endpointVpcIds]);
    const listed = written.filter((id) => !settings.allowedVpcs.includes(id));
    const known = listed.filter((id) => used.has(id));
    const strange = listed.filter((id) => !used.has(id));
    const counted = isAfterEndpoints(carrier) ? listed : strange;
    // The VPC of an endpoint that was seen is one of the stack's VPCs that the policy does not mean.
    const others = [...seen.endpointVpcIds].filter((id) => seen.usedVpcIds.has(id) && !written.includes(id));
    const accounted = others.filter((id) => !settings.allowedVpcs.includes(id)).length;
    return [...settings.allowedVpcs, ...known, ...(counted.length <= seen.vpcs - accounted ? strange : [])];
}

/**
 * Whether enough was seen to count. A policy of its own comes after its API, and with it after the endpoints of VPCs
 * that are not of the stack; an inline one may come before them, and then the look at the stack decides, at the preview.
 */
function canCount({ resource, document }: Carrier, { vpcs, endpointVpcIds }: Seen): boolean {
    if (hasUnknownLeaf(document)) return false;
    return vpcs > 0 || (resource.type === REST_API_POLICY && endpointVpcIds.size > 0);
}

/** An inline policy of an API that names no endpoint may come before what stands in the VPCs. */
function isAfterEndpoints({ resource }: Carrier): boolean {
    return resource.type === REST_API_POLICY || associatedEndpoints(resource).length > 0;
}
