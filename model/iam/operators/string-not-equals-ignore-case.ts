import { negation } from "./operator";
import { stringEqualsIgnoreCase } from "./string-equals-ignore-case";

/** None of the texts, in whatever case; holds when the key is missing. */
export const stringNotEqualsIgnoreCase = negation("StringNotEqualsIgnoreCase", stringEqualsIgnoreCase);
