import { readAddress, readAddressBlock } from "../text/address";
import type { Operator } from "./operator";

/** An address in the block; an address of the other family is in none. */
export const ipAddress: Operator = {
    name: "IpAddress",
    type: "address",
    negated: false,
    wildcards: false,
    variables: false,
    compare: ({ text }) => {
        const block = readAddressBlock(text);
        if (block === undefined) return undefined;
        const { family, first, last } = block;
        const isIn = (value: string): boolean => {
            const address = readAddress(value);
            return address?.family === family && address.first >= first && address.first <= last;
        };
        return { block, matches: isIn };
    },
};
