import type { Element } from "./document";
import { foldAscii, tokensOf, truthOf } from "./pattern";
import { any, not, type Truth } from "./truth";

const INVOKE = "execute-api:invoke";

/** Whether an Action or NotAction speaks of calling an API. Neither prefix nor name depends on case. */
export function actionTruth({ negated, entries }: Element<readonly string[]>): Truth {
    const named = any(entries.map((entry) => entryTruth(foldAscii(entry))));
    return negated ? not(named) : named;
}

/** What AWS makes of a wildcard in the service part is contested. */
function entryTruth(entry: string): Truth {
    if (entry === "*") return true;
    const truth = truthOf(tokensOf(entry, { wildcards: true, variables: false }), INVOKE);
    return truth !== false && /^[^:]*[*?]/.test(entry) ? "contested" : truth;
}
