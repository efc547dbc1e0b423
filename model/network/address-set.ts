import { readAddressBlock, type AddressBlock } from "../iam/text/address";

/**
 * Blocks of which no address is one of the public internet: its rules may be left out of a set that still lets everyone
 * in.
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry/iana-ipv4-special-registry.xhtml (read 2026-11-20)
 */
const NOT_PUBLIC = [
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "224.0.0.0/3",
];
/** All of the IPv6 internet there is so far. */
const PUBLIC_IPV6 = "2000::/3";

/** Whether blocks together hold every public address of a family; blocks that are none count for nothing. */
export function holdsInternet(blocks: readonly string[]): boolean {
    const read = blocks.map(readAddressBlock).filter((block) => block !== undefined);
    return holds([...read, ...read4()], 0n, 2n ** 32n - 1n, 4) || holdsIpv6(read);
}

function read4(): readonly AddressBlock[] {
    return NOT_PUBLIC.map(readAddressBlock).filter((block) => block !== undefined);
}

function holdsIpv6(blocks: readonly AddressBlock[]): boolean {
    const all = readAddressBlock(PUBLIC_IPV6);
    return all !== undefined && holds(blocks, all.first, all.last, 6);
}

/** Whether every address from `first` to `last` lies in a block. */
function holds(blocks: readonly AddressBlock[], first: bigint, last: bigint, family: 4 | 6): boolean {
    const sorted = blocks.filter((block) => block.family === family).sort((a, b) => (a.first < b.first ? -1 : 1));
    let next = first;
    for (const block of sorted) {
        if (block.first > next) return false;
        if (block.last >= next) next = block.last + 1n;
        if (next > last) return true;
    }
    return false;
}
