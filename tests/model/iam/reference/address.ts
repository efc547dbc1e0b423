/** An address, as bits. */
interface Address {
    readonly family: 4 | 6;
    readonly bits: bigint;
}

const WIDTH = { 4: 32n, 6: 128n } as const;

/** Whether an address lies in a block; undefined where the block is none. A bare address is a block of one. */
export function isInBlock(addressText: string, blockText: string): boolean | undefined {
    const [base = "", length, ...more] = blockText.split("/");
    const block = parseAddress(base);
    if (block === undefined || more.length > 0 || !(length === undefined || /^\d{1,3}$/.test(length))) return undefined;
    const width = WIDTH[block.family];
    const prefix = length === undefined ? width : BigInt(length);
    if (prefix > width) return undefined;
    const address = parseAddress(addressText);
    if (address?.family !== block.family) return false;
    return address.bits >> (width - prefix) === block.bits >> (width - prefix);
}

/** Reads an address of either family; undefined where the text is none. */
export function parseAddress(text: string): Address | undefined {
    const bits = text.includes(":") ? parseSix(text) : parseFour(text);
    return bits === undefined ? undefined : { family: text.includes(":") ? 6 : 4, bits };
}

/** Writes an address in its plainest form. */
export function formatAddress({ family, bits }: Address): string {
    const [count, size, base, separator] = family === 4 ? ([4, 8n, 10, "."] as const) : ([8, 16n, 16, ":"] as const);
    return Array.from({ length: count }, (_, at) => {
        const shift = BigInt(count - 1 - at) * size;
        return ((bits >> shift) & ((1n << size) - 1n)).toString(base);
    }).join(separator);
}

/** The address that stands `distance` after this one, or undefined past the ends. */
export function neighbour({ family, bits }: Address, distance: bigint): Address | undefined {
    const moved = bits + distance;
    return moved < 0n || moved >> WIDTH[family] !== 0n ? undefined : { family, bits: moved };
}

function parseFour(text: string): bigint | undefined {
    const parts = text.split(".");
    if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256))
        return undefined;
    return parts.reduce((bits, part) => bits * 256n + BigInt(part), 0n);
}

function parseSix(text: string): bigint | undefined {
    const halves = text.split("::");
    if (halves.length > 2) return undefined;
    const [before = [], after = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
    const missing = 8 - before.length - after.length;
    if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
    const groups = [...before, ...Array.from({ length: missing }, () => "0"), ...after];
    if (!groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return undefined;
    return groups.reduce((bits, group) => bits * 65536n + BigInt(`0x${group}`), 0n);
}
