import { numeric } from "./ordered";

/** The bound or after. */
export const numericGreaterThanEquals = numeric("NumericGreaterThanEquals", (value, bound) => value >= bound);
