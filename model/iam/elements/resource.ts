import type { Api } from "../api";
import type { Element, ResourceEntry } from "../policy/statement";
import type { Target } from "../request";
import { matches } from "../text/pattern";
import type { Doubts, Truth } from "../truth";
import { covers } from "./element";
import { matchesWhateverItIs } from "./unknown-api";

/**
 * Whether Resource or NotResource covers what is called. Case counts, and `*` also matches `/`.
 *
 * @param isAnyApi - whether the answer has to hold whatever the unknown parts of the API's ARN turn out to be; else it is
 *   that for the target's own ARN.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html (read 2026-11-20)
 */
export function coversTarget(
    element: Element<ResourceEntry>,
    target: Target,
    api: Api,
    isAnyApi: boolean,
    doubts: Doubts,
): boolean {
    return covers(element, doubts, (entry) => entryCovers(entry, target, api, isAnyApi));
}

function entryCovers(entry: ResourceEntry, target: Target, api: Api, isAnyApi: boolean): Truth {
    switch (entry.kind) {
        case "everything":
            return true;
        case "contested":
            return "contested";
        case "own":
            if (target.path !== undefined) return matches(entry.path, target.path);
            // How AWS completes the short form in a domain's policy is not documented, but for all of it.
            return matches(entry.path, "/") || "contested";
        case "arn":
            return isAnyApi ? matchesWhateverItIs(entry, target, api) : arnCovers(entry, target);
    }
}

function arnCovers(entry: ResourceEntry & { kind: "arn" }, target: Target): Truth {
    if (entry.narrow !== undefined && matches(entry.narrow, target.arn)) return true;
    const reaches = entry.wide !== entry.narrow && matches(entry.wide, target.arn);
    return reaches || belowDomain(entry, target) ? "contested" : false;
}

/** A pattern of what lies below the domain's ARN: whether a call has a longer one than the domain is not documented. */
function belowDomain(entry: ResourceEntry & { kind: "arn" }, target: Target): boolean {
    return target.path === undefined && matches(entry.wide, `${target.arn}/`);
}
