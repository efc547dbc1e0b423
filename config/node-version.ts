import type { Issue } from "./issue";

/** The oldest Node that the program and the command line run on. */
const OLDEST = [20, 19] as const;

/**
 * What is wrong with a version of Node, or nothing; issue code `node-version`.
 *
 * This file is loaded by the very Node that may be too old, so it uses nothing new.
 */
export function nodeVersionIssue(given: string): Issue | undefined {
    const [major = 0, minor = 0] = given.split(".").map(Number);
    if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return undefined;
    const message = `is too old, got \`${given}\`; expected ${OLDEST.join(".")} or newer; install Node 22, or the newest 20`;
    return { code: "node-version", path: "node", message };
}
