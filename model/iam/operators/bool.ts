import { lowerCase } from "../text/ascii";
import type { Operator } from "./operator";

/** `true` or `false`, in whatever case. */
export const bool: Operator = {
    name: "Bool",
    type: "boolean",
    negated: false,
    wildcards: false,
    compare: ({ text }) => {
        const wanted = lowerCase(text);
        if (wanted !== "true" && wanted !== "false") return undefined;
        return { matches: (value) => lowerCase(value) === wanted };
    },
};
