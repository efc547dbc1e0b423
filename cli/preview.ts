import { basename, resolve } from "node:path";
import { dryRun } from "./dry-run";
import { readable } from "./dry-run/values";
import { formatState, resourcesOf } from "./dry-run/state";
import type { Io } from "./io";
import { reserveOutput } from "./output-file";
import type * as screen from "./preview-screen";
import { readProject } from "./project-file";
import { readStackConfig, type StackConfig } from "./stack-file";

/** Options of `private-api preview`. */
export interface PreviewOptions {
    /** @defaultValue the one that the name of `configFile` holds, else `dev` */
    readonly stack?: string;
    readonly configFile?: string;
    readonly pattern?: string;
    readonly out?: string;
    readonly json?: boolean;
}

const PATTERN_KEY = "private-api:pattern";

/** Runs the program on an in-memory cloud and shows what it would build. */
export async function preview(options: PreviewOptions, io: Io): Promise<void> {
    const project = readProject(io.folder);
    const stack = options.stack ?? stackOfFile(options.configFile) ?? "dev";
    const given = options.configFile === undefined ? undefined : resolve(io.folder, options.configFile);
    const config = withPattern(readStackConfig(project, stack, given), options.pattern);
    const file = options.out === undefined ? undefined : reserveOutput(resolve(io.folder, options.out));
    if (io.watched) io.err("running the program on an in-memory cloud…");
    const run = await dryRun(project, stack, config)
        .catch((error: unknown) => {
            file?.release();
            throw error;
        })
        .finally(() => io.watched && io.err("\r\u001b[K"));
    file?.write(formatState(run.state));
    run.messages.forEach((message) => io.err(`${message.text}\n`));
    const resources = resourcesOf(run.state);
    if (options.json === true) {
        const document = {
            stack,
            pattern: config.values[PATTERN_KEY] ?? null,
            resources: resources.map(({ urn, type, parent }) => ({ urn, type, parent })),
            outputs: readable(run.outputs, "[unknown]"),
        };
        io.out(`${JSON.stringify(document, undefined, 2)}\n`);
        return;
    }
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- only for people, after the program has run
    const { previewScreen } = require("./preview-screen") as typeof screen;
    io.out(
        previewScreen(
            {
                stack,
                patternIsGiven: options.pattern !== undefined,
                pattern: config.values[PATTERN_KEY],
                region: config.values["aws:region"],
                configFile: options.configFile,
                stateFile: options.out,
                resources,
                outputs: run.outputs,
            },
            io,
        ),
    );
}

/** `examples/Pulumi.mixed.yaml` → `mixed`: another stack than the one that runs as `dev`. */
function stackOfFile(configFile: string | undefined): string | undefined {
    return /^Pulumi\.(.+)\.ya?ml$/.exec(basename(configFile ?? ""))?.[1];
}

function withPattern(config: StackConfig, pattern: string | undefined): StackConfig {
    return pattern === undefined ? config : { ...config, values: { ...config.values, [PATTERN_KEY]: pattern } };
}
