import { date } from "./ordered";

/** The bound or before. */
export const dateLessThanEquals = date("DateLessThanEquals", (value, bound) => value <= bound);
