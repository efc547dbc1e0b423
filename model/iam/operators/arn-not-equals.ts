import { arnEquals } from "./arn-equals";
import { negation } from "./operator";

/** The same as `ArnNotLike`. */
export const arnNotEquals = negation("ArnNotEquals", arnEquals);
