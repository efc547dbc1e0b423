/**
 * Random inputs are the same at each run. `PROPERTY_RUNS` says how many are tried, `PROPERTY_SEED` which; fast-check prints
 * the seed of a failure.
 */
export const RUNS = {
    seed: Number(process.env["PROPERTY_SEED"] ?? 20261120),
    numRuns: Number(process.env["PROPERTY_RUNS"] ?? 300),
} as const;
