import { isAscii } from "../text/ascii";
import { matches, pattern } from "../text/pattern";
import type { Operator } from "./operator";

/** The same text but for the case of A to Z. */
export const stringEqualsIgnoreCase: Operator = {
    name: "StringEqualsIgnoreCase",
    type: "string",
    negated: false,
    wildcards: false,
    compare: ({ tokens, text }) => {
        // Whether AWS folds letters outside ASCII is not documented.
        if (!isAscii(text)) return undefined;
        const wanted = pattern(tokens, true);
        return { pattern: wanted, matches: (value) => matches(wanted, value) };
    },
};
