import { type Bits, difference, intersection, isDisjoint, isSubset, NONE, union } from "./bits";
import { type Budget, spend } from "./budget";
import type { Choice, Part } from "./choice";

/** Which of the statements allow and which deny. */
export interface Sides {
    readonly allow: Bits;
    readonly deny: Bits;
}

interface Candidate {
    readonly fits: Bits;
    readonly parts: readonly Part[];
}

/** Work of making one candidate, in units of the budget. */
const CANDIDATE = 16;

/**
 * One choice of each dimension, so that an Allow and no Deny fits them all.
 *
 * Goes dimension by dimension and keeps what may still succeed: an Allow must fit, every Deny that fits must have a later
 * dimension that can rule it out, and of two candidates the one with fewer Allows and more Denies is dropped. That loses
 * nothing: what a later dimension rules out, it rules out of both.
 *
 * @throws when the budget is spent.
 */
export function firstThatGetsIn(
    dimensions: readonly (readonly Choice[])[],
    sides: Sides,
    budget: Budget,
): Part[] | undefined {
    const everything = union(sides.allow, sides.deny);
    const ruledOutLater = laterRulings(dimensions, everything);
    let frontier: Candidate[] = [{ fits: everything, parts: [] }];
    for (const [at, choices] of dimensions.entries()) {
        const stuck = difference(sides.deny, intersection(sides.deny, ruledOutLater[at] ?? NONE));
        const reached = new Map<Bits, Candidate>();
        for (const { fits, parts } of frontier) {
            spend(budget, choices.length * CANDIDATE);
            for (const choice of choices) {
                const both = intersection(fits, choice.fits);
                if (isDisjoint(both, sides.allow) || !isDisjoint(both, stuck) || reached.has(both)) continue;
                reached.set(both, { fits: both, parts: [...parts, choice.part] });
            }
        }
        frontier = undominated([...reached.values()], sides, budget);
    }
    const found = frontier.find(({ fits }) => !isDisjoint(fits, sides.allow) && isDisjoint(fits, sides.deny));
    return found === undefined ? undefined : [...found.parts];
}

/** For each dimension the statements that some choice of a later one rules out. */
function laterRulings(dimensions: readonly (readonly Choice[])[], everything: Bits): Bits[] {
    const rulings: Bits[] = [];
    let later = NONE;
    for (const choices of [...dimensions].reverse()) {
        rulings.unshift(later);
        for (const { fits } of choices) later = union(later, difference(everything, intersection(everything, fits)));
    }
    return rulings;
}

/** Drops candidates that another is as good as in every respect. */
function undominated(candidates: readonly Candidate[], { deny }: Sides, budget: Budget): Candidate[] {
    // In these sets every member is good: an Allow that fits, a Deny that does not.
    const goods = candidates.map(({ fits }) => difference(fits, deny));
    const kept: number[] = [];
    for (const at of candidates.keys()) {
        spend(budget, 1 + kept.length);
        const good = goods[at] ?? NONE;
        if (kept.some((other) => isSubset(good, goods[other] ?? NONE))) continue;
        const stay = kept.filter((other) => !isSubset(goods[other] ?? NONE, good));
        kept.length = 0;
        kept.push(...stay, at);
    }
    return kept.flatMap((at) => candidates[at] ?? []);
}
