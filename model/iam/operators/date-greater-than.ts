import { date } from "./ordered";

/** An instant after the bound. */
export const dateGreaterThan = date("DateGreaterThan", (value, bound) => value > bound);
