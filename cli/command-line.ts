import { Command, CommanderError } from "commander";
import { version } from "../package.json";
import { Failure } from "./failure";
import type { Io } from "./io";
import type * as previewCommand from "./preview";
import { usageLine } from "./usage";

const EXAMPLES = `
Examples:
  $ private-api preview                            the stack \`dev\`, without an AWS account
  $ private-api preview --stack prod --json        for a program to read
  $ private-api preview --config-file examples/Pulumi.mixed.yaml
  $ private-api preview --out state.json           keeps the state, as \`pulumi stack export\` writes it

Exit code: 0 as asked, 1 mandatory findings or a mismatch, 2 bad usage or input.
`;

/**
 * Runs one command.
 *
 * @param args - without the names of node and script.
 * @returns the exit code.
 */
export async function run(args: readonly string[], io: Io): Promise<number> {
    const program = commandLine(io);
    try {
        if (args.length === 0) {
            io.err(program.helpInformation());
            return 2;
        }
        await program.parseAsync(args, { from: "user" });
        return 0;
    } catch (error) {
        if (error instanceof Failure) return report(error.lines, error.exitCode, io);
        if (!(error instanceof CommanderError)) throw error;
        return error.exitCode === 0 ? 0 : report([usageLine(error, args, program)], 2, io);
    }
}

function report(lines: readonly string[], exitCode: number, io: Io): number {
    io.err(`${lines.join("\n")}\n`);
    return exitCode;
}

function commandLine(io: Io): Command {
    const program = new Command("private-api")
        .description(
            "Shows what the program of this folder deploys, before anything is deployed and without an AWS account.",
        )
        .version(version, "-V, --version", "print the version")
        .helpOption("-h, --help", "print this help")
        .addHelpText("after", EXAMPLES)
        .helpCommand(false)
        .exitOverride()
        .configureOutput({ writeOut: io.out, writeErr: () => undefined, getOutHelpWidth: () => io.columns });
    program
        .command("preview")
        .description("run the program on an in-memory cloud and show what it builds")
        .option(
            "-s, --stack <name>",
            "stack whose configuration is taken: the one that `--config-file` names, else `dev`",
        )
        .option("--config-file <file>", "take the configuration of this file instead of `Pulumi.<stack>.yaml`")
        .option("-p, --pattern <key>", "pattern to use instead of the one in the configuration")
        .option("-o, --out <file>", "write the state to a file, in the form of `pulumi stack export`")
        .option("--json", "print one JSON document")
        .allowExcessArguments(false)
        .action(async (options: previewCommand.PreviewOptions) => {
            // eslint-disable-next-line @typescript-eslint/no-require-imports -- `--help` and `--version` do without
            const { preview } = require("./preview") as typeof previewCommand;
            await preview(options, io);
        });
    return program;
}
