import type { ConditionKey } from "../policy/keys";
import type { Condition, Effect } from "../policy/statement";
import { aroundBlocks } from "../text/address";
import { formatInstant } from "../text/instant";
import { aroundBounds } from "../text/number";
import { plainPattern } from "../text/pattern";
import { easiestTexts, type Watched } from "./automaton";
import { type Budget, spend } from "./budget";
import { anyText, type Domain, ec2Id, isEc2Id, usualId } from "./domain";
import { freshText } from "./principals";

/** Keys that every request carries. */
const ALWAYS_PRESENT = new Set(["aws:currenttime", "aws:epochtime"]);
const SOURCE_VPCE = "aws:sourcevpce";
const FRESH = "zz-fresh";

/** A condition and the effect of its statement. */
export interface KeyCondition {
    readonly condition: Condition;
    readonly effect: Effect;
}

/**
 * Values of a key, one at least of each sort that the conditions on it can tell apart, and `undefined` where it may be
 * missing. Those come first that make the plainer example.
 *
 * @param excluded - values that the request must not have.
 */
export function valuesOf(
    key: ConditionKey,
    conditions: readonly KeyCondition[],
    excluded: ReadonlySet<string>,
    budget: Budget,
): (string | undefined)[] {
    const decided = conditions.filter(({ condition }) => condition.contested === undefined);
    const values = presentValues(key, decided, excluded, budget).filter((value) => !excluded.has(value));
    if (ALWAYS_PRESENT.has(key.id)) return values;
    return key.type === "vpc" || key.id === SOURCE_VPCE ? [...values, undefined] : [undefined, ...values];
}

/** The values that an anonymous caller's request may have for a key that tells of the caller. */
export function anonymousValues(key: ConditionKey): (string | undefined)[] {
    return [undefined, ...(key.ofPrincipal?.anonymous ?? [])];
}

function presentValues(
    key: ConditionKey,
    conditions: readonly KeyCondition[],
    excluded: ReadonlySet<string>,
    budget: Budget,
): string[] {
    const matchers = conditions.flatMap(({ condition }) => condition.matchers);
    switch (key.type) {
        case "address":
            return aroundBlocks(matchers.flatMap(({ block }) => block ?? []));
        case "boolean":
            return ["true", "false"];
        case "number":
            return aroundBounds(matchers.flatMap(({ bound }) => bound ?? [])).map(String);
        case "instant":
            return instants(key, conditions);
        case "string":
        case "arn":
        case "vpc": {
            const watched = conditions.flatMap(watchedBy);
            return [...texts(key, watched, excluded, budget), ...(key.type === "vpc" ? [] : [""])];
        }
    }
}

/** Instants before, at and between all bounds; `aws:EpochTime` may be compared as a number of seconds as well. */
function instants(key: ConditionKey, conditions: readonly KeyCondition[]): string[] {
    const bounds = conditions.flatMap(({ condition: { operator, matchers } }) =>
        matchers.flatMap(({ bound = Number.NaN }) => (operator.type === "number" ? bound * 1000 : bound)),
    );
    const around = aroundBounds(bounds.filter((bound) => !Number.isNaN(bound)));
    return around.map((instant) => (key.id === "aws:epochtime" ? String(instant / 1000) : formatInstant(instant)));
}

/** The patterns of a condition; matching one helps an Allow, or a Deny that wants none of them, to let a request in. */
function watchedBy({ condition: { operator, matchers }, effect }: KeyCondition): Watched[] {
    const helps = (effect === "Allow") !== operator.negated;
    return matchers.flatMap(({ pattern }) => (pattern === undefined ? [] : [{ pattern, helps }]));
}

function texts(
    key: ConditionKey,
    watched: readonly Watched[],
    excluded: ReadonlySet<string>,
    budget: Budget,
): string[] {
    const literals = watched.flatMap(({ pattern: { literal, ignoreCase } }) =>
        literal === undefined || ignoreCase ? [] : [literal],
    );
    const isVpc = key.type === "vpc";
    if (literals.length === watched.length) {
        spend(budget, literals.length);
        const fresh = freshText(sampleOf(key), (text) => literals.includes(text) || excluded.has(text));
        const usual = isVpc ? freshId(fresh, literals, excluded) : fresh;
        return [usual, ...new Set(literals.filter((text) => text !== "" && (!isVpc || isEc2Id("vpc", text))))];
    }
    // A value that is excluded is none that gets in.
    const forbidden = [...excluded].map((text) => ({ pattern: plainPattern(text), helps: false }));
    return easiestTexts([...watched, ...forbidden], domainOf(key), budget);
}

function domainOf(key: ConditionKey): Domain {
    return key.type === "vpc" ? ec2Id("vpc") : anyText(sampleOf(key));
}

function sampleOf(key: ConditionKey): string {
    if (key.type === "vpc") return usualId("vpc");
    return key.id === SOURCE_VPCE ? usualId("vpce") : FRESH;
}

/** An id that is neither named nor excluded; not one with a suffix, which would be none. */
function freshId(fresh: string, literals: readonly string[], excluded: ReadonlySet<string>): string {
    let id = fresh;
    for (let number = 0; !isEc2Id("vpc", id) || literals.includes(id) || excluded.has(id); number += 1) {
        id = `vpc-0deadbeef${String(number).padStart(8, "0")}`;
    }
    return id;
}
