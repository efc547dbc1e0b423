import { ARN_COLONS, colons, inParts, matches, pattern } from "../text/pattern";
import type { Operator } from "./operator";

/** An ARN, part by part: a wildcard before the fifth colon matches no colon. */
export const arnLike: Operator = {
    name: "ArnLike",
    type: "arn",
    negated: false,
    wildcards: true,
    compare: ({ tokens }) => {
        if (colons(tokens) < ARN_COLONS) return undefined;
        const wanted = pattern(inParts(tokens));
        return { pattern: wanted, matches: (value) => matches(wanted, value) };
    },
};
