/* The comparison that the deploy tests make between a dry run and a deployment: here, that it sees what it should. */
import assert from "node:assert/strict";
import type { State, StateResource } from "../../cli/dry-run/state";
import { assertForeseen } from "../support/foreseen";
import { exampleConfig, preview } from "../support/preview";

/** The state, with one resource changed. */
function changed(state: State, name: string, change: (resource: StateResource) => Partial<StateResource>): State {
    const resources = state.deployment.resources.map((each) =>
        each.urn.endsWith(`::${name}`) ? { ...each, ...change(each) } : each,
    );
    return { ...state, deployment: { ...state.deployment, resources } };
}

/** The state as if AWS had given out other ids. */
function renumbered(state: State): State {
    const text = JSON.stringify(state).replace(/\b(vpc|subnet|vpce|sg|rtb)-0([0-9a-f])/g, "$1-1$2");
    return JSON.parse(text) as State;
}

describe("the comparison of a dry run with a deployment", () => {
    let state: State;
    before(async () => {
        state = (await preview(exampleConfig("private"))).state;
    });
    const refuses = (other: State, words: RegExp) => assert.throws(() => assertForeseen(state, other), words);

    it("takes other ids for the same, wherever they stand", () => {
        const other = renumbered(state);
        assert.notDeepEqual(other, state);
        assertForeseen(state, other);
    });

    it("sees an id in the place of another", () => {
        const other = changed(state, "endpoint-endpoint", ({ inputs }) => ({
            inputs: { ...inputs, subnetIds: [...(inputs?.["subnetIds"] as string[])].reverse() },
        }));
        refuses(other, /subnetIds\.0/);
    });

    it("sees an input that is missing, and one too many", () => {
        refuses(
            changed(state, "network-vpc", ({ inputs }) => ({ inputs: { ...inputs, enableDnsSupport: null } })),
            /enableDnsSupport/,
        );
        refuses(
            changed(state, "network-vpc", ({ inputs }) => ({ inputs: { ...inputs, instanceTenancy: "dedicated" } })),
            /instanceTenancy/,
        );
    });

    it("sees a dependency, a parent and a resource that differ", () => {
        refuses(
            changed(state, "private-deployment", () => ({ dependencies: [] })),
            /private-deployment/,
        );
        refuses(
            changed(state, "network-vpc", () => ({ parent: undefined })),
            /network-vpc/,
        );
        const fewer = state.deployment.resources.slice(0, -1);
        refuses({ ...state, deployment: { ...state.deployment, resources: fewer } }, /private|Expected/);
    });
});
