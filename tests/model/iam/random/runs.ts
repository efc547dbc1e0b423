/** How many random inputs a property tries: `PROPERTY_RUNS`. Which ones: `tests/support/property-seed.ts`. */
export const RUNS = {
    numRuns: Number(process.env["PROPERTY_RUNS"] ?? 300),
} as const;
