import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { resourcesOf, type State } from "../../../cli/dry-run/state";
import type { Resource } from "../../../model/resource";
import { ROOT } from "../../support/preview";

const FILE = join(ROOT, "..", "shared", "cases", "reachability.json");

/** A worked case: the resources of all its states, together one world. */
export interface WorkedCase {
    readonly id: string;
    readonly resources: readonly Resource[];
}

/** The worked cases, or none where only the project is there. */
export const workedCases: readonly WorkedCase[] = existsSync(FILE)
    ? (JSON.parse(readFileSync(FILE, "utf8")) as { id: string; states: State[] }[]).map(({ id, states }) => ({
          id,
          resources: states.flatMap((state) => resourcesOf(state) as readonly Resource[]),
      }))
    : [];
