import type { Context } from "../model/iam/analyse";
import { analyse } from "../model/iam/analyse";
import { repair } from "../model/iam/repair/repair";
import type { Io } from "./io";
import { answerOf, NOT_TEXT } from "./policy-answer";
import { answerLines } from "./policy-batch";
import { readPolicyText } from "./policy-file";
import { checkBatchUse, contextOf, fileOf, type PolicyOptions } from "./policy-options";
import { policyScreen } from "./policy-screen";
import type { PolicyStreams } from "./policy-streams";

/**
 * Analyses a resource policy, or one for each line of standard input.
 *
 * @param operands - what stands on the command line beside the options.
 * @returns the exit code: 0 for a policy that is restricted, 1 for any other; of a batch 0 if every line was answered.
 */
export async function policy(
    operands: readonly string[],
    options: PolicyOptions,
    io: Io,
    streams: PolicyStreams,
): Promise<0 | 1> {
    if (options.batch === true) {
        checkBatchUse(operands, options);
        return (await answerLines(io, streams)) ? 0 : 1;
    }
    const { file, vpcs, vpces } = fileOf(operands, options);
    const context = contextOf(options, vpcs, vpces);
    const text = await readPolicyText(file, io, streams);
    return judge(file === "-" ? "policy" : file, text, context, options.json === true, io);
}

function judge(name: string, text: string | undefined, context: Context, json: boolean, io: Io): 0 | 1 {
    const verdict = text === undefined ? NOT_TEXT : analyse(text, context);
    const repaired = text === undefined || !isLeaking(verdict.verdict) ? undefined : repair(text, context);
    io.out(
        json
            ? `${JSON.stringify(answerOf(verdict, { repaired }), undefined, 2)}\n`
            : policyScreen({ name, document: text ?? "", verdict, context, repaired }, io),
    );
    return verdict.verdict === "restricted" ? 0 : 1;
}

function isLeaking(verdict: string): boolean {
    return verdict === "open" || verdict === "restricted-by-vpce";
}
