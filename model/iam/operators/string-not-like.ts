import { negation } from "./operator";
import { stringLike } from "./string-like";

/** None of the patterns; holds when the key is missing. */
export const stringNotLike = negation("StringNotLike", stringLike);
