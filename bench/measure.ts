/** What a figure comes to: what was measured, in what, against which target. */
export interface Figure {
    readonly name: string;
    readonly measured: number;
    readonly unit: string;
    /** Largest value that is good; smallest, if more is better. */
    readonly target: number;
    /** @defaultValue false */
    readonly moreIsBetter?: boolean;
    /** How it was come by, in a few words. */
    readonly note: string;
}

export function median(values: readonly number[]): number {
    const sorted = [...values].sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** One line a figure; says whether the target is met, and decides nothing. */
export function report(figure: Figure): void {
    const { name, measured, unit, target, note, moreIsBetter = false } = figure;
    const met = (moreIsBetter ? measured >= target : measured <= target) ? "met" : "MISSED";
    console.log(`${name}: ${Number(measured.toFixed(2))}${unit}, target ${target}${unit}, ${met} (${note})`);
}

/** Milliseconds that something takes. */
export async function time(work: () => Promise<unknown>): Promise<number> {
    const start = process.hrtime.bigint();
    await work();
    return Number(process.hrtime.bigint() - start) / 1e6;
}
