import type { Api } from "../api";
import { coversInvoke } from "../elements/action";
import { conditionHolds } from "../elements/condition";
import { coversPrincipal } from "../elements/principal";
import { coversTarget } from "../elements/resource";
import { isAnyApi } from "../evaluate";
import { type ConditionKey, conditionKey } from "../policy/keys";
import type { Effect, Statement } from "../policy/statement";
import type { Principal, Request, Target } from "../request";
import { type Doubts, doubtsIn, type Reading } from "../truth";
import { type Bits, bit, difference, intersection, NONE, union } from "./bits";
import { type Budget, spend, within } from "./budget";
import { type Choice, choicesOf, type Part } from "./choice";
import { firstThatGetsIn, type Sides } from "./frontier";
import { principalsOf, tellsPrincipals } from "./principals";
import { targetsOf } from "./targets";
import { anonymousValues, type KeyCondition, valuesOf } from "./values";

export const SOURCE_VPC = conditionKey("aws:SourceVpc");
export const SOURCE_VPCE = conditionKey("aws:SourceVpce");

/** Which requests are looked for. */
export interface Search {
    readonly statements: readonly Statement[];
    readonly api: Api;
    readonly reading: Reading;
    /** Values of `aws:SourceVpc` that the request must not have. */
    readonly vpcs: ReadonlySet<string>;
    /** Values of `aws:SourceVpce` that the request must not have. */
    readonly endpoints: ReadonlySet<string>;
}

/** A statement that may match, with its place in the sets of the search. */
interface Rule {
    readonly statement: Statement;
    readonly doubts: Doubts;
    readonly place: Bits;
}

/** All conditions on one key. */
interface KeyRules {
    readonly key: ConditionKey;
    readonly conditions: (KeyCondition & { readonly rule: Rule })[];
}

/** The first request of each kind that was found, `too-complex` where the budget was spent before. */
export interface Found {
    /** From outside, let in by an Allow and kept out by no Deny. */
    readonly admitted: Request | "too-complex" | undefined;
    /** From outside, and kept out by no Deny; whether an Allow lets it in is not asked. */
    readonly undenied: Request | "too-complex" | undefined;
}

/**
 * Looks for requests from outside.
 *
 * A request is a choice in each of several dimensions: who calls, what is called, and the value of each key. A statement
 * sees a request only through its own predicates, one or more a dimension, so that a few choices of each dimension are
 * enough: for every value there is one among them that all statements take alike, or that gets in more easily.
 */
export function findRequests(search: Search): Found {
    const callers = within((budget) => dimensionsOf(search, budget));
    if (callers === "too-complex") return { admitted: callers, undenied: callers };
    const { allow, deny, anything, dimensions } = callers;
    const first = (side: Bits): Request | "too-complex" | undefined =>
        within((budget) => firstRequest(dimensions, { allow: side, deny }, budget));
    return { admitted: first(allow), undenied: first(anything) };
}

interface Dimensions extends Sides {
    /** Stands for an Allow of everything. */
    readonly anything: Bits;
    /** The choices of anonymous callers, and of others where the policy can tell these apart. */
    readonly dimensions: readonly (readonly (readonly Choice[])[])[];
}

function dimensionsOf(search: Search, budget: Budget): Dimensions {
    const rules = rulesOf(search);
    const statements = rules.map(({ statement }) => statement);
    const anything = bit(rules.length);
    const everything = rules.reduce((set, { place }) => union(set, place), anything);
    const shared = { search, rules, budget, everything, keys: keysOf(rules) };
    const targets = targetChoices(shared);
    const callers = tellsPrincipals(statements) ? [true, false] : [true];
    const dimensions = callers.map((isAnonymous) => [
        principalChoices(shared, isAnonymous),
        targets,
        ...shared.keys.map((each) => keyChoices(shared, each, isAnonymous)),
    ]);
    return { ...sidesOf(rules), anything, dimensions };
}

function firstRequest(
    callers: readonly (readonly (readonly Choice[])[])[],
    sides: Sides,
    budget: Budget,
): Request | undefined {
    if (sides.allow === NONE) return undefined;
    for (const dimensions of callers) {
        const parts = firstThatGetsIn(dimensions, sides, budget);
        if (parts !== undefined) return requestOf(parts);
    }
    return undefined;
}

