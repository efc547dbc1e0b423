import { arnLike } from "./arn-like";
import { negation } from "./operator";

/** None of the ARNs; holds when the key is missing. */
export const arnNotLike = negation("ArnNotLike", arnLike);
