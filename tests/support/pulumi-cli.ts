import { spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parse, stringify } from "yaml";
import type { State } from "../../cli/dry-run/state";
import { Seats } from "./seats";

/** A stack's configuration: keys with their namespace, such as `private-api:network`. */
export type Config = Readonly<Record<string, unknown>>;

/** What an operation did, or would do, to one resource. */
export interface Step {
    /** The engine's word: `create`, `update`, `replace`, `create-replacement`, `delete-replaced`, `delete`. */
    readonly op: string;
    readonly urn: string;
    readonly type: string;
    /** Last part of the URN: the name that the program gave. */
    readonly name: string;
}

/** What a policy pack says of a resource. */
export interface Violation {
    readonly policy: string;
    readonly level: string;
    readonly urn: string;
    readonly message: string;
}

/** A policy pack that an operation has to pass. */
export interface Guard {
    /** Folder with `PulumiPolicy.yaml`. */
    readonly pack: string;
    /** File with the pack's configuration. */
    readonly config?: string;
}

/** What came of a `pulumi` command. */
export interface Outcome {
    readonly succeeded: boolean;
    /** Without what stays the same and what is merely read. */
    readonly steps: readonly Step[];
    /** What policy packs said, in their order. */
    readonly violations: readonly Violation[];
    /** Messages of severity `error`, in their order. */
    readonly errors: readonly string[];
    /** End of everything that was printed, for the message of a failure. */
    readonly tail: string;
}

/** A resource as the state has it. */
export interface StateResource {
    readonly urn: string;
    readonly type: string;
    readonly id?: string;
    readonly external?: boolean;
    readonly inputs?: Readonly<Record<string, unknown>>;
    readonly outputs?: Readonly<Record<string, unknown>>;
}

/** Longest time that one command may take; the slowest of ours takes two minutes. */
const TIMEOUT_MILLISECONDS = 15 * 60_000;

const ROOT = resolve(__dirname, "../..");

/** What a deployment does not read. */
const NOT_COPIED = new Set([".git", "node_modules", "dist", "docs", "bench"]);

/** A copy of a project, so that stacks that run side by side leave no files in the working tree. */
export class Project {
    private constructor(public readonly folder: string) {}

    /**
     * @param original - folder of the project, within this one.
     * @defaultValue this project
     */
    public static async copy(original: string = ROOT): Promise<Project> {
        const folder = await mkdtemp(join(tmpdir(), "private-api-deploy-"));
        await cp(original, folder, {
            recursive: true,
            filter: (source) => !NOT_COPIED.has(source.slice(original.length + 1).split("/")[0] ?? ""),
        });
        await symlink(join(ROOT, "node_modules"), join(folder, "node_modules"));
        return new Project(folder);
    }

    public async remove(): Promise<void> {
        await rm(this.folder, { recursive: true, force: true });
    }
}

/** The configuration that a file of the project holds, such as `examples/Pulumi.private.yaml`. */
export async function readConfig(path: string): Promise<Config> {
    return (parse(await readFile(join(ROOT, path), "utf8")) as { readonly config: Config }).config;
}

/** A stack of the real Pulumi CLI. */
export class Stack {
    /**
     * @param hasPrecedence - whether its commands come before those of other stacks, to a seat and to the processors: for
     * a story that all wait for.
     */
    public constructor(
        private readonly project: Project,
        public readonly name: string,
        private readonly hasPrecedence = false,
    ) {}

    public async init(config: Config): Promise<void> {
        await this.must("stack", "init", this.name, "--no-select");
        await this.configure(config);
    }

    /** Gives the stack this configuration in place of what it has. */
    public async configure(config: Config): Promise<void> {
        const path = join(this.project.folder, `Pulumi.${this.name}.yaml`);
        const text = await readFile(path, "utf8").catch(() => "");
        await writeFile(path, stringify({ ...((parse(text) as object | null) ?? {}), config }));
    }

    /** Puts a secret into the stack's configuration, at a path such as `private-api:options.apiKey.value`. */
    public async setSecret(path: string, value: string): Promise<void> {
        await this.must("config", "set", "--secret", "--path", path, value, "--stack", this.name);
    }

    public preview(guard?: Guard): Promise<Outcome> {
        return this.operate("preview", ...guardOptions(guard));
    }

    /** Without a preview before it, which would stop what the update itself has to stop. */
    public up(guard?: Guard): Promise<Outcome> {
        return this.operate("up", "--yes", "--skip-preview", ...guardOptions(guard));
    }

    /** Judges the state as it is, without the program. */
    public analyze(guard: Guard): Promise<Outcome> {
        return this.operate("policy", "analyze", ...guardOptions(guard));
    }

    /** Goes up, and makes one resource anew whatever its inputs are. */
    public upReplacing(urn: string): Promise<Outcome> {
        return this.operate("up", "--yes", "--skip-preview", "--replace", urn);
    }

    /** Succeeds only where AWS is as the state says. */
    public refresh(): Promise<Outcome> {
        return this.operate("refresh", "--yes", "--skip-preview", "--expect-no-changes");
    }

