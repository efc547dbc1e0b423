import { date } from "./ordered";

/** The same instant. */
export const dateEquals = date("DateEquals", (value, bound) => value === bound);
