import assert from "node:assert/strict";
import fc from "fast-check";
import * as pulumi from "@pulumi/pulumi";
import { canonicalJson, redeployTrigger, revisionOf } from "../../components/redeploy-trigger";

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

    it("is the same for statements, VPCs and routes in another order, and another one for others", async () => {
        const hash = (content: unknown) =>
            new Promise((resolve) => {
                pulumi.output(redeployTrigger(content)).apply(resolve); // eslint-disable-line no-restricted-syntax -- awaited below
            });
        const policy = { Statement: [{ Effect: "Allow", vpcs: ["vpc-1", "vpc-2"] }, { Effect: "Deny" }] };
        const reordered = { Statement: [{ Effect: "Deny" }, { vpcs: ["vpc-2", "vpc-1"], Effect: "Allow" }] };
        assert.equal(await hash(policy), await hash(reordered));
        assert.notEqual(
            await hash(policy),
            await hash({ Statement: [{ Effect: "Allow", vpcs: ["vpc-1"] }, { Effect: "Deny" }] }),
        );
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
