/** The end of a call's time. */
export class TimeIsUp extends Error {}

/** The time that a call has, shared by its steps. */
export interface Deadline {
    /** Waits for a step; after the deadline the step is given up, and `TimeIsUp` thrown. */
    during<T>(step: Promise<T>, giveUp?: () => void): Promise<T>;
}

/** A deadline so many milliseconds from now. */
export function deadlineIn(milliseconds: number): Deadline {
    const end = performance.now() + milliseconds;
    return {
        async during(step, giveUp) {
            let timer: NodeJS.Timeout | undefined;
            const late = new Promise<never>((_resolve, reject) => {
                timer = setTimeout(() => reject(new TimeIsUp()), Math.max(0, end - performance.now()));
            });
            try {
                return await Promise.race([step, late]);
            } catch (error) {
                giveUp?.();
                throw error;
            } finally {
                clearTimeout(timer);
                // A step that fails after it was given up has nobody left to tell.
                step.catch(() => undefined);
            }
        },
    };
}
