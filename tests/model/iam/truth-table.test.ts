/**
 * Proves that operators mean what the table of the documentation says, cell by cell: to the reference evaluator, and to
 * the analyser by a policy that is open or closed by that cell alone. Not: that AWS evaluates so.
 */
import assert from "node:assert/strict";
import { analyse } from "../../../model/iam/analyse";
import { NULLS, ROWS, type Cells, type Row } from "./cells";
import {
    ANONYMOUS,
    API,
    FOREIGN,
    OWN_API,
    VPC,
    allow,
    allowIf,
    call,
    deny,
    denyIf,
    policy,
    type Written,
} from "./policies";
import { conditionTruth } from "./reference/condition";
import type { Call } from "./reference/evaluate";
import { evaluate } from "./reference/evaluate";
import type { Truth } from "./reference/truth";

/** One cell: an operator on a key of which the request has this value, or none. */
interface Cell {
    readonly operator: string;
    readonly key: string;
    readonly values: unknown;
    readonly value: string | undefined;
    readonly expected: Truth;
}

/** Denies whatever does not have exactly this value, or, without one, whatever has any. */
function pinned(key: string, value: string | undefined): readonly Written[] {
    if (value === undefined) return [denyIf({ Null: { [key]: "false" } })];
    const differs: Readonly<Record<string, string>> = {
        "aws:VpcSourceIp": "NotIpAddress",
        "aws:MultiFactorAuthAge": "NumericNotEquals",
        "aws:TokenIssueTime": "DateNotEquals",
    };
    if (key !== "aws:SecureTransport") return [denyIf({ [differs[key] ?? "StringNotEquals"]: { [key]: value } })];
    const opposite = value === "true" ? "false" : "true";
    return [denyIf({ Bool: { [key]: opposite } }), denyIf({ Null: { [key]: "true" } })];
}

/** The call that a cell is about: for principal keys by somebody who has them. */
function callAt({ key, value }: Cell): Call {
    if (value === undefined) return call({ "aws:SourceVpc": FOREIGN });
    const account = /^arn:aws:iam::(\d{12}):/.exec(value)?.[1] ?? OWN_API.account;
    const arn = key === "aws:PrincipalArn" ? value : `arn:aws:iam::${account}:role/reader`;
    const signed = ["aws:PrincipalArn", "aws:MultiFactorAuthAge", "aws:TokenIssueTime"].includes(key);
    const principal = signed ? ({ type: "aws", account, arn } as const) : ANONYMOUS;
    return call({ "aws:SourceVpc": FOREIGN, [key]: value }, { principal });
}

function check(cell: Cell, effect: "Allow" | "Deny"): void {
    const { operator, key, values, value, expected } = cell;
    const condition = { [operator]: { [key]: values } };
    const text = (rest: readonly Written[]) =>
        effect === "Allow" ? policy(allowIf(condition), ...rest) : policy(allow(), denyIf(condition), ...rest);
    // Contested cells count against the author: an Allow matches, a Deny does not.
    const matches = expected === "contested" ? effect === "Allow" : expected;
    const decision = { Allow: ["implicit-deny", "allow"], Deny: ["allow", "explicit-deny"] }[effect][Number(matches)];
    assert.deepEqual(evaluate(text([]), callAt(cell), API).decision, decision);
    const isOpen = matches === (effect === "Allow");
    const found = analyse(text(pinned(key, value)), { allowedVpcs: [VPC], api: API });
    assert.equal(found.verdict, isOpen ? "open" : "restricted", JSON.stringify(found));
}

/** The cells of an operator with its qualifiers, one for each value that is given. */
function cellsOf(row: Row, qualified: string, cells: Cells): readonly Cell[] {
    const operator = qualified.replace("X", row.operator);
    const at = (value: string | undefined, expected: Truth) => ({
        ...row,
        operator,
        values: row.policy,
        value,
        expected,
    });
    return [
        ...row.comparing.map((value) => at(value, cells.comparing)),
        ...row.other.map((value) => at(value, cells.other)),
        at(undefined, cells.missing),
    ];
}

function declare(cell: Cell): void {
    const { operator, key, values, value, expected } = cell;
    const request = value === undefined ? "no value" : `\`${value}\``;
    for (const effect of ["Allow", "Deny"] as const) {
        it(`${operator} of ${JSON.stringify(values)} on ${key}, ${request}: ${String(expected)}, in ${effect}`, () => {
            check(cell, effect);
        });
    }
}

describe("operators", () => {
    for (const row of ROWS) {
        for (const [qualified, cells] of Object.entries(row.table)) {
            cellsOf(row, qualified, cells).forEach(declare);
        }
    }

    for (const { operator, value, present, missing } of NULLS) {
        const cell = { operator, key: "aws:Referer", values: value };
        declare({ ...cell, value: "a", expected: present });
        declare({ ...cell, value: undefined, expected: missing });
    }

    for (const operator of ["StringEquals", "StringNotEquals"]) {
        it(`ForAllValues:${operator} and ForAnyValue:${operator} take an empty text for none`, () => {
            const truth = (set: string) =>
                conditionTruth(
                    { operator: `${set}:${operator}`, key: "aws:referer", values: ["a"] },
                    new Map([["aws:referer", ""]]),
                    "2012-10-17",
                );
            assert.deepEqual([truth("ForAllValues"), truth("ForAnyValue")], [true, false]);
        });
    }

    it("BinaryEquals fits no key that an API has, so that it is contested", () => {
        const condition = { BinaryEquals: { "aws:Referer": "YQ==" } };
        const verdicts = [policy(allowIf(condition)), policy(allow(), denyIf(condition))].map(
            (text) => analyse(text, { allowedVpcs: [VPC], api: API }).verdict,
        );
        assert.deepEqual(verdicts, ["open", "open"]);
    });

    it("a Deny with a condition that nobody meets denies nobody", () => {
        const text = policy(allow(), deny({ Condition: { StringEquals: { "aws:Referer": "a" } } }));
        assert.equal(analyse(text, { allowedVpcs: [VPC], api: API }).verdict, "open");
    });
});
