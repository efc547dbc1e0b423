/** Whether something holds; `contested` where the documentation is silent, contradicts itself, or is not modelled. */
export type Truth = boolean | "contested";

/** The opposite; of what is contested nobody knows it either. */
export function not(truth: Truth): Truth {
    return truth === "contested" ? "contested" : !truth;
}

/** False if any is; contested only where nothing settles it. */
export function all(truths: readonly Truth[]): Truth {
    if (truths.includes(false)) return false;
    return truths.includes("contested") ? "contested" : true;
}

/** True if any is; contested only where nothing settles it. */
export function any(truths: readonly Truth[]): Truth {
    if (truths.includes(true)) return true;
    return truths.includes("contested") ? "contested" : false;
}
