/**
 * Random inputs are the same at each run, in every file of tests. `PROPERTY_SEED` says which; fast-check prints the seed of
 * a failure.
 */
import fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env["PROPERTY_SEED"] ?? 20261120) });
