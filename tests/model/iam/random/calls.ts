import type { Principal } from "../../../../model/iam/request";
import { API_ARN } from "../policies";
import type { Policy } from "../reference/document";
import type { Call } from "../reference/evaluate";
import { tokensOf } from "../reference/pattern";
import { instancesOf } from "./instances";
import { requestValues, secondsAround } from "./key-values";
import { callersFor, keysOf } from "./callers";

/** Picks from lists, the same at each run: a generator of Lehmer's. */
class Picker {
    public constructor(private state: number) {}

    public pick<T>(from: readonly T[]): T | undefined {
        this.state = (this.state * 48271) % 2147483647;
        return from[this.state % from.length];
    }
}

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
/** Keys that only callers with a signature have, but for tags. */
const OF_CALLERS = /^aws:(principal|userid|username|multifactor|tokenissuetime)/;
const TIMES = ["aws:currenttime", "aws:epochtime"];

/** Which calls are drawn, and how many. */
interface Draw {
    readonly seed: number;
    readonly count: number;
    /** Endpoints that are inside. @defaultValue none */
    readonly allowedVpces?: readonly string[];
}

/**
 * Calls from outside that a policy might treat each in its own way: ids it names, one character off, instances of its
 * patterns and of what they have in common, values it does not name, and keys left out; by each class of callers, of
 * stages, methods and paths. Keys go together as they do in real requests.
 */
export function outsideCalls(
    policy: Policy,
    allowedVpcs: readonly string[],
    { seed, count, allowedVpces = [] }: Draw,
): readonly Call[] {
    const picker = new Picker(seed + 1);
    const choices = choicesFor(policy, [...allowedVpcs, ...allowedVpces]);
    return Array.from({ length: count }, () => {
        const principal = picker.pick(choices.callers) ?? { type: "anonymous" };
        return {
            principal,
            resource: picker.pick(choices.resources) ?? `${API_ARN}/prod/GET/`,
            context: contextOf(principal, choices, picker),
        };
    });
}

interface Choices {
    readonly callers: readonly Principal[];
    readonly resources: readonly string[];
    readonly seconds: readonly number[];
    /** Values by key, undefined for none; but for the times, and what follows from the caller. */
    readonly keys: ReadonlyMap<string, readonly (string | undefined)[]>;
}

function choicesFor(policy: Policy, inside: readonly string[]): Choices {
    const conditions = policy.statements.flatMap((statement) => statement.conditions);
    const keys = new Set(["aws:sourcevpc", "aws:sourcevpce", ...conditions.map(({ key }) => key)]);
    const named = [...keys].filter((key) => !TIMES.includes(key));
    return {
        callers: callersFor(policy),
        resources: resourcesFor(policy),
        seconds: secondsAround(policy),
        keys: new Map(
            named.map((key) => {
                const values = requestValues(policy, key);
                return [key, [undefined, ...values.filter((value) => !inside.includes(value))]] as const;
            }),
        ),
    };
}

function contextOf(caller: Principal, { keys, seconds }: Choices, picker: Picker): ReadonlyMap<string, string> {
    const now = picker.pick(seconds) ?? 0;
    const context = new Map([
        ["aws:currenttime", new Date(now * 1000).toISOString()],
        ["aws:epochtime", String(now)],
    ]);
    for (const [key, values] of keys) {
        const value = picker.pick(values);
        const belongs = caller.type === "aws" || !OF_CALLERS.test(key);
        if (value !== undefined && belongs) context.set(key, value);
    }
    for (const [key, value] of keysOf(caller)) context.set(key, value);
    // Through an endpoint there is no address of the internet.
    if (context.has("aws:sourcevpc") || context.has("aws:sourcevpce")) context.delete("aws:sourceip");
    return context;
}

/** Stages, methods and paths, with the root, that the resources of a policy tell apart. */
function resourcesFor(policy: Policy): readonly string[] {
    const entries = policy.statements.flatMap(({ resource }) => resource.entries);
    const patterns = [...new Set(entries)].map((entry) =>
        tokensOf(entry.replace(/^execute-api:\//, `${API_ARN}/`), { wildcards: true, variables: true }),
    );
    const wildcards = { wildcards: true, variables: false };
    const domain = METHODS.map((method) => tokensOf(`${API_ARN}/?*/${method}/*`, wildcards));
    const found = instancesOf(patterns, domain, { allowed: /[^*?]/, fresh: ["x"] }, 400);
    const isCall = /^[^/]+\/[A-Za-z0-9_]+\/(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)\//;
    const usual = ["prod/GET/pets", "prod/GET/", "dev/POST/pets/7", "x/OPTIONS/a:b"].map(
        (path) => `${API_ARN}/${path}`,
    );
    return [...new Set([...found.filter((arn) => isCall.test(arn)), ...usual])];
}
