import type { Operator } from "./operator";
import { stringEquals } from "./string-equals";

/** The text with wildcards: `*` any run of characters, `?` any one; case-sensitive. */
export const stringLike: Operator = { ...stringEquals, name: "StringLike", wildcards: true };
