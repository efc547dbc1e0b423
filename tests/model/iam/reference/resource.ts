import type { Element, Policy } from "./document";
import { filledUp, matchesAcross, matchesByPart, partsOf } from "./arn";
import type { Token } from "./glob";
import { tokensOf, truthOf } from "./pattern";
import { any, not, type Truth } from "./truth";

/** The API that a policy belongs to. */
export interface OwnApi {
    readonly partition: string;
    readonly region: string;
    readonly account: string;
    readonly id: string;
}

const SHORT = "execute-api:/";
const WILD = new Set<Token>(["any run", "one"]);

/** Whether a Resource or NotResource speaks of an ARN. */
export function resourceTruth(
    { negated, entries }: Element<readonly string[]>,
    arn: string,
    api: OwnApi,
    version: Policy["version"],
): Truth {
    const variables = version === "2012-10-17";
    const truth = any(entries.map((entry) => entryTruth(entry, arn, api, variables)));
    return negated ? not(truth) : truth;
}

function entryTruth(entry: string, arn: string, api: OwnApi, variables: boolean): Truth {
    if (entry === "*") return true;
    if (entry.startsWith(SHORT)) return shortTruth(entry, arn, api, variables);
    const tokens = filledUp(tokensOf(entry, { wildcards: true, variables }));
    const service = partsOf(tokens)?.[2] ?? [];
    const byPart = matchesByPart(tokens, arn);
    if (byPart !== false) return service.some((token) => WILD.has(token)) ? "contested" : byPart;
    // A star at the end reaches over colons. Of other wildcards it is not said whether they stop there.
    return matchesAcross(tokens, arn) ? "contested" : false;
}

/** The short form stands for the ARN of this API: its parts are no patterns. */
function shortTruth(entry: string, arn: string, api: OwnApi, variables: boolean): Truth {
    const own = `arn:${api.partition}:execute-api:${api.region}:${api.account}:${api.id}/`;
    if (!arn.startsWith(own)) return false;
    return truthOf(tokensOf(entry.slice(SHORT.length), { wildcards: true, variables }), arn.slice(own.length));
}
