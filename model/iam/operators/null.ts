import type { Operator } from "./operator";

/** `"true"`: the key is missing; `"false"`: it is there. What is compared is `"true"` or `"false"`, not the key's value. */
export const nullOperator: Operator = {
    name: "Null",
    type: "presence",
    negated: false,
    wildcards: false,
    compare: ({ text }) =>
        text === "true" || text === "false" ? { matches: (missing) => missing === text } : undefined,
};
