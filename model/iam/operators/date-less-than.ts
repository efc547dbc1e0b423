import { date } from "./ordered";

/** An instant before the bound. */
export const dateLessThan = date("DateLessThan", (value, bound) => value < bound);
