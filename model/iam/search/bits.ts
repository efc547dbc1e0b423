/* eslint-disable no-bitwise -- sets as big integers: no 32-bit wrap, so statement 33 is not statement 1 */

/** A set of small whole numbers. */
export type Bits = bigint;

export const NONE: Bits = 0n;

export function bit(position: number): Bits {
    return 1n << BigInt(position);
}

export function has(set: Bits, position: number): boolean {
    return (set & bit(position)) !== 0n;
}

export function union(a: Bits, b: Bits): Bits {
    return a | b;
}

export function intersection(a: Bits, b: Bits): Bits {
    return a & b;
}

/** What is in one of the two only. */
export function difference(a: Bits, b: Bits): Bits {
    return a ^ b;
}

export function isDisjoint(a: Bits, b: Bits): boolean {
    return (a & b) === 0n;
}

export function isSubset(part: Bits, whole: Bits): boolean {
    return (part & whole) === part;
}

/** Each number one higher. */
export function next(set: Bits): Bits {
    return set << 1n;
}
