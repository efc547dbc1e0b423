import { type AddressBlock, readAddress, readAddressBlock } from "../text/address";
import type { Operator } from "./operator";

/** An address in the block; an address of the other family is in none. */
export const ipAddress: Operator = {
    name: "IpAddress",
    type: "address",
    negated: false,
    wildcards: false,
    compare: ({ text }) => {
        const block = readAddressBlock(text);
        if (block === undefined) return undefined;
        return { block, matches: (value) => isWithin(readAddress(value), block) };
    },
    anyMatches: (matchers, value) => {
        const address = readAddress(value);
        return matchers.some(({ block }) => isWithin(address, block));
    },
};

function isWithin(address: AddressBlock | undefined, block: AddressBlock | undefined): boolean {
    if (address === undefined || block === undefined || address.family !== block.family) return false;
    return address.first >= block.first && address.first <= block.last;
}
