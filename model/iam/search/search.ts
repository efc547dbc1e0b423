import type { Principal, Request, Target } from "../request";
import { type Bits, bit, intersection, isDisjoint, NONE, union } from "./bits";
import { type Budget, within } from "./budget";
import type { Choice, Part } from "./choice";
import { type Caller, type Dimension, dimensionsOf, placesOf } from "./dimension";
import { firstThatGetsIn, type Sides } from "./frontier";
import { tellsPrincipals } from "./principals";
import { type Rule, rulesOf, type Search } from "./rule";

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
export function findRequests(search: Search, budget: Budget): Found {
    const exploration = begin(search);
    const complete = within(() => explore(exploration, search, budget));
    if (exploration.isClosed) return { admitted: undefined, undenied: undefined };
    const sides = sidesOf(exploration.live);
    const first = (allow: Bits): Request | "too-complex" | undefined =>
        complete === "too-complex" ? complete : within(() => firstRequest(exploration, { ...sides, allow }, budget));
    return { admitted: sides.allow === NONE ? undefined : first(sides.allow), undenied: first(exploration.anything) };
}

interface Exploration {
    /** Stands for an Allow of everything. */
    readonly anything: Bits;
    readonly callers: readonly Caller[];
    /** Rules that no dimension has ruled out altogether. */
    live: readonly Rule[];
    /** The choices of each dimension, by caller. */
    readonly done: Map<Caller, readonly Choice[]>[];
    /** Whether a Deny that nothing rules out was found: no request gets past it. */
    isClosed: boolean;
}

function begin(search: Search): Exploration {
    const live = rulesOf(search);
    const tells = tellsPrincipals(live.map(({ statement }) => statement));
    const callers: readonly Caller[] = tells ? ["anonymous", "named"] : ["anonymous"];
    return { anything: bit(live.length), callers, live, done: [], isClosed: false };
}

/** Works the dimensions out one after the other, each for the rules that are left. */
function explore(exploration: Exploration, search: Search, budget: Budget): void {
    const { callers, done, live: rules, anything } = exploration;
    const everything = union(placesOf(rules), anything);
    const pending = dimensionsOf(rules, search);
    let inescapable = sidesOf(rules).deny;
    for (const [at, dimension] of pending.entries()) {
        const choices = choicesByCaller(dimension, everything, exploration, budget);
        done.push(choices);
        const all = callers.flatMap((caller) => choices.get(caller) ?? []);
        inescapable = all.reduce((set, { fits }) => intersection(set, fits), inescapable);
        const asking = pending.slice(at + 1).reduce((set, later) => union(set, later.asking), NONE);
        exploration.isClosed = rules.some(({ place }) => !isDisjoint(place, inescapable) && isDisjoint(place, asking));
        if (exploration.isClosed) return;
        const fitting = all.reduce((set, { fits }) => union(set, fits), NONE);
        exploration.live = exploration.live.filter(({ place }) => !isDisjoint(place, fitting));
    }
}

function choicesByCaller(
    dimension: Dimension,
    everything: Bits,
    { callers, live }: Exploration,
    budget: Budget,
): Map<Caller, readonly Choice[]> {
    const choices = new Map<Caller, readonly Choice[]>();
    for (const caller of callers) {
        const same = dimension.isOfCaller ? undefined : choices.get("anonymous");
        choices.set(caller, same ?? dimension.choices(everything, live, caller, budget));
    }
    return choices;
}

function sidesOf(rules: readonly Rule[]): Sides {
    const side = (effect: "Allow" | "Deny"): Bits =>
        placesOf(rules.filter(({ statement }) => statement.effect === effect));
    return { allow: side("Allow"), deny: side("Deny") };
}

function firstRequest({ callers, done }: Exploration, sides: Sides, budget: Budget): Request | undefined {
    for (const caller of callers) {
        const dimensions = done.map((choices) => choices.get(caller) ?? []);
        const parts = firstThatGetsIn(dimensions, sides, budget);
        if (parts !== undefined) return requestOf(parts);
    }
    return undefined;
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