function rulesOf({ statements, reading }: Search): Rule[] {
    const rules: Rule[] = [];
    for (const statement of statements) {
        const doubts = doubtsIn(statement.effect, reading);
        if (statement.hasUnknownCondition && !doubts.unknown) continue;
        if (coversInvoke(statement.action, doubts)) rules.push({ statement, doubts, place: bit(rules.length) });
    }
    return rules;
}

/** Conditions by key; what makes a request one from outside comes first. */
function keysOf(rules: readonly Rule[]): KeyRules[] {
    const keys = new Map<string, KeyRules>();
    keys.set(SOURCE_VPC.id, { key: SOURCE_VPC, conditions: [] });
    for (const rule of rules) {
        for (const condition of rule.statement.conditions) {
            const { key } = condition;
            const known = keys.get(key.id) ?? { key, conditions: [] };
            known.conditions.push({ rule, condition, effect: rule.statement.effect });
            keys.set(key.id, known);
        }
    }
    return [...keys.values()];
}

interface Shared {
    readonly search: Search;
    readonly rules: readonly Rule[];
    readonly budget: Budget;
    readonly everything: Bits;
    readonly keys: readonly KeyRules[];
}

function sidesOf(rules: readonly Rule[]): Sides {
    const side = (effect: Effect): Bits =>
        rules.reduce((set, { statement, place }) => (statement.effect === effect ? union(set, place) : set), NONE);
    return { allow: side("Allow"), deny: side("Deny") };
}

function principalChoices({ search, rules, budget, everything }: Shared, isAnonymous: boolean): Choice[] {
    const statements = rules.map(({ statement }) => statement);
    const principals = principalsOf(statements, search.api, isAnonymous).map((principal) => ({ principal }));
    return choicesOf(principals, ({ principal }) => {
        spend(budget, rules.length);
        return without(everything, rules, ({ statement, doubts }) =>
            coversPrincipal(statement.principal, principal, statement.effect, doubts),
        );
    });
}

function targetChoices({ search: { api, reading }, rules, budget, everything }: Shared): Choice[] {
    const any = isAnyApi(api, reading);
    const statements = rules.map(({ statement }) => statement);
    const targets = targetsOf(statements, api, any, budget).map((target) => ({ target }));
    return choicesOf(targets, ({ target }) => {
        spend(budget, rules.length);
        return without(everything, rules, ({ statement, doubts }) =>
            coversTarget(statement.resource, target, api, any, doubts),
        );
    });
}

/** The places but for those of rules that do not fit. */
function without(places: Bits, rules: readonly Rule[], fits: (rule: Rule) => boolean): Bits {
    let left = places;
    for (const rule of rules) if (!fits(rule)) left = difference(left, rule.place);
    return left;
}

function keyChoices({ search, budget, everything }: Shared, rules: KeyRules, isAnonymous: boolean): Choice[] {
    const { key, conditions } = rules;
    const values =
        isAnonymous && key.ofPrincipal !== undefined
            ? anonymousValues(key)
            : valuesOf(key, conditions, excludedOf(search, key), budget);
    return choicesOf(
        values.map((value) => ({ key: key.id, value })),
        ({ value }) => {
            let fits = everything;
            for (const { rule, condition } of conditions) {
                spend(budget, condition.work);
                if (!conditionHolds(condition, value, rule.doubts))
                    fits = difference(fits, intersection(fits, rule.place));
            }
            return fits;
        },
    );
}

const NOTHING: ReadonlySet<string> = new Set();

function excludedOf(search: Search, key: ConditionKey): ReadonlySet<string> {
    if (key.id === SOURCE_VPC.id) return search.vpcs;
    return key.id === SOURCE_VPCE.id ? search.endpoints : NOTHING;
}

function requestOf(parts: readonly Part[]): Request | undefined {
    const context = new Map<string, string>();
    let principal: Principal | undefined;
    let target: Target | undefined;
    for (const part of parts) {
        if ("principal" in part) principal = part.principal;
        else if ("target" in part) target = part.target;
        else if (part.value !== undefined) context.set(part.key, part.value);
    }
    return principal === undefined || target === undefined ? undefined : { principal, target, context };
}
