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
    for (const word of line.split(" ").flatMap((each) => pieces(each, width))) {
        const glue = current === "" || word.joined ? "" : " ";
        if (current !== "" && current.length + glue.length + word.text.length > width) {
            lines.push(current);
            current = word.text;
        } else {
            current += glue + word.text;
        }
    }
    return [...lines, current];
}

interface Piece {
    readonly text: string;
    /** Continues the word before it. */
    readonly joined: boolean;
}

function pieces(word: string, width: number): readonly Piece[] {
    const found: Piece[] = [];
    for (let rest = word; rest !== "" || found.length === 0;) {
        const length = rest.length <= width ? rest.length : cutOf(rest, width);
        found.push({ text: rest.slice(0, length), joined: found.length > 0 });
        rest = rest.slice(length);
    }
    return found;
}

/** Where to cut a word that is too long: behind the last sign that fits. */
function cutOf(word: string, width: number): number {
    const fits = [...word.slice(0, width)];
    const last = fits.findLastIndex((sign) => BREAKS.test(sign));
    return last < width / 3 ? width : last + 1;
}
