import { spawn, type ChildProcess } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { quote } from "../../config/issue";
import { refuse } from "../failure";
import type { Project } from "../project-file";
import type { StackConfig } from "../stack-file";
import { preloadFor } from "./preload";

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

/** Starts the program as Pulumi's language host does, for a preview. */
export function startProgram(start: Start): ChildProcess {
    const { project } = start;
    const address = `127.0.0.1:${start.port}`;
    const runner = runnerOf(project);
    const args = [
        `--import=${preloadFor(runner)}`,
        ...nodeArgs(project),
        runner,
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
