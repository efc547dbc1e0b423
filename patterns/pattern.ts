import type * as pulumi from "@pulumi/pulumi";
import type { z } from "zod";
import type { PatternConfig, StackConfig } from "../config/pattern-config";
import type { Claim } from "./claim";

/** What a pattern has made. */
export interface Built {
    /** Outputs of the stack: addresses, commands to try, ids to adopt elsewhere. */
    readonly outputs: Readonly<Record<string, pulumi.Input<unknown>>>;
    /** Who can reach what, for this stack. */
    readonly claims: readonly Claim[];
}

/** One way to run API Gateway: its configuration, and what it builds of it. */
export interface Pattern<Key extends string, Options extends z.ZodObject> extends PatternConfig<Key, Options> {
    build(config: StackConfig<Key, z.output<Options>>): Built;
}

/** Ties the types of a pattern's options, checks and build together. */
export function definePattern<const Key extends string, Options extends z.ZodObject>(
    pattern: Pattern<Key, Options>,
): Pattern<Key, Options> {
    return pattern;
}
