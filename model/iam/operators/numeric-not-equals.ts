import { numericEquals } from "./numeric-equals";
import { negation } from "./operator";

/** None of the numbers; holds when the key is missing. */
export const numericNotEquals = negation("NumericNotEquals", numericEquals);
