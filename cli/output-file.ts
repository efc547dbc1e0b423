import { closeSync, existsSync, openSync, unlinkSync, writeFileSync } from "node:fs";
import { quote } from "../config/issue";
import { refuse } from "./failure";

/** A file that can be written, found out before the work is done. */
export interface OutputFile {
    readonly write: (text: string) => void;
    /** Leaves nothing behind that was not there before. */
    readonly release: () => void;
}

/** @throws Failure where the file cannot be written. */
export function reserveOutput(path: string): OutputFile {
    const isNew = !existsSync(path);
    try {
        closeSync(openSync(path, isNew ? "wx" : "r+"));
    } catch (error) {
        const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
        throw refuse({
            code: "out",
            path: "--out",
            problem: `cannot be written (${code})`,
            got: quote(path),
            expected: "a file in a folder that is there and may be written to",
            fix: "give another path",
        });
    }
    return {
        write: (text) => writeFileSync(path, text),
        release: () => {
            if (isNew) unlinkSync(path);
        },
    };
}
