/** Work that may still be done. A count and no clock: a verdict does not depend on the machine. */
export interface Budget {
    left: number;
}

/** Units of work for one policy, over all searches in it; a unit is some tens of nanoseconds. */
const UNITS = 250_000;

export function newBudget(): Budget {
    return { left: UNITS };
}

const exhausted = new Error("the work budget of a search is spent");

/** @throws to end the search when nothing is left: no caller can take an unfinished search for a finished one. */
export function spend(budget: Budget, units: number): void {
    budget.left -= units;
    if (budget.left < 0) throw exhausted;
}

/** What a search returns, or `too-complex`. */
export function within<Found>(search: () => Found): Found | "too-complex" {
    try {
        return search();
    } catch (error) {
        if (error === exhausted) return "too-complex";
        throw error;
    }
}
