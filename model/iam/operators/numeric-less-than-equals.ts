import { numeric } from "./ordered";

/** The bound or before. */
export const numericLessThanEquals = numeric("NumericLessThanEquals", (value, bound) => value <= bound);
