import { conditionHolds } from "../elements/condition";
import type { Api } from "../api";
import { coversPrincipal } from "../elements/principal";
import { coversTarget } from "../elements/resource";
import { isAnyApi } from "../evaluate";
import { type ConditionKey, conditionKey } from "../policy/keys";
import type { ResourceEntry } from "../policy/statement";
import { type Bits, difference, intersection, NONE, union } from "./bits";
import { type Budget, spend } from "./budget";
import { type Choice, choicesOf } from "./choice";
import { principalsOf } from "./principals";
import type { Rule, Search } from "./rule";
import { isEverything, targetsOf } from "./targets";
import { anonymousValues, type KeyCondition, valuesOf } from "./values";

export const SOURCE_VPC = conditionKey("aws:SourceVpc");
export const SOURCE_VPCE = conditionKey("aws:SourceVpce");

/** An anonymous caller, or one of the others. */
export type Caller = "anonymous" | "named";

/** One part of a request: who calls, what is called, or the value of one key. */
export interface Dimension {
    /** Places of the rules that ask for something here; no other rule is ruled out. */
    readonly asking: Bits;
    /** Whether a key of the caller's identity, or the caller. */
    readonly isOfCaller: boolean;
    /**
     * All that need be tried.
     *
     * @param everything - the places of all rules.
     * @param rules - those that may still match.
     */
    readonly choices: (everything: Bits, rules: readonly Rule[], caller: Caller, budget: Budget) => Choice[];
}

/** The dimensions of the requests that rules ask about; those that decide most for the least work come first. */
export function dimensionsOf(rules: readonly Rule[], search: Search): Dimension[] {
    const keys = keysOf(rules);
    const plain = keys.filter((key) => key.isPlain);
    const others = keys.filter((key) => !key.isPlain);
    return [
        ...[vpcs(keys), ...plain.filter(isNoVpc)].map((key) => keyDimension(key, search)),
        principals(rules, search),
        ...others.filter(isNoVpc).map((key) => keyDimension(key, search)),
        targets(rules, search),
    ];
}

/** All conditions on one key. */
interface KeyRules {
    readonly key: ConditionKey;
    readonly conditions: (KeyCondition & { readonly rule: Rule })[];
    /** Whether values are only compared as they are. */
    isPlain: boolean;
}

const isNoVpc = ({ key }: KeyRules): boolean => key.id !== SOURCE_VPC.id;

/** What makes a request one from outside is a dimension even if no rule asks for it. */
function vpcs(keys: readonly KeyRules[]): KeyRules {
    return keys.find((each) => !isNoVpc(each)) ?? { key: SOURCE_VPC, conditions: [], isPlain: true };
}

function keysOf(rules: readonly Rule[]): KeyRules[] {
    const keys = new Map<string, KeyRules>();
    for (const rule of rules) {
        for (const condition of rule.statement.conditions) {
            const known = keys.get(condition.key.id) ?? { key: condition.key, conditions: [], isPlain: true };
            known.conditions.push({ rule, condition, effect: rule.statement.effect });
            known.isPlain &&= condition.literals !== undefined;
            keys.set(condition.key.id, known);
        }
    }
    return [...keys.values()];
}

function keyDimension({ key, conditions }: KeyRules, search: Search): Dimension {
    const excluded = excludedOf(search, key);
    return {
        asking: conditions.reduce((set, { rule }) => union(set, rule.place), NONE),
        isOfCaller: key.ofPrincipal !== undefined,
        choices: (everything, rules, caller, budget) => {
            const live = conditions.filter(({ rule }) => rules.includes(rule));
            const isUnnamed = caller === "anonymous" && key.ofPrincipal !== undefined;
            const values = isUnnamed ? anonymousValues(key) : valuesOf(key, live, excluded, budget);
            const parts = values.map((value) => ({ key: key.id, value }));
            return choicesOf(parts, ({ value }) => {
                let fits = everything;
                for (const { rule, condition } of live) {
                    spend(budget, condition.work);
                    const holds = conditionHolds(condition, value, rule.doubts);
                    if (!holds) fits = difference(fits, intersection(fits, rule.place));
                }
                return fits;
            });
        },
    };
}

const NOTHING: ReadonlySet<string> = new Set();

function excludedOf(search: Search, key: ConditionKey): ReadonlySet<string> {
    if (key.id === SOURCE_VPC.id) return search.vpcs;
    return key.id === SOURCE_VPCE.id ? search.endpoints : NOTHING;
}

function principals(rules: readonly Rule[], { api }: Search): Dimension {
    const isAsking = ({ statement: { principal } }: Rule): boolean =>
        principal.negated || principal.hasUnknown || principal.entries.some(({ kind }) => kind !== "everyone");
    return {
        asking: placesOf(rules.filter(isAsking)),
        isOfCaller: true,
        choices: (everything, live, caller, budget) => {
            const statements = live.map(({ statement }) => statement);
            const parts = principalsOf(statements, api, caller === "anonymous").map((principal) => ({ principal }));
            return choicesOf(parts, ({ principal }) => {
                spend(budget, live.length);
                return without(everything, live, ({ statement, doubts }) =>
                    coversPrincipal(statement.principal, principal, statement.effect, doubts),
                );
            });
        },
    };
}

function targets(rules: readonly Rule[], { api, reading }: Search): Dimension {
    const any = isAnyApi(api, reading);
    const isAsking = ({ statement: { resource } }: Rule): boolean =>
        resource.negated || resource.hasUnknown || !resource.entries.some((entry) => coversAll(entry, api));
    return {
        asking: placesOf(rules.filter(isAsking)),
        isOfCaller: false,
        choices: (everything, live, _, budget) => {
            const statements = live.map(({ statement }) => statement);
            const parts = targetsOf(statements, api, any, budget).map((target) => ({ target }));
            return choicesOf(parts, ({ target }) => {
                spend(budget, live.length);
                return without(everything, live, ({ statement, doubts }) =>
                    coversTarget(statement.resource, target, api, any, doubts),
                );
            });
        },
    };
}

function coversAll(entry: ResourceEntry, api: Api): boolean {
    return entry.kind === "everything" || (entry.kind === "own" && api.kind === "api" && isEverything(entry.path));
}

/** The places but for those of rules that do not fit. */
function without(places: Bits, rules: readonly Rule[], fits: (rule: Rule) => boolean): Bits {
    let left = places;
    for (const rule of rules) if (!fits(rule)) left = difference(left, rule.place);
    return left;
}

export function placesOf(rules: readonly Rule[]): Bits {
    return rules.reduce((set, { place }) => union(set, place), NONE);
}
