import type { Answer } from "./answer";
import { readEvent } from "./event";
import { probe } from "./probe";

/** What of Lambda's context the prober looks at. */
interface Context {
    getRemainingTimeInMillis(): number;
}

/** Milliseconds before the end of the function's own time by which it has answered. */
const RESERVE_MILLISECONDS = 1000;

/**
 * The Lambda function: asks what its event says, from where it stands.
 *
 * It asks the hosts of its environment's `PROBER_HOSTS` alone, so that whoever may invoke it gets no way into the
 * network. Without a time in the event it waits for as long as it may run, so that a 504 of API Gateway is seen. It writes nothing to its log, since headers and bodies may hold keys.
 */
export function handler(event: unknown, context: Context): Promise<Answer> {
    const hosts = (process.env["PROBER_HOSTS"] ?? "").split(" ").filter((host) => host !== "");
    const read = readEvent(event, hosts);
    if (!read.ok) return Promise.resolve({ id: read.id, error: read.error });
    const left = Math.max(1, context.getRemainingTimeInMillis() - RESERVE_MILLISECONDS);
    const timeoutMilliseconds = Math.min(read.question.timeoutMilliseconds, left);
    return probe({ ...read.question, timeoutMilliseconds });
}
