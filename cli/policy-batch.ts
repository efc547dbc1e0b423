import type { Io } from "./io";
import { answerLine } from "./policy-line";
import { linesOf } from "./policy-lines";
import type { PolicyStreams } from "./policy-streams";

/**
 * Answers every line of standard input with a line, in order, as they come. What has been answered is forgotten: memory
 * does not grow with the input.
 *
 * @returns whether all lines were answered and the answers read.
 */
export async function answerLines(io: Io, streams: PolicyStreams): Promise<boolean> {
    if (streams.isTyped) io.err("reading lines of JSON from the terminal, up to Ctrl-D\n");
    for await (const lines of linesOf(streams.input)) {
        if (lines.length === 0) continue;
        io.out(lines.map((line) => `${answerLine(line)}\n`).join(""));
        if (!(await streams.flushed())) return false;
    }
    return true;
}
