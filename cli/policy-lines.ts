/** A line of input, without its end. */
export interface Line {
    /** From 1. */
    readonly number: number;
    /** `undefined` for a line that is too long to be kept. */
    readonly bytes: Buffer | undefined;
}

/** Bytes of a line that are kept: more than any line has that can be judged. */
const MOST_BYTES = 8_000_000;
const NEWLINE = 0x0a;

/** Splits bytes into lines, those of a chunk at once; memory is bounded by the longest line. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly Line[]> {
    let number = 0;
    let open = new OpenLine();
    for await (const chunk of chunks) {
        const lines: Line[] = [];
        let from = 0;
        for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
            open.add(chunk.subarray(from, at));
            lines.push({ number: (number += 1), bytes: open.bytes() });
            open = new OpenLine();
            from = at + 1;
        }
        open.add(chunk.subarray(from));
        yield lines;
    }
    if (open.length > 0) yield [{ number: number + 1, bytes: open.bytes() }];
}

/** The pieces of a line whose end has not come yet. */
class OpenLine {
    length = 0;
    private pieces: Uint8Array[] = [];

    add(piece: Uint8Array): void {
        this.length += piece.length;
        if (this.length > MOST_BYTES) this.pieces = [];
        else if (piece.length > 0) this.pieces.push(piece);
    }

    bytes(): Buffer | undefined {
        return this.length > MOST_BYTES ? undefined : Buffer.concat(this.pieces);
    }
}
