/**
 * Proves that policies which look confined and are not are refused, and that odd ones which are confined pass. Not: that
 * there are no other tricks.
 */
import assert from "node:assert/strict";
import { analyse } from "../../../model/iam/analyse";
import { API, VPC } from "./policies";
import { ACTION_TRICKS, PRINCIPAL_TRICKS, RESOURCE_TRICKS, STATEMENT_TRICKS } from "./tricks/elements";
import { GAP_TRICKS, OLD_VERSION } from "./tricks/gaps";
import { KEY_TRICKS, OPERATOR_TRICKS } from "./tricks/keys";
import { SAFE_TRICKS } from "./tricks/safe";
import { TEXT_TRICKS, VARIABLE_TRICKS } from "./tricks/texts";
import { assertGetsIn } from "./witness";

const UNSAFE = {
    "with operators": OPERATOR_TRICKS,
    "with keys": KEY_TRICKS,
    "with resources": RESOURCE_TRICKS,
    "with actions": ACTION_TRICKS,
    "with principals": PRINCIPAL_TRICKS,
    "with statements": STATEMENT_TRICKS,
    "with variables": VARIABLE_TRICKS,
    "with the text": TEXT_TRICKS,
    "with gaps": GAP_TRICKS,
};
const CONTEXT = { allowedVpcs: [VPC], api: API };

for (const [title, tricks] of Object.entries(UNSAFE)) {
    describe(`tricks ${title}`, () => {
        for (const [name, policy, why] of tricks) {
            it(`${name}: ${why}`, () => {
                const found = analyse(policy, CONTEXT);
                assert.notEqual(found.verdict, "restricted");
                if (found.witness !== undefined) assertGetsIn(policy, found.witness, CONTEXT);
            });
        }
    });
}

describe("policies that are confined", () => {
    for (const [name, policy, why] of [...SAFE_TRICKS, ...OLD_VERSION]) {
        it(`${name}: ${why}`, () => {
            assert.deepEqual(analyse(policy, CONTEXT).verdict, "restricted");
        });
    }
});

describe("tricks", () => {
    it("are many, and no two are the same", () => {
        const unsafe = Object.values(UNSAFE).flat();
        const policies = [...unsafe, ...SAFE_TRICKS].map(([, policy]) => policy);
        assert.equal(new Set(policies).size, policies.length);
        assert.ok(unsafe.length >= 120 && SAFE_TRICKS.length >= 40, `${unsafe.length}, ${SAFE_TRICKS.length}`);
    });
});
