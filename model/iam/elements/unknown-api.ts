import type { Api } from "../api";
import type { ResourceEntry } from "../policy/statement";
import type { Target } from "../request";
import { matches, part, type Pattern, pattern, type Token } from "../text/pattern";
import type { Truth } from "../truth";

const RUN: Token = { wildcard: "run" };
/** Stands for an id that no literal of a policy can name. */
export const NAMELESS = "\u0000".repeat(10);
const RESOURCE_PART = 5;

/** Whether an ARN covers the target whatever the unknown parts of the API's ARN turn out to be. */
export function matchesWhateverItIs(entry: ResourceEntry & { kind: "arn" }, target: Target, api: Api): Truth {
    const tokens = entry.narrow?.tokens;
    if (tokens === undefined) return "contested";
    const known = [api.partition, "execute-api", api.region, api.account];
    let sure = true;
    for (const [at, value] of known.entries()) {
        const wanted = part(tokens, at + 1);
        if (value !== undefined && !matches(pattern(wanted), value))
            return entry.wide === entry.narrow ? false : "contested";
        if (value === undefined && !isRun(wanted)) sure = false;
    }
    const rest = part(tokens, RESOURCE_PART);
    const ofApi = api.id === undefined ? nameless(rest, target) : knownId(rest, target, api.id);
    return ofApi === true && !sure ? "unknown" : ofApi;
}

/** What tells one text from another here, of texts that begin with the API's id, or with the nameless one. */
export function certainPatterns(entry: ResourceEntry & { kind: "arn" }, api: Api): Pattern[] {
    if (entry.narrow === undefined) return [];
    const rest = part(entry.narrow.tokens, RESOURCE_PART);
    return api.id === undefined ? [pattern(rest), pattern(fromSlash(rest))] : [pattern(rest)];
}

function knownId(rest: readonly Token[], target: Target, id: string): Truth {
    return matches(pattern(rest), `${id}${target.path ?? ""}`);
}

function nameless(rest: readonly Token[], target: Target): Truth {
    if (target.path === undefined) return isRun(rest) || "unknown";
    const text = NAMELESS + target.path;
    if (matches(pattern(rest), text)) return true;
    return matches(pattern(fromSlash(rest)), text) ? "unknown" : false;
}

/** The pattern with anything in place of what stands before the first slash. */
function fromSlash(rest: readonly Token[]): Token[] {
    const slash = rest.findIndex((token) => "character" in token && token.character === "/");
    return [RUN, ...(slash < 0 ? [] : rest.slice(slash))];
}

function isRun(tokens: readonly Token[]): boolean {
    const [only, ...others] = tokens;
    return only !== undefined && "wildcard" in only && only.wildcard.startsWith("run") && others.length === 0;
}
