import { numeric } from "./ordered";

/** The same number. */
export const numericEquals = numeric("NumericEquals", (value, bound) => value === bound);
