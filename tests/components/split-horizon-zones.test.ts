import assert from "node:assert/strict";
import { hiddenNames } from "../../components/split-horizon-zones";

describe("hiddenNames", () => {
    const cases: [title: string, names: string[], answered: string[], hidden: string[]][] = [
        [
            "names what is below the zone and not answered, once, in order",
            ["w.ex.com", "a.b.ex.com", "w.ex.com"],
            [],
            ["a.b.ex.com", "w.ex.com"],
        ],
        ["leaves out what is answered", ["api.ex.com", "www.ex.com"], ["api.ex.com"], ["www.ex.com"]],
        [
            "leaves out the zone itself and what is beside or above it",
            ["ex.com", "example.com", "com", "notex.com"],
            [],
            [],
        ],
        ["leaves out what proves something to those who ask public DNS", ["_acme.ex.com", "_x.api.ex.com"], [], []],
    ];
    for (const [title, names, answered, hidden] of cases) {
        it(title, () => assert.deepEqual(hiddenNames(names, "ex.com", answered), hidden));
    }
});
