import type { Issue, Result } from "./issue";

/** A CIDR block of IPv4 addresses. */
export interface Ipv4Range {
    /** The network address as a number, 0..2^32-1, a multiple of the block's size. */
    readonly first: number;
    /** Leading bits that all addresses share, 0..32. */
    readonly prefixLength: number;
}

const ADDRESS_BITS = 32;
const OCTET = /^(?:0|[1-9]\d{0,2})$/;
const PREFIX_LENGTH = /^(?:0|[1-9]\d?)$/;

/**
 * Reads a dotted address.
 *
 * @param text - `a.b.c.d`, decimal octets 0..255 without leading zeros.
 * @returns the address as a number, or `undefined` for any other text.
 */
export function parseIpv4(text: string): number | undefined {
    const octets = text.split(".");
    if (octets.length !== 4 || !octets.every((octet) => OCTET.test(octet) && Number(octet) <= 255)) return undefined;
    return octets.reduce((address, octet) => address * 256 + Number(octet), 0);
}

/**
 * Writes an address in dotted form.
 *
 * @param address - whole number, 0..2^32-1.
 * @throws RangeError for any other number.
 */
export function formatIpv4(address: number): string {
    if (!Number.isInteger(address) || address < 0 || address >= 2 ** ADDRESS_BITS) {
        throw new RangeError(`not an IPv4 address: ${address}`);
    }
    return [2 ** 24, 2 ** 16, 2 ** 8, 1].map((weight) => Math.floor(address / weight) % 256).join(".");
}

/**
 * Reads a canonical IPv4 block.
 *
 * @param text - `a.b.c.d/p`, prefix length 0..32, host bits zero.
 * @param path - where the text came from; copied into issues.
 * @returns the block, or issue `cidr-syntax` | `cidr-host-bits`.
 */
export function parseCidr(text: string, path: string): Result<Ipv4Range> {
    const [addressText, prefixText, ...rest] = text.split("/");
    const address = parseIpv4(addressText ?? "");
    const prefixLength = PREFIX_LENGTH.test(prefixText ?? "") ? Number(prefixText) : undefined;
    if (address === undefined || prefixLength === undefined || prefixLength > ADDRESS_BITS || rest.length > 0) {
        return { ok: false, issues: [syntaxIssue(text, path)] };
    }
    const range = blockOf(address, prefixLength);
    if (range.first !== address) return { ok: false, issues: [hostBitsIssue(text, path, range)] };
    return { ok: true, value: range };
}

/** Writes a block as `a.b.c.d/p`. */
export function formatCidr(range: Ipv4Range): string {
    return `${formatIpv4(range.first)}/${range.prefixLength}`;
}

/**
 * The block of a given size that an address lies in.
 *
 * @param address - 0..2^32-1.
 * @param prefixLength - 0..32.
 */
export function blockOf(address: number, prefixLength: number): Ipv4Range {
    // INVARIANT: arithmetic, not bit operators: `-1 << 32` is -1, which breaks /0.
    return { first: address - (address % 2 ** (ADDRESS_BITS - prefixLength)), prefixLength };
}

/** Number of addresses in a block, 1..2^32. */
export function rangeSize(range: Ipv4Range): number {
    return 2 ** (ADDRESS_BITS - range.prefixLength);
}

/** The number after the block's last address; 2^32 for a block at the end of the address space. */
export function rangeEnd(range: Ipv4Range): number {
    return range.first + rangeSize(range);
}

/** Whether an address lies in a block. */
export function contains(range: Ipv4Range, address: number): boolean {
    return address >= range.first && address < rangeEnd(range);
}

/** Whether every address of `inner` lies in `outer`; a block contains itself. */
export function containsRange(outer: Ipv4Range, inner: Ipv4Range): boolean {
    return inner.first >= outer.first && rangeEnd(inner) <= rangeEnd(outer);
}

/** Whether two blocks share an address. */
export function overlaps(one: Ipv4Range, other: Ipv4Range): boolean {
    return one.first < rangeEnd(other) && other.first < rangeEnd(one);
}

function syntaxIssue(text: string, path: string): Issue {
    const fix =
        parseIpv4(text) === undefined ? "write it like `10.0.0.0/16`" : `use \`${text}/32\` for this address alone`;
    const message = `is not a block of IPv4 addresses, got \`${text}\`; expected four numbers 0..255 and a prefix length 0..32; ${fix}`;
    return { code: "cidr-syntax", path, message };
}

function hostBitsIssue(text: string, path: string, range: Ipv4Range): Issue {
    const message = `has host bits set, got \`${text}\`; expected a network address; use \`${formatCidr(range)}\``;
    return { code: "cidr-host-bits", path, message };
}
