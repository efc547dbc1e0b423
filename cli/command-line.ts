import { Command, CommanderError } from "commander";
import { version } from "../package.json";
import { Failure } from "./failure";
import type { Io } from "./io";
import type * as policyCommand from "./policy";
import type { PolicyOptions } from "./policy-options";
import type * as policyStreams from "./policy-streams";
import type * as previewCommand from "./preview";
import { usageLine } from "./usage";

const EXAMPLES = `
Examples:
  $ private-api preview                            the stack \`dev\`, without an AWS account
  $ private-api preview --stack prod --json        for a program to read
  $ private-api preview --config-file examples/Pulumi.mixed.yaml
  $ private-api preview --out state.json           keeps the state, as \`pulumi stack export\` writes it
  $ private-api policy policy.json --vpc vpc-0a1b2c3d4e5f60718

Exit code: 0 as asked, 1 mandatory findings or a mismatch, 2 bad usage or input.
`;

const POLICY_EXAMPLES = `
Examples:
  $ private-api policy policy.json --vpc vpc-0a1b2c3d4e5f60718
  $ private-api policy policy.json --vpc vpc-0a1b2c3d4e5f60718 vpc-0f9e8d7c6b5a43210 --json
  $ private-api policy - --vpc vpc-0a1b2c3d4e5f60718 --region eu-west-1 --api-id a1b2c3d4e5 < policy.json
  $ private-api policy --batch < policies.ndjson > verdicts.ndjson
      a line: {"id": "q1", "policy": "{\\"Version\\": …}", "allowedVpcs": ["vpc-0a1b2c3d4e5f60718"]}

Exit code: 0 restricted to the VPCs, 1 any other verdict, 2 bad usage or input; with --batch 0 if every line was answered.
`;

/**
 * Runs one command.
 *
 * @param args - without the names of node and script.
 * @returns the exit code.
 */
export async function run(args: readonly string[], io: Io): Promise<number> {
    let exitCode = 0;
    const program = commandLine(io, (code) => (exitCode = code));
    try {
        if (args.length === 0) {
            io.err(program.helpInformation());
            return 2;
        }
        await program.parseAsync(args, { from: "user" });
        return exitCode;
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

function commandLine(io: Io, end: (exitCode: number) => void): Command {
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
    program
        .command("policy")
        .description("say whether a resource policy confines an API to VPCs, and what would")
        .argument("[file...]", "the policy, JSON; `-` for standard input")
        .option("--vpc <id...>", "VPC whose endpoints may call the API")
        .option("--vpce <id...>", "endpoint that may call the API whatever its VPC")
        .option("--region <name>", "region of the API, where it is known")
        .option("--account <id>", "account of the API, where it is known")
        .option("--api-id <id>", "id of the API, where it is known; of a domain `<name>+<id>`")
        .option("--domain", "it is the policy of a private custom domain")
        .option("--json", "print one JSON document")
        .option("--batch", "answer each line of standard input with a line, all of them JSON")
        .addHelpText("after", POLICY_EXAMPLES)
        .action(async (operands: readonly string[], options: PolicyOptions) => {
            // eslint-disable-next-line @typescript-eslint/no-require-imports -- as above
            const { policy } = require("./policy") as typeof policyCommand;
            // eslint-disable-next-line @typescript-eslint/no-require-imports -- as above
            const { processStreams } = require("./policy-streams") as typeof policyStreams;
            end(await policy(operands, options, io, processStreams()));
        });
    return program;
}
