import { relative, sep } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { Project } from "../stack-file";

/** What the SDK puts before an error that is not made for users. */
const UNHANDLED = /^Running program '[^']*' failed with an unhandled exception:\n?/;

/**
 * The lines that a user reads of what a program logged as an error.
 *
 * An error that the program words itself (`pulumi.RunError`) is printed as it is; of a crash, the message and the first
 * line of the stack that lies in the project.
 */
export function linesOfError(logged: string, project: Project): readonly string[] {
    const text = stripVTControlCharacters(logged).trimEnd();
    if (!UNHANDLED.test(text)) return text.split("\n");
    const stack = text.replace(UNHANDLED, "").split("\n");
    const firstFrame = stack.findIndex((line) => /^\s+at /.test(line));
    const message = (firstFrame === -1 ? stack : stack.slice(0, firstFrame)).filter((line) => line.trim() !== "");
    const frame = stack
        .slice(Math.max(firstFrame, 0))
        .map((line) => frameIn(project, line))
        .find((place) => place !== undefined);
    const head = message.map((line) => line.replace(/^<ref \*\d+> /, "").replace(/^\[(.*)\]( \{)?$/, "$1"));
    return frame === undefined ? head : [`${frame}: ${head[0] ?? "the program failed"}`, ...head.slice(1)];
}

/** `cli/main.ts:3:5` of a stack's line, where the file is the project's own. */
function frameIn(project: Project, line: string): string | undefined {
    const place = /\(?(?:file:\/\/)?(\/[^()]*|[A-Za-z]:[^()]*):(\d+):(\d+)\)?$/.exec(line.trim());
    const file = place?.[1];
    if (place === null || file === undefined || !/^\s*at /.test(line)) return undefined;
    const inside = relative(project.root, file.slice(file.search(/(\/|[A-Za-z]:)/)));
    if (inside.startsWith("..") || inside.split(sep).includes("node_modules") || inside === "") return undefined;
    return `${inside}:${place[2]}:${place[3]}`;
}
