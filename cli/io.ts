import { styleText } from "node:util";

/** Where a command writes, and what is there to read it. */
export interface Io {
    /** Where the command is run: paths that it is given are relative to it. */
    readonly folder: string;
    readonly out: (text: string) => void;
    readonly err: (text: string) => void;
    /** Whether stdout is a terminal that wants colour. */
    readonly color: boolean;
    /** Whether somebody watches stderr. */
    readonly watched: boolean;
    /** Columns of the terminal, a sensible number where there is none. */
    readonly columns: number;
}

/** Columns where stdout is no terminal, or one that does not know its width. */
const COLUMNS = 110;

/** The process's own streams and folder; `NO_COLOR` is respected. */
export function processIo(): Io {
    const { stdout, stderr } = process;
    return {
        folder: process.cwd(),
        out: (text) => void stdout.write(text),
        err: (text) => void stderr.write(text),
        color: stdout.isTTY && (process.env["NO_COLOR"] ?? "") === "" && process.env["TERM"] !== "dumb",
        watched: stderr.isTTY,
        columns: stdout.isTTY && stdout.columns > 0 ? stdout.columns : COLUMNS,
    };
}

/** Ways to set text off. */
export interface Paint {
    readonly title: (text: string) => string;
    readonly strong: (text: string) => string;
    readonly faint: (text: string) => string;
    readonly good: (text: string) => string;
    readonly bad: (text: string) => string;
}

/** Colours for a terminal, or none. */
export function paintFor(color: boolean): Paint {
    const style = (format: Parameters<typeof styleText>[0]) => (text: string) =>
        color && text !== "" ? styleText(format, text) : text;
    return {
        title: style(["bold", "cyan"]),
        strong: style("bold"),
        faint: style("dim"),
        good: style("green"),
        bad: style("yellow"),
    };
}
