import type { Data, Resource } from "../model/resource";
import { isExecuteApiEndpoint } from "./apis/endpoints";
import { VPC_TYPES } from "./apis/types";

/** What one run has shown before a resource is judged. */
export interface Seen {
    /** VPCs that the stack makes. */
    readonly vpcs: number;
    /** Ids that may be those of VPCs of the stack: they stand as a resource's `vpcId` after the first VPC was seen. */
    readonly usedVpcIds: ReadonlySet<string>;
    /** VPCs of the stack's execute-api endpoints, as far as they are known. */
    readonly endpointVpcIds: ReadonlySet<string>;
}

/** Nothing was seen: what is judged stands alone. */
export const NOTHING_SEEN: Seen = { vpcs: 0, usedVpcIds: new Set(), endpointVpcIds: new Set() };

/** What stands in the inputs of resources, in the order in which they were judged. */
export function seenIn(resources: Iterable<Resource>): Seen {
    const usedVpcIds = new Set<string>();
    const endpointVpcIds = new Set<string>();
    let vpcs = 0;
    for (const resource of resources) {
        if (VPC_TYPES.includes(resource.type)) vpcs += 1;
        const vpcId: Data | undefined = resource.inputs["vpcId"];
        if (typeof vpcId !== "string") continue;
        // An id that is known before any VPC of the stack can be is not of the stack.
        if (vpcs > 0) usedVpcIds.add(vpcId);
        if (isExecuteApiEndpoint(resource) === true) endpointVpcIds.add(vpcId);
    }
    return { vpcs, usedVpcIds, endpointVpcIds };
}
