import type { Command, CommanderError } from "commander";
import { formatIssue, makeIssue, quote } from "../config/issue";
import { nearestKey } from "../config/nearest-key";

/** What is wrong with the arguments, in one line of four parts. */
export function usageLine(error: CommanderError, args: readonly string[], program: Command): string {
    const given = /'([^']*)'/.exec(error.message)?.[1] ?? "";
    const command = program.commands.find((each) => each.name() === args[0]);
    const see = `see \`private-api ${command === undefined ? "" : `${command.name()} `}--help\``;
    switch (error.code) {
        case "commander.unknownCommand":
            return line(
                "command",
                "is not known",
                given,
                program.commands.map((each) => each.name()),
                see,
            );
        case "commander.unknownOption":
            return line(
                "option",
                command === undefined ? "is not known" : `is not known to \`${command.name()}\``,
                given,
                (command ?? program)
                    .createHelp()
                    .visibleOptions(command ?? program)
                    .map((each) => each.long ?? each.flags),
                see,
            );
        case "commander.optionMissingArgument": {
            const [, name = given] = /(--[\w-]+)/.exec(given) ?? [];
            return format(name, "has no value", "nothing", `\`${given}\``, "write the value behind it");
        }
        case "commander.excessArguments":
        case "commander.excessiveArguments": {
            const extra = command?.args.map(quote).join(" ") ?? quote(args.join(" "));
            return format("arguments", "are more than the command takes", extra, "options only", see);
        }
        default:
            return format(
                "private-api",
                error.message.replace(/^error: /, ""),
                quote(args.join(" ")),
                "a command with its options",
                see,
            );
    }
}

function line(path: string, problem: string, given: string, known: readonly string[], see: string): string {
    const nearest = nearestKey(given, known);
    const expected = known.length === 1 ? quote(known[0]) : `one of ${known.map(quote).join(", ")}`;
    return format(path, problem, quote(given), expected, nearest === undefined ? see : `use \`${nearest}\``);
}

function format(path: string, problem: string, got: string, expected: string, fix: string): string {
    return formatIssue(makeIssue({ code: "usage", path, problem, got, expected, fix }));
}
