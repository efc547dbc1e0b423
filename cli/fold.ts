/** Signs behind which a long word may be broken. */
const BREAKS = /[-./:,?&=_]/;

/** Breaks text into lines of at most a width: between words, else behind a sign inside a word, else anywhere. */
export function fold(text: string, width: number): string {
    return text
        .split("\n")
        .flatMap((line) => foldLine(line, width))
        .join("\n");
}

function foldLine(line: string, width: number): readonly string[] {
    const lines: string[] = [];
    let current = "";
    for (const word of line.split(" ")) {
        const joined = current === "" ? word : `${current} ${word}`;
        if (joined.length <= width) {
            current = joined;
            continue;
        }
        // A word that fits on a line of its own gets one; a longer one begins where the last word ends.
        if (current !== "" && word.length <= width) lines.push(current);
        const [last = "", ...before] = pieces(word.length <= width ? word : joined, width).reverse();
        lines.push(...before.reverse());
        current = last;
    }
    return [...lines, current];
}

function pieces(word: string, width: number): string[] {
    const found: string[] = [];
    let rest = word;
    while (rest.length > width) {
        const length = cutOf(rest, width);
        found.push(rest.slice(0, length));
        rest = rest.slice(length);
    }
    return [...found, rest];
}

/** Where to cut what is too long: behind the last sign that fits. */
function cutOf(text: string, width: number): number {
    const last = [...text.slice(0, width)].findLastIndex((sign) => BREAKS.test(sign));
    return last < width / 3 ? width : last + 1;
}
