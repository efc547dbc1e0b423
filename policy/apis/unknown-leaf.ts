import type { Data } from "../../model/resource";
import { isUnknown } from "../../model/unknown";
import { isList, isMap } from "./data";

/** Whether any part of a value is not known yet. */
export function hasUnknownLeaf(value: Data): boolean {
    if (isUnknown(value)) return true;
    if (isList(value)) return value.some(hasUnknownLeaf);
    return isMap(value) && Object.values(value).some(hasUnknownLeaf);
}
