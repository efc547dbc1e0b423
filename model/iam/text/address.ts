import { formatIpv4, parseIpv4 } from "../../ip";

/** Addresses of one family, from the first to the last. */
export interface AddressBlock {
    readonly family: 4 | 6;
    readonly first: bigint;
    readonly last: bigint;
}

const PREFIX_LENGTH = /^(?:0|[1-9]\d{0,2})$/;
const GROUP = /^[0-9a-fA-F]{1,4}$/;
const GROUPS = 8;
export const BITS = { 4: 32, 6: 128 } as const;

/** Reads `a.b.c.d`, an IPv6 address, or either with a prefix length; host bits must be zero. A bare address is itself. */
export function readAddressBlock(text: string): AddressBlock | undefined {
    const [address = "", length, ...rest] = text.split("/");
    const block = readAddress(address);
    if (block === undefined || rest.length > 0) return undefined;
    if (length === undefined) return block;
    const bits = BITS[block.family];
    if (!PREFIX_LENGTH.test(length) || Number(length) > bits) return undefined;
    const size = 2n ** BigInt(bits - Number(length));
    return block.first % size === 0n ? { ...block, last: block.first + size - 1n } : undefined;
}

export function readAddress(text: string): AddressBlock | undefined {
    const family = text.includes(":") ? 6 : 4;
    const first = family === 6 ? readIpv6(text) : parseIpv4(text);
    return first === undefined ? undefined : { family, first: BigInt(first), last: BigInt(first) };
}

export function formatAddress(family: 4 | 6, address: bigint): string {
    if (family === 4) return formatIpv4(Number(address));
    const hex = address.toString(16).padStart(GROUPS * 4, "0");
    return Array.from({ length: GROUPS }, (_, at) =>
        Number.parseInt(hex.slice(at * 4, at * 4 + 4), 16).toString(16),
    ).join(":");
}

/** An address of each run of addresses, of both families, that the blocks do not tell apart. */
export function aroundBlocks(blocks: readonly AddressBlock[]): string[] {
    return ([4, 6] as const).flatMap((family) => {
        const inFamily = blocks.filter((block) => block.family === family);
        // A run begins where a block does, behind one, and at the first address of all.
        const starts = new Set([0n, ...inFamily.flatMap(({ first, last }) => [first, last + 1n])]);
        starts.delete(2n ** BigInt(BITS[family]));
        return [...starts].map((address) => formatAddress(family, address));
    });
}

function readIpv6(text: string): bigint | undefined {
    const [head = "", tail, ...rest] = text.split("::");
    const before = readGroups(head);
    const after = tail === undefined ? [] : readGroups(tail);
    if (before === undefined || after === undefined || rest.length > 0) return undefined;
    const missing = GROUPS - before.length - after.length;
    if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
    const groups = [...before, ...Array.from({ length: missing }, () => 0n), ...after];
    return groups.reduce((address, group) => address * 65536n + group, 0n);
}

/** Groups of an IPv6 address; the last two may be written as an IPv4 address. */
function readGroups(text: string): bigint[] | undefined {
    if (text === "") return [];
    const parts = text.split(":");
    const dotted = parts.at(-1)?.includes(".") ? parseIpv4(parts.pop() ?? "") : -1;
    if (dotted === undefined || !parts.every((part) => GROUP.test(part))) return undefined;
    const groups = parts.map((part) => BigInt(`0x${part}`));
    return dotted < 0 ? groups : [...groups, BigInt(Math.floor(dotted / 65536)), BigInt(dotted % 65536)];
}
