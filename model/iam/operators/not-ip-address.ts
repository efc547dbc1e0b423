import { ipAddress } from "./ip-address";
import { negation } from "./operator";

/** An address in none of the blocks; holds when the key is missing. */
export const notIpAddress = negation("NotIpAddress", ipAddress);
