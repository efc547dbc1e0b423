/**
 * Proves that worked policies get the verdicts that the documentation gives them, and that each witness gets in. Not:
 * that AWS decides so; the cases were written from its documentation.
 */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { analyse } from "../../../model/iam/analyse";
import type { Witness } from "../../../model/iam/verdict";
import { ROOT } from "../../support/preview";
import { API } from "./policies";
import { assertGetsIn } from "./witness";

/** A policy with the verdicts that are right. */
interface Case {
    readonly id: string;
    readonly title: string;
    readonly policy: string;
    readonly allowedVpcs: readonly string[];
    readonly verdict: string;
    readonly accept: readonly string[];
    readonly explicitDeny?: boolean;
    readonly witness?: Witness;
}

interface Cases {
    readonly api: {
        readonly partition: string;
        readonly region: string;
        readonly account: string;
        readonly apiId: string;
    };
    readonly cases: readonly Case[];
}

const FILE = join(ROOT, "../shared/cases/iam-policies.json");

describe("worked policies", () => {
    if (!existsSync(FILE)) {
        it.skip(`are not here: ${FILE}`);
        return;
    }
    const { api, cases } = JSON.parse(readFileSync(FILE, "utf8")) as Cases;
    const context = {
        kind: "api",
        partition: api.partition,
        region: api.region,
        account: api.account,
        id: api.apiId,
    } as const;

    it("are about the API of these tests", () => {
        assert.deepEqual(context, API);
        assert.ok(cases.length > 0);
    });

    for (const { id, title, policy, allowedVpcs, verdict, accept, explicitDeny, witness } of cases) {
        it(`${id}: ${title} is ${accept.join(" or ")}`, () => {
            const found = analyse(policy, { allowedVpcs, api: context });
            assert.ok(accept.includes(found.verdict), `${found.verdict}: ${JSON.stringify(found)}`);
            if (found.verdict === verdict) assert.equal(found.explicitDeny, explicitDeny);
            if (found.witness !== undefined) assertGetsIn(policy, found.witness, { allowedVpcs });
        });

        if (witness !== undefined) {
            it(`${id}: the reference lets the written witness in`, () => {
                assertGetsIn(policy, { ...witness, absent: [], allowedBy: undefined }, { allowedVpcs });
            });
        }
    }
});
