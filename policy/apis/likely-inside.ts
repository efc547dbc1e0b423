import type { Seen } from "../seen";
import type { Settings } from "../settings";
import type { Carrier } from "./carriers";
import { REST_API_POLICY } from "./types";
import { writtenVpcIds } from "./written-ids";
import { hasUnknownLeaf } from "./unknown-leaf";

/**
 * The VPCs that may be inside by all that is known when a resource is judged alone, before it is created: what is
 * outside of these is outside for certain.
 *
 * A written id counts while it may be that of a VPC of the stack. When everything in a policy is known, that is so only
 * where another resource used it, or where VPCs are left that nothing used: then every other id is refused before the
 * policy is attached. The look at the whole stack has the last word.
 */
export function likelyInside(carrier: Carrier, settings: Settings, seen: Seen): readonly string[] {
    const written = writtenVpcIds(carrier.document);
    if (!canCount(carrier, seen)) return [...settings.allowedVpcs, ...written];
    const used = new Set([...seen.usedVpcIds, ...seen.endpointVpcIds]);
    const strange = written.filter((id) => !used.has(id) && !settings.allowedVpcs.includes(id));
    const accounted = [...seen.usedVpcIds].filter((id) => !settings.allowedVpcs.includes(id)).length;
    const known = written.filter((id) => used.has(id));
    const mayBeOwn = strange.length <= seen.vpcs - accounted ? strange : [];
    return [...settings.allowedVpcs, ...known, ...mayBeOwn];
}

/**
 * Whether enough was seen to count. A policy of its own comes after its API, and with it after the endpoints of VPCs
 * that are not of the stack; an inline one may come before them, and then the look at the stack decides, at the preview.
 */
function canCount({ resource, document }: Carrier, { vpcs, endpointVpcIds }: Seen): boolean {
    if (hasUnknownLeaf(document)) return false;
    return vpcs > 0 || (resource.type === REST_API_POLICY && endpointVpcIds.size > 0);
}
