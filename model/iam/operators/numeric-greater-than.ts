import { numeric } from "./ordered";

/** A number after the bound. */
export const numericGreaterThan = numeric("NumericGreaterThan", (value, bound) => value > bound);
