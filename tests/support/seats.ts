/** Gives out so many seats at once; who comes later waits, first come first served, but for those with precedence. */
export class Seats {
    private readonly waiting: (() => void)[] = [];

    public constructor(private free: number) {}

    /** Does something on a seat of its own: on the next that is free where it has precedence. */
    public async take<T>(work: () => Promise<T>, hasPrecedence = false): Promise<T> {
        if (this.free > 0) this.free -= 1;
        else await new Promise<void>((next) => (hasPrecedence ? this.waiting.unshift(next) : this.waiting.push(next)));
        try {
            return await work();
        } finally {
            const next = this.waiting.shift();
            if (next === undefined) this.free += 1;
            else next();
        }
    }
}
