import { once } from "node:events";
import type { ChildProcess } from "node:child_process";
import { Failure } from "../failure";
import type { Project } from "../project-file";
import type { StackConfig } from "../stack-file";
import { Deployment } from "./deployment";
import type { Message } from "./engine";
import { linesOfError } from "./program-error";
import { startProgram } from "./runner";
import { listen, type Listener } from "./listener";
import { dryRunState, type State } from "./state";
import type * as services from "./services";
import { sealSecrets, type Properties } from "./values";

/** What a dry run finds out. */
export interface DryRun {
    /** Of the form of `pulumi stack export`, without the text of any secret. */
    readonly state: State;
    /** What the program exports; secrets sealed. */
    readonly outputs: Properties;
    /** What the program said, and what it wrote to its own output. */
    readonly messages: readonly Message[];
}

/** What came of the program when its process ended. */
interface Ended {
    readonly code: number | null;
    readonly signal: NodeJS.Signals | null;
    readonly output: string;
    readonly errors: string;
}

/**
 * Runs the real program on an in-memory cloud. Nothing outside this machine is asked and nothing is written.
 *
 * @throws Failure with the program's own words, or with what the dry run refuses.
 */
export async function dryRun(project: Project, stack: string, config: StackConfig): Promise<DryRun> {
    const listener = await listen();
    let program: ChildProcess | undefined;
    const end = () => void program?.kill();
    process.once("exit", end);
    try {
        program = startProgram({ project, stack, config, port: listener.port });
        const ended = outcomeOf(program);
        const messages: Message[] = [];
        const deployment = new Deployment(stack, project.name, config.values);
        serve(listener, deployment, (message) => messages.push(message));
        const outcome = await ended;
        throwIfFailed(project, outcome, messages, deployment.refusals());
        return resultOf(deployment, [...messages, ...spoken(outcome)]);
    } finally {
        process.removeListener("exit", end);
        end();
        listener.close();
    }
}

/** Loaded while the program starts: see `listen`. */
function serve(listener: Listener, deployment: Deployment, said: (message: Message) => void): void {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load it before the program starts
    const { serveProgram } = require("./services") as typeof services;
    listener.pass(serveProgram(deployment, said));
}

async function outcomeOf(program: ChildProcess): Promise<Ended> {
    let output = "";
    let errors = "";
    program.stdout?.setEncoding("utf8").on("data", (text: string) => (output += text));
    program.stderr?.setEncoding("utf8").on("data", (text: string) => (errors += text));
    const [code, signal] = (await once(program, "close")) as [number | null, NodeJS.Signals | null];
    return { code, signal, output, errors };
}

function throwIfFailed(
    project: Project,
    outcome: Ended,
    messages: readonly Message[],
    refusals: readonly string[],
): void {
    if (refusals.length > 0) throw new Failure(refusals);
    const errors = messages.filter((message) => message.severity === "error");
    if (errors.length > 0) {
        throw new Failure([...new Set(errors.flatMap((message) => linesOfError(message.text, project)))]);
    }
    if (outcome.code === 0) return;
    const how = outcome.signal === null ? `exit code ${outcome.code}` : `signal ${outcome.signal}`;
    const said = outcome.errors.trim();
    throw new Failure([
        `program: ended before it was done, got ${how}; expected 0; read what it wrote${said === "" ? " (nothing)" : " below"}`,
        ...(said === "" ? [] : said.split("\n")),
    ]);
}

function spoken({ output, errors }: Ended): readonly Message[] {
    return [
        ...(output.trim() === "" ? [] : [{ severity: "info" as const, text: output.trimEnd() }]),
        ...(errors.trim() === "" ? [] : [{ severity: "warning" as const, text: errors.trimEnd() }]),
    ];
}

function resultOf(deployment: Deployment, messages: readonly Message[]): DryRun {
    const resources = deployment.resources().map((each) => ({
        ...each,
        inputs: each.inputs && sealSecrets(each.inputs),
        outputs: each.outputs && sealSecrets(each.outputs),
    }));
    return { state: dryRunState(resources), outputs: sealSecrets(deployment.stackOutputs()), messages };
}
