import { numeric } from "./ordered";

/** A number before the bound. */
export const numericLessThan = numeric("NumericLessThan", (value, bound) => value < bound);
