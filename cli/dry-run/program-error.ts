import { relative, sep } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { Project } from "../project-file";

/** What the SDK puts before an error that is not made for users. */
const UNHANDLED = /^Running program '[^']*' failed with an unhandled exception:\n?/;
/** A line of a stack. */
const FRAME = /^\s+at /;
/** An error that is worded for users, thrown where the SDK no longer tells it from another. */
const WORDED = /^Error: (\S+: .+, got .+; expected .+; .+)$/;

/**
 * The lines that a user reads of what a program logged as an error.
 *
 * An error that the program words itself (`pulumi.RunError`) is printed as it is; of a crash, the message and the first
 * line of the stack that lies in the project.
 */
export function linesOfError(logged: string, project: Project): readonly string[] {
    const text = stripVTControlCharacters(logged).trimEnd().replace(UNHANDLED, "");
    const lines = text.split("\n");
    const firstFrame = lines.findIndex((line) => FRAME.test(line));
    if (firstFrame === -1) return lines;
    const message = lines.slice(0, firstFrame).filter((line) => line.trim() !== "");
    const [head = "the program failed", ...rest] = message;
    const worded = WORDED.exec(head)?.[1];
    if (worded !== undefined) return [worded, ...rest];
    const place = lines.map((line) => placeIn(project, line)).find((found) => found !== undefined);
    return place === undefined ? message : [`${place}: ${head}`, ...rest];
}

/** `components/network.ts:3:5` of a line of a stack, where the file is the project's own. */
function placeIn(project: Project, line: string): string | undefined {
    const found = /\(?(?:file:\/\/)?((?:\/|[A-Za-z]:)[^()]*):(\d+):(\d+)\)?$/.exec(line.replace(FRAME, "at "));
    const file = found?.[1];
    if (found === null || file === undefined || !FRAME.test(line)) return undefined;
    const inside = relative(project.root, file);
    if (inside === "" || inside.startsWith("..") || inside.split(sep).includes("node_modules")) return undefined;
    return `${inside}:${found[2]}:${found[3]}`;
}
