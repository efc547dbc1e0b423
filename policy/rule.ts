import type { Resource, Urn } from "../model/resource";
import type { Seen } from "./seen";
import type { Option, Settings } from "./settings";

export type Level = "mandatory" | "advisory";

/** What a rule has to say of one place of one resource. */
export interface Finding {
    readonly rule: string;
    readonly urn: Urn;
    /** Where in the resource, such as `policy.Statement[1]` or `enabled`. */
    readonly at: string;
    /** `unprovable`: it depends on values that are not known yet, or on resources that the stack does not show. */
    readonly state: "violated" | "unprovable";
    /**
     * What an `unprovable` finding waits for: a `value` is known when the stack is updated, a `resource` of another
     * stack is not. @defaultValue `resource`
     */
    readonly missing?: Missing;
    /** What is wrong, in four parts on one line. */
    readonly message: string;
    /** What it is judged by: a request that gets in, the property that was read. */
    readonly evidence: string;
    /** The smallest change that mends it. */
    readonly fix: string;
}

export type Missing = "value" | "resource";

/** One rule of the pack: pure functions from resources to findings. */
export interface Rule {
    /** Also the name of its file and of its page below `docs/policies`. */
    readonly name: string;
    readonly level: Level;
    /** One sentence: what it finds. */
    readonly description: string;
    /** What an organisation may set for it, besides exceptions. @defaultValue nothing */
    readonly options?: readonly Option[];
    /**
     * Judges a resource before it is created or changed, by its inputs alone: nothing else is known then, not even its
     * dependencies; `seen` is what was judged before it in the same run.
     */
    readonly resource?: (resource: Resource, settings: Settings, seen: Seen) => readonly Finding[];
    /** Judges all resources of a stack together, with their outputs; at a preview, before anything is created. */
    readonly stack?: (resources: readonly Resource[], settings: Settings) => readonly Finding[];
}

/** What identifies a finding in exceptions and reports: `<rule>/<urn>/<at>`. */
export function findingId({ rule, urn, at }: Pick<Finding, "rule" | "urn" | "at">): string {
    return `${rule}/${urn}/${at}`;
}
