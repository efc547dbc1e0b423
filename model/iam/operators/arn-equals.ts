import { arnLike } from "./arn-like";
import type { Operator } from "./operator";

/** The same as `ArnLike`, wildcards included. */
export const arnEquals: Operator = { ...arnLike, name: "ArnEquals" };
