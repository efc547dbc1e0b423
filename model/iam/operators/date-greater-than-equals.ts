import { date } from "./ordered";

/** The bound or after. */
export const dateGreaterThanEquals = date("DateGreaterThanEquals", (value, bound) => value >= bound);
