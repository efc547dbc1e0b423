import type { Urn } from "../resource";
import { isUnknown } from "../unknown";
import { isPublic } from "./api";
import type { Known } from "./attribute";
import type { World } from "./world";

/** A name that clients on the internet look up. */
export interface PublicName {
    readonly name: Known<string>;
    /** Resource that has it. */
    readonly urn: Urn;
}

const ADDRESS_TYPES = ["A", "AAAA", "CNAME"];

/**
 * The public names that a stack shows: of records of public zones that lead somewhere, of public custom domains, and of
 * public APIs themselves. Records that prove who owns a name are no names to look up.
 */
export function publicNames(world: Pick<World, "hostedZones" | "customDomains" | "apis">): readonly PublicName[] {
    const records = world.hostedZones
        .filter(({ isPrivate }) => isPrivate === false)
        .flatMap((zone) => zone.records)
        .filter(({ type, isProof }) => !isProof && !isUnknown(type) && ADDRESS_TYPES.includes(type));
    const domains = world.customDomains.filter(({ kind }) => kind !== "PRIVATE" && !isUnknown(kind));
    const apis = world.apis.filter((api) => isPublic(api) === true && api.hasDefaultEndpoint !== false);
    return [
        ...records.map(({ name, urn }) => ({ name, urn })),
        ...domains.map(({ domain, urn }) => ({ name: domain, urn })),
        ...apis.map(({ hostName, urn }) => ({ name: hostName, urn })),
    ];
}
