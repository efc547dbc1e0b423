import { negation } from "./operator";
import { stringEquals } from "./string-equals";

/** None of the texts; holds when the key is missing. */
export const stringNotEquals = negation("StringNotEquals", stringEquals);
