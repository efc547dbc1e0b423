import assert from "node:assert/strict";
import fc from "fast-check";
import { canonicalJson, revisionOf } from "../../components/redeploy-trigger";

describe("what makes a deployment new", () => {
    it("is the same for documents that differ in the order of their keys alone", () => {
        assert.equal(
            revisionOf('{"a": {"x": 1, "y": [1, 2]}, "b": null}'),
            revisionOf('{"b":null,"a":{"y":[1,2],"x":1}}'),
        );
    });

    it("is another one when the order of a list changes", () => {
        assert.notEqual(revisionOf('{"a": [1, 2]}'), revisionOf('{"a": [2, 1]}'));
    });

    it("is written so that it reads back as it was", () => {
        fc.assert(
            fc.property(fc.jsonValue(), (value) => {
                assert.deepEqual(JSON.parse(canonicalJson(value)), JSON.parse(JSON.stringify(value)));
            }),
            { seed: 20261120 },
        );
    });
});
