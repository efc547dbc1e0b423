const CAPITALS = /[A-Z]+/g;
const NON_ASCII = /[^\u0020-\u007e]/;

/**
 * Lower case of A to Z only.
 *
 * INVARIANT: not `toLowerCase`: that makes a `k` of the Kelvin sign U+212A, and upper case an `S` of U+017F.
 */
export function lowerCase(text: string): string {
    return text.replace(CAPITALS, (letters) => letters.toLowerCase());
}

/** The same letter in the other case; any other character as it is. */
export function otherCase(character: string): string {
    if (character >= "a" && character <= "z") return character.toUpperCase();
    if (character >= "A" && character <= "Z") return character.toLowerCase();
    return character;
}

/** Printable ASCII only. */
export function isAscii(text: string): boolean {
    return !NON_ASCII.test(text);
}
