/**
 * Proves that the smallest kind of change is chosen and that what is repaired is closed, as the analyser has it. Not:
 * that the analyser is right, which tests/model/iam proves.
 */
import assert from "node:assert/strict";
import { analyse } from "../../../model/iam/analyse";
import { repair } from "../../../model/iam/repair/repair";
import { unknown } from "../../../model/unknown";
import { OPEN } from "./open-policies";
import { allow, deny, ENDPOINT, OURS, policyOf, vpc } from "./policies";

const CONTEXT = { allowedVpcs: [OURS] };
const CLOSED = policyOf([allow(vpc("StringEquals", OURS))]);
const CLOSING = deny(vpc("StringNotEquals", OURS));

describe("a repair", () => {
    for (const { title, statements, allowed = [OURS], endpoints, change } of OPEN) {
        it(`closes ${title}`, () => {
            const context = { allowedVpcs: allowed, ...(endpoints === undefined ? {} : { allowedVpces: endpoints }) };
            const text = policyOf(statements);
            assert.ok(["open", "restricted-by-vpce"].includes(analyse(text, context).verdict), "is closed before");
            const found = repair(text, context);
            assert.equal(found?.change, change);
            assert.ok(typeof found?.document === "string");
            assert.equal(analyse(found.document, context).verdict, "restricted");
        });
    }

    it("changes nothing but what it says", () => {
        const found = repair(
            policyOf([allow(), deny(vpc("StringNotEquals", OURS), { Resource: "execute-api:/a/*" })]),
            CONTEXT,
        );
        assert.equal(found?.document, policyOf([allow(), CLOSING]));
    });

    it("keeps the form of the document: text with its indentation, plain data as it is", () => {
        const document = { Version: "2012-10-17", Statement: [allow()] };
        const closed = { Version: "2012-10-17", Statement: [allow(vpc("StringEquals", OURS))] };
        for (const indent of [undefined, 2, 4, "\t"]) {
            const found = repair(JSON.stringify(document, undefined, indent), CONTEXT);
            assert.equal(found?.document, JSON.stringify(closed, undefined, indent));
        }
        assert.deepEqual(repair(JSON.parse(JSON.stringify(document)), CONTEXT)?.document, closed);
    });

    it("keeps the id, a missing version and a single statement without brackets", () => {
        const found = repair(JSON.stringify({ Id: "x", Statement: allow() }), CONTEXT);
        assert.equal(found?.document, JSON.stringify({ Id: "x", Statement: [allow(vpc("StringEquals", OURS))] }));
    });

    it("keeps what is not known yet, and closes the rest", () => {
        const elsewhere = { ...deny(), Condition: { StringEquals: { "aws:SourceVpce": unknown } } };
        const found = repair(JSON.parse(policyOf([allow()])), CONTEXT);
        assert.ok(found !== undefined);
        const document = { Version: "2012-10-17", Statement: [{ ...allow() }, elsewhere] };
        const withUnknown = repair(document as never, CONTEXT);
        assert.deepEqual(withUnknown?.document, {
            Version: "2012-10-17",
            Statement: [allow(vpc("StringEquals", OURS)), elsewhere],
        });
    });

    // Without `ForAllValues:` the condition held of nobody inside, and the statement was removed as of no use.
    it("leaves `ForAllValues:Null` alone, which holds of every request", () => {
        const statement = allow(vpc("ForAllValues:Null", "true"));
        const closed = allow({ ...vpc("ForAllValues:Null", "true"), ...vpc("StringEquals", OURS) });
        assert.equal(repair(policyOf([statement]), CONTEXT)?.document, policyOf([closed]));
    });

    // What is written instead would hold for certain where the contested condition may hold of nothing.
    it("leaves a contested condition alone, and adds one that is not", () => {
        const statement = allow(vpc("ForAnyValue:StringEqualsIfExists", OURS));
        const closed = allow({ ...vpc("ForAnyValue:StringEqualsIfExists", OURS), ...vpc("StringEquals", OURS) });
        assert.equal(repair(policyOf([statement]), CONTEXT)?.document, policyOf([closed]));
    });

    it("adds a Deny where an explicit one is wanted, to a policy that is restricted too", () => {
        for (const statements of [[allow()], [allow(vpc("StringEquals", OURS))]]) {
            const found = repair(policyOf(statements), CONTEXT, { explicitDeny: true });
            assert.equal(found?.document, policyOf([...statements, CLOSING]));
            assert.equal(analyse(found.document, CONTEXT).explicitDeny, true);
        }
    });

    it("adds a Deny that spares accepted endpoints", () => {
        const context = { ...CONTEXT, allowedVpces: [ENDPOINT] };
        const both = { StringNotEquals: { "aws:SourceVpc": OURS, "aws:SourceVpce": ENDPOINT } };
        assert.equal(repair(policyOf([allow()]), context)?.document, policyOf([allow(), deny(both)]));
    });

    it("is not needed by a policy that is restricted", () => {
        assert.equal(repair(CLOSED, CONTEXT), undefined);
    });

    it("is not tried on what is no policy, nor where nothing is known of it, nor for no VPC at all", () => {
        assert.equal(repair("{", CONTEXT), undefined);
        assert.equal(repair(policyOf([{ ...allow(), Effect: "Permit" }]), CONTEXT), undefined);
        assert.equal(repair(unknown, CONTEXT), undefined);
        assert.equal(repair(policyOf([allow()]), { allowedVpcs: [] }), undefined);
    });
});
