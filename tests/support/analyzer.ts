import { spawn, type ChildProcess, type ChildProcessByStdio } from "node:child_process";
import { createInterface } from "node:readline";
import { resolve } from "node:path";
import type { Readable } from "node:stream";
import { credentials } from "@grpc/grpc-js";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type * as analyzerService from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import type * as analyzerMessages from "@pulumi/pulumi/proto/analyzer_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Properties, Resource } from "../../model/resource";
import { isUnknown } from "../../model/unknown";

// eslint-disable-next-line @typescript-eslint/no-require-imports -- generated JavaScript, not in the SDK's exports
const messages = require("@pulumi/pulumi/proto/analyzer_pb") as typeof analyzerMessages;
// eslint-disable-next-line @typescript-eslint/no-require-imports -- the same
const { AnalyzerClient } = require("@pulumi/pulumi/proto/analyzer_grpc_pb") as typeof analyzerService;

/** The pack of this project, which `npm run build` bundles. */
export const PACK = resolve(__dirname, "../../policy");

/** What the pack says of a resource. */
export interface Diagnostic {
    readonly policy: string;
    readonly level: "advisory" | "mandatory" | "remediate" | "disabled";
    readonly urn: string;
    readonly message: string;
}

/** What is given for one policy: a level, options, or both. */
export type PolicyConfiguration = Readonly<Record<string, unknown>> & { readonly enforcementLevel?: string };

/** One policy, as the pack announces it. */
export interface AnnouncedPolicy {
    readonly name: string;
    readonly level: Diagnostic["level"];
    readonly options: readonly string[];
}

const LEVELS: readonly Diagnostic["level"][] = ["advisory", "mandatory", "disabled", "remediate"];
/** How the engine writes an unknown text, and a secret. */
const UNKNOWN_TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** A value as the engine wraps one that is secret. */
export function secret(value: unknown): Readonly<Record<string, unknown>> {
    return { [SIGNATURE]: SECRET, value };
}

type Client = InstanceType<typeof AnalyzerClient>;

/** Starts a policy pack as the Pulumi CLI does; its first line is the port that it listens on. */
export function startPack(
    pack: string,
    environment: NodeJS.ProcessEnv = {},
): ChildProcessByStdio<null, Readable, Readable> {
    const runner = require.resolve("@pulumi/pulumi/cmd/run-policy-pack", { paths: [pack] });
    return spawn(process.execPath, [runner, "127.0.0.1:1", pack], {
        cwd: pack,
        stdio: ["ignore", "pipe", "pipe"],
        env: {
            PATH: process.env["PATH"],
            PULUMI_CONFIG: "{}",
            PULUMI_NODEJS_ORGANIZATION: "organization",
            PULUMI_NODEJS_PROJECT: "project",
            PULUMI_NODEJS_STACK: "stack",
            ...environment,
        },
    });
}

/** A policy pack in the process that the Pulumi CLI runs it in, asked over gRPC as the engine asks it. */
export class Analyzer {
    private readonly stopAtExit = (): void => {
        this.child.kill("SIGKILL");
    };

    private constructor(
        private readonly child: ChildProcess,
        private readonly client: Client,
    ) {
        process.once("exit", this.stopAtExit);
    }

