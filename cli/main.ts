import type * as commandLine from "./command-line";
import type * as io from "./io";

/** The oldest Node that the command runs on; this file must load on any older one. */
const OLDEST = [20, 19];

/** What is wrong with a version of Node, or nothing. */
export function nodeProblem(given: string): string | undefined {
    const [major = 0, minor = 0] = given.split(".").map(Number);
    const [oldestMajor = 0, oldestMinor = 0] = OLDEST;
    if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return undefined;
    const oldest = OLDEST.join(".");
    return `node: is too old, got \`${given}\`; expected ${oldest} or newer; install Node 22, or the newest 20`;
}

function main(): void {
    const problem = nodeProblem(process.versions.node);
    if (problem !== undefined) {
        process.stderr.write(`${problem}\n`);
        process.exitCode = 2;
        return;
    }
    // Loaded behind the check: what follows needs the newer Node.
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load it before the check
    const { run } = require("./command-line") as typeof commandLine;
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- as above
    const { processIo } = require("./io") as typeof io;
    run(process.argv.slice(2), processIo()).then(
        (code) => (process.exitCode = code),
        (error: unknown) => {
            const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
            process.stderr.write(`private-api: failed by a fault of its own, please report it\n${text}\n`);
            process.exitCode = 2;
        },
    );
}

if (require.main === module) main();
