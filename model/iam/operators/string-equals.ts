import { matches, pattern, plainPattern } from "../text/pattern";
import type { Operator } from "./operator";

/** The same text, case included; `*` and `?` are themselves. */
export const stringEquals: Operator = {
    name: "StringEquals",
    type: "string",
    negated: false,
    wildcards: false,
    compare: (value) => {
        const wanted = value.isPlain ? plainPattern(value.text) : pattern(value.tokens);
        return { pattern: wanted, matches: (requestValue) => matches(wanted, requestValue) };
    },
};
