import type { Operator } from "./operator";

/** The same bytes, base64; no key of API Gateway holds bytes. */
export const binaryEquals: Operator = {
    name: "BinaryEquals",
    type: "binary",
    negated: false,
    wildcards: false,
    compare: ({ text }) => ({ matches: (value) => value === text }),
};
