import type { Urn } from "../model/resource";
import type { Finding, Missing } from "./rule";

/** What a finding says, part by part. */
export interface Parts {
    readonly urn: Urn;
    readonly at: string;
    readonly wrong: string;
    readonly got: string;
    readonly expected: string;
    readonly fix: string;
    readonly evidence: string;
    /** Why it cannot be proved: a value is not known yet, or a resource is not in the stack. Without it, it is proved. */
    readonly missing?: Missing;
}

/** A finding whose message has the four parts of every message. */
export function findingOf(rule: string, parts: Parts): Finding {
    const { urn, at, wrong, got, expected, fix, evidence, missing } = parts;
    const message = `${at}: ${wrong}, got ${got}; expected ${expected}; ${fix}`;
    const state = missing === undefined ? ("violated" as const) : ("unprovable" as const);
    return { rule, urn, at, state, message, evidence, fix, ...(missing === undefined ? {} : { missing }) };
}
