import { formatIssue } from "../config/issue";
import { nodeVersionIssue } from "../config/node-version";
import type * as commandLine from "./command-line";
import type * as io from "./io";

function main(): void {
    const issue = nodeVersionIssue(process.versions.node);
    if (issue !== undefined) {
        process.stderr.write(`${formatIssue(issue)}\n`);
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