    /** @param pack - folder with `PulumiPolicy.yaml`. */
    public static async start(pack: string = PACK, environment: NodeJS.ProcessEnv = {}): Promise<Analyzer> {
        const child = startPack(pack, environment);
        const port = await firstLine(child);
        const options = { "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 };
        return new Analyzer(child, new AnalyzerClient(`127.0.0.1:${port}`, credentials.createInsecure(), options));
    }

    /** What the pack announces. */
    public async policies(): Promise<readonly AnnouncedPolicy[]> {
        const info = await call<InstanceType<typeof messages.AnalyzerInfo>>((done) =>
            this.client.getAnalyzerInfo(new Empty(), done),
        );
        return info.getPoliciesList().map((policy) => ({
            name: policy.getName(),
            level: levelOf(policy.getEnforcementlevel()),
            options: Object.keys(policy.getConfigschema()?.getProperties()?.toJavaScript() ?? {}),
        }));
    }

    /** Sets all of the configuration; what is not given is as it was announced. */
    public async configure(configuration: Readonly<Record<string, PolicyConfiguration>>): Promise<void> {
        const announced = await this.policies();
        const request = new messages.ConfigureAnalyzerRequest();
        const map = request.getPolicyconfigMap();
        for (const [name, { enforcementLevel, ...options }] of Object.entries(configuration)) {
            const config = new messages.PolicyConfig();
            const level = enforcementLevel ?? announced.find((each) => each.name === name)?.level ?? "advisory";
            config.setEnforcementlevel(numberOf(level));
            config.setProperties(struct(options));
            map.set(name, config);
        }
        await call((done) => this.client.configure(request, done));
    }

    /** Asks about one resource, by its inputs. */
    public async analyze(resource: Resource): Promise<readonly Diagnostic[]> {
        const request = new messages.AnalyzeRequest();
        request.setUrn(resource.urn);
        request.setName(resource.name);
        request.setType(resource.type);
        request.setProperties(struct(resource.inputs));
        request.setOptions(optionsOf(resource));
        return diagnostics(await call((done) => this.client.analyze(request, done)));
    }

    /** Asks about the stack as a whole, by the outputs. */
    public async analyzeStack(resources: readonly Resource[]): Promise<readonly Diagnostic[]> {
        const request = new messages.AnalyzeStackRequest();
        request.setResourcesList(resources.map(analyzerResource));
        return diagnostics(await call((done) => this.client.analyzeStack(request, done)));
    }

    /** All that the pack says of a program: each resource, then the stack. */
    public async run(resources: readonly Resource[]): Promise<readonly Diagnostic[]> {
        const found: Diagnostic[] = [];
        for (const resource of resources) found.push(...(await this.analyze(resource)));
        return [...found, ...(await this.analyzeStack(resources))];
    }

    public async stop(): Promise<void> {
        process.removeListener("exit", this.stopAtExit);
        this.client.close();
        const exited = new Promise((done) => this.child.once("exit", done));
        this.child.kill("SIGKILL");
        await exited;
    }
}

function firstLine(child: ChildProcess): Promise<string> {
    return new Promise((done, fail) => {
        const { stdout, stderr } = child;
        if (stdout === null || stderr === null) throw new Error("the pack has no output");
        let errors = "";
        stderr.on("data", (chunk: Buffer) => (errors += chunk.toString()));
        createInterface(stdout).once("line", done);
        child.once("exit", (code) => fail(new Error(`the pack ended with ${code}: ${errors}`)));
    });
}

function call<T>(start: (done: (error: Error | null, answer: T) => void) => void): Promise<T> {
    return new Promise((done, fail) => start((error, answer) => (error === null ? done(answer) : fail(error))));
}

function analyzerResource(resource: Resource): InstanceType<typeof messages.AnalyzerResource> {
    const message = new messages.AnalyzerResource();
    message.setUrn(resource.urn);
    message.setName(resource.name);
    message.setType(resource.type);
    const id = resource.id === undefined ? {} : { id: resource.id };
    message.setProperties(struct({ ...resource.inputs, ...resource.outputs, ...id }));
    message.setOptions(optionsOf(resource));
    if (resource.parent !== undefined) message.setParent(resource.parent);
    message.setDependenciesList([...resource.dependencies]);
    for (const [property, urns] of Object.entries(resource.propertyDependencies)) {
        const dependencies = new messages.AnalyzerPropertyDependencies();
        dependencies.setUrnsList([...urns]);
        message.getPropertydependenciesMap().set(property, dependencies);
    }
    return message;
}

function optionsOf({ parent }: Resource): InstanceType<typeof messages.AnalyzerResourceOptions> {
    const options = new messages.AnalyzerResourceOptions();
    if (parent !== undefined) options.setParent(parent);
    return options;
}

function struct(properties: Properties | Readonly<Record<string, unknown>>): Struct {
    return Struct.fromJavaScript(wire(properties) as Parameters<typeof Struct.fromJavaScript>[0]);
}

function wire(value: unknown): unknown {
    if (isUnknown(value)) return UNKNOWN_TEXT;
    if (Array.isArray(value)) return value.map(wire);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, wire(each)]));
}

function diagnostics(response: {
    readonly getDiagnosticsList: () => readonly InstanceType<typeof messages.AnalyzeDiagnostic>[];
}): readonly Diagnostic[] {
    return response.getDiagnosticsList().map((each) => ({
        policy: each.getPolicyname(),
        level: levelOf(each.getEnforcementlevel()),
        urn: each.getUrn(),
        message: each.getMessage(),
    }));
}

function levelOf(level: number): Diagnostic["level"] {
    const name = LEVELS[level];
    if (name === undefined) throw new Error(`no such level: ${level}`);
    return name;
}

function numberOf(level: string): 0 | 1 | 2 | 3 {
    const index = LEVELS.findIndex((each) => each === level);
    if (index < 0) throw new Error(`no such level: ${level}`);
    return index as 0 | 1 | 2 | 3;
}
