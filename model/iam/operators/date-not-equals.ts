import { dateEquals } from "./date-equals";
import { negation } from "./operator";

/** None of the instants; holds when the key is missing. */
export const dateNotEquals = negation("DateNotEquals", dateEquals);