    public destroy(): Promise<Outcome> {
        return this.operate("destroy", "--yes", "--skip-preview");
    }

    public async remove(): Promise<void> {
        await this.must("stack", "rm", this.name, "--yes");
    }

    public async outputs(): Promise<Readonly<Record<string, unknown>>> {
        return JSON.parse(await this.must("stack", "output", "--json", "--stack", this.name)) as Record<
            string,
            unknown
        >;
    }

    /** The state as `pulumi stack export` gives it. */
    public async export(): Promise<State> {
        return JSON.parse(await this.must("stack", "export", "--stack", this.name)) as State;
    }

    /** Every resource in the state but the stack itself and the provider. */
    public async resources(): Promise<readonly StateResource[]> {
        const { deployment } = await this.export();
        // A stack that has been destroyed has no list at all.
        const resources = (deployment.resources as readonly StateResource[] | undefined) ?? [];
        return resources.filter(({ type }) => !type.startsWith("pulumi:"));
    }

    private async operate(...command: readonly string[]): Promise<Outcome> {
        const run = () => this.run([...command, "--json", "--stack", this.name]);
        const { code, stdout, stderr } = await SEATS.take(run, this.hasPrecedence);
        return { succeeded: code === 0, ...readEvents(stdout), tail: lastLines(stderr) };
    }

    private async must(...command: readonly string[]): Promise<string> {
        const { code, stdout, stderr } = await this.run(command);
        if (code !== 0) throw new Error(`pulumi ${command.join(" ")} failed:\n${lastLines(stdout + stderr)}`);
        return stdout;
    }

    private run(command: readonly string[]): Promise<Printed> {
        const program = this.hasPrecedence ? ["pulumi"] : [...YIELDING, "pulumi"];
        return runProgram(this.project.folder, [...program, ...command]);
    }
}

interface Printed {
    readonly code: number | null;
    readonly stdout: string;
    readonly stderr: string;
}

/** For commands with a provider and a program, which take up to 0.8 GB and, while they start, a processor. */
const SEATS = new Seats(12);

/** Runs a program, and all that it starts, on the processors that those with precedence leave. */
const YIELDING = ["nice", "-n", "10"];

function runProgram(folder: string, [program = "", ...args]: readonly string[]): Promise<Printed> {
    return new Promise((resolve, reject) => {
        const child = spawn(program, [...args, "--non-interactive", "--color", "never"], {
            cwd: folder,
            env: {
                PULUMI_CONFIG_PASSPHRASE: "deploy-tests",
                ...process.env,
                // One event a line of a preview too, as of every other command.
                PULUMI_ENABLE_STREAMING_JSON_PREVIEW: "true",
            },
            stdio: ["ignore", "pipe", "pipe"],
            timeout: TIMEOUT_MILLISECONDS,
        });
        const printed = { stdout: "", stderr: "" };
        child.stdout.setEncoding("utf8").on("data", (text: string) => (printed.stdout += text));
        child.stderr.setEncoding("utf8").on("data", (text: string) => (printed.stderr += text));
        child.on("error", reject);
        child.on("close", (code) => resolve({ code, ...printed }));
    });
}

function guardOptions(guard: Guard | undefined): readonly string[] {
    if (guard === undefined) return [];
    return ["--policy-pack", guard.pack, ...(guard.config === undefined ? [] : ["--policy-pack-config", guard.config])];
}

interface EngineEvent {
    readonly resourcePreEvent?: { readonly metadata: Omit<Step, "name"> };
    readonly diagnosticEvent?: { readonly severity: string; readonly message: string };
    readonly policyEvent?: {
        readonly policyName: string;
        readonly enforcementLevel: string;
        readonly resourceUrn?: string;
        readonly message: string;
    };
}

const UNCHANGED = new Set(["same", "read", "refresh", "read-discard"]);

/** What an operation's events, one a line, say of steps, errors and policies. */
function readEvents(stdout: string): Pick<Outcome, "steps" | "violations" | "errors"> {
    const steps: Step[] = [];
    const errors: string[] = [];
    const violations: Violation[] = [];
    for (const line of stdout.split("\n").filter((text) => text.startsWith("{"))) {
        const { resourcePreEvent, diagnosticEvent, policyEvent } = JSON.parse(line) as EngineEvent;
        if (diagnosticEvent?.severity === "error") errors.push(diagnosticEvent.message.trim());
        if (policyEvent) {
            const { policyName: policy, enforcementLevel: level, resourceUrn: urn = "", message } = policyEvent;
            violations.push({ policy, level, urn, message });
        }
        if (!resourcePreEvent || UNCHANGED.has(resourcePreEvent.metadata.op)) continue;
        const { op, urn, type } = resourcePreEvent.metadata;
        steps.push({ op, urn, type, name: urn.slice(urn.lastIndexOf("::") + 2) });
    }
    return { steps, violations, errors };
}

function lastLines(text: string): string {
    return text.trimEnd().split("\n").slice(-40).join("\n");
}
