import { spawn, type ChildProcess } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { quote } from "../../config/issue";
import { refuse } from "../failure";
import type { Project } from "../project-file";
import type { StackConfig } from "../stack-file";

/** What the program is started with. */
export interface Start {
    readonly project: Project;
    readonly stack: string;
    readonly config: StackConfig;
    /** Port on this machine where monitor and engine listen. */
    readonly port: number;
}

/** Same organisation that the Pulumi CLI names for backends without any. */
const ORGANIZATION = "organization";

/** Resource operations that the program runs side by side. */
const PARALLEL = 16;

/**
 * The SDK prints errors in colour. Node (20.20, for one) then never ends on a stack that has a path such as
 * `node_modules/@pulumi/output.ts`, which is what the SDK's source maps make of its own files.
 */
const PLAIN_ERRORS = `
import util from "node:util";
const { inspect } = util;
const plain = (value, options, ...rest) => inspect(value, options?.colors ? { ...options, colors: false } : options, ...rest);
util.inspect = Object.assign(plain, inspect);
`;

/** Has V8 collect earlier: a fifth less memory for the same time. Its flags are not promised for ever. */
const SMALL_HEAP = ["--max-semi-space-size=2", "--heap-growing-percent=20"];
const NEWEST_TRIED = 24;
const NODE_MAJOR = Number(process.versions.node.split(".")[0]);

/** Starts the program as Pulumi's language host does, for a preview. */
export function startProgram(start: Start): ChildProcess {
    const { project } = start;
    const address = `127.0.0.1:${start.port}`;
    const args = [
        `--import=data:text/javascript,${encodeURIComponent(PLAIN_ERRORS)}`,
        ...(NODE_MAJOR <= NEWEST_TRIED ? SMALL_HEAP : []),
        ...nodeArgs(project),
        runnerOf(project),
        `--monitor=${address}`,
        `--engine=${address}`,
        `--organization=${ORGANIZATION}`,
        `--project=${project.name}`,
        `--stack=${start.stack}`,
        `--root-directory=${project.root}`,
        `--pwd=${project.directory}`,
        `--parallel=${PARALLEL}`,
        "--dry-run",
        project.entryPoint,
    ];
    return spawn(process.execPath, args, {
        cwd: project.directory,
        env: environment(start),
        stdio: ["ignore", "pipe", "pipe"],
    });
}

function environment({ project, config }: Start): NodeJS.ProcessEnv {
    const inherited = Object.entries(process.env).filter(([key]) => !key.startsWith("PULUMI_NODEJS_"));
    const { typescript, tsconfig } = project.runtimeOptions;
    return {
        ...Object.fromEntries(inherited),
        PULUMI_NODEJS_TYPESCRIPT: String(typescript !== false),
        ...(typeof tsconfig === "string" ? { PULUMI_NODEJS_TSCONFIG_PATH: tsconfig } : {}),
        PULUMI_CONFIG: JSON.stringify(config.values),
        PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(config.secretKeys),
        // Messages are read here, not shown as they are.
        FORCE_COLOR: "0",
    };
}

function nodeArgs({ runtimeOptions: { nodeargs } }: Project): readonly string[] {
    return typeof nodeargs === "string" ? nodeargs.split(/\s+/).filter((arg) => arg !== "") : [];
}

function runnerOf(project: Project): string {
    try {
        return createRequire(join(project.directory, "package.json")).resolve("@pulumi/pulumi/cmd/run");
    } catch {
        throw refuse({
            code: "sdk-missing",
            path: "project",
            problem: "has no Pulumi SDK installed",
            got: `no \`@pulumi/pulumi\` from ${quote(project.directory)} upwards`,
            expected: "the packages of `package.json`",
            fix: "run `npm ci`",
        });
    }
}
