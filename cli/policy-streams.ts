/** The streams of the process, as far as `private-api policy` uses them beside `Io`. */
export interface PolicyStreams {
    /** Standard input. */
    readonly input: AsyncIterable<Uint8Array>;
    /** Whether somebody types it. */
    readonly isTyped: boolean;
    /** Resolves when all that was written has been taken: to whether there is still a reader. */
    readonly flushed: () => Promise<boolean>;
}

/** The process's own; a reader that goes away is no error. */
export function processStreams(): PolicyStreams {
    const { stdin, stdout } = process;
    if (!stdout.listeners("error").includes(onError)) stdout.on("error", onError);
    return {
        input: stdin,
        isTyped: stdin.isTTY,
        flushed: () =>
            new Promise((resolve) => stdout.write("", (error) => resolve(error === null || error === undefined))),
    };
}

function onError(error: NodeJS.ErrnoException): void {
    if (error.code !== "EPIPE") throw error;
}
