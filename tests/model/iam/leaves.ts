import { isUnknown } from "../../../model/unknown";
import type { Data } from "../../../model/resource";

/** The way to a place in plain data. */
export type Place = readonly (string | number)[];

function membersOf(data: Data): readonly (readonly [string | number, Data])[] {
    if (typeof data !== "object" || data === null || isUnknown(data)) return [];
    return Array.isArray(data) ? [...(data as readonly Data[]).entries()] : Object.entries(data);
}

/** Every place of plain data, the whole first. */
export function placesOf(data: Data): readonly Place[] {
    return [[], ...membersOf(data).flatMap(([name, member]) => placesOf(member).map((place) => [name, ...place]))];
}

/** Plain data with something else at one place. */
export function replacedAt(data: Data, [first, ...rest]: Place, by: Data): Data {
    if (first === undefined) return by;
    const members = membersOf(data).map(
        ([name, member]) => [name, name === first ? replacedAt(member, rest, by) : member] as const,
    );
    return Array.isArray(data) ? members.map(([, member]) => member) : Object.fromEntries(members);
}

/** What stands at a place. */
export function partAt(data: Data, place: Place): Data | undefined {
    return place.reduce<Data | undefined>(
        (part, name) => (part === undefined ? undefined : membersOf(part).find(([other]) => other === name)?.[1]),
        data,
    );
}
