/**
 * Proves that what the grammar of policies does not know is refused, whatever a tolerant reader would make of it, and
 * that what it does know is read. Not: that AWS refuses the same; it may take more.
 */
import assert from "node:assert/strict";
import { analyse } from "../../../model/iam/analyse";
import { API, FOREIGN, VPC, allow, allowIf, deny, denyIf, policy, type Written } from "./policies";
import { ELSEWHERE, INSIDE, SAFE, replacing } from "./tricks/trick";

const safe = policy(...SAFE);
const verdictOn = (text: string) => analyse(text, { allowedVpcs: [VPC], api: API }).verdict;

/** The safe form with a Deny of other parts; undefined leaves a part out. */
const withDeny = (parts: Written) => policy(allow(), deny({ Condition: ELSEWHERE, ...parts }));
const withCondition = (condition: unknown) => withDeny({ Condition: condition });
const withText = (from: string, to: string) => replacing(safe, from, to);

const INVALID: Readonly<Record<string, readonly string[]>> = {
    "a name twice": [
        withText('"Effect":"Deny"', '"Effect":"Deny","Effect":"Deny"'),
        withText('"Effect":"Deny"', '"\\u0045ffect":"Deny","Effect":"Deny"'),
        withText('"aws:SourceVpc"', '"aws:SourceVpc":"vpc-00000000","aws:SourceVpc"'),
        withText('"aws:SourceVpc"', '"AWS:SOURCEVPC":"vpc-0a1b2c3d4e5f60718","aws:SourceVpc"'),
        withText('"Version"', '"Version":"2012-10-17","Version"'),
        withText('"Principal"', '"__proto__":1,"__proto__":2,"Principal"'),
    ],
    "an element that does not exist": [
        withDeny({ Conditions: ELSEWHERE }),
        withDeny({ sid: "a" }),
        withText('"Version"', '"version":"2012-10-17","Version"'),
        withText('"Condition"', '"constructor"'),
        withText('"Condition"', '"__proto__"'),
    ],
    "an operator that does not exist": [
        ...[
            "StringNotEqual",
            "stringNotEquals",
            "NullIfExists",
            "ForAllValues:",
            "ForAllValues:ForAnyValue:StringEquals",
            "IfExists",
        ],
        ...[
            "constructor",
            "__proto__",
            "hasOwnProperty",
            "StringEqualsIfExistsIfExists",
            "ForSomeValues:StringEquals",
            "",
        ],
    ].map((operator) => withText("StringNotEquals", operator)),
    "both or neither of an element and its opposite": [
        withDeny({ Action: undefined }),
        withDeny({ Resource: undefined }),
        withDeny({ Principal: undefined }),
        policy(allow(), { ...denyIf(ELSEWHERE), NotAction: "s3:*" }),
        policy(allow(), { ...denyIf(ELSEWHERE), NotResource: "*" }),
        policy(allow(), { ...denyIf(ELSEWHERE), NotPrincipal: "*" }),
    ],
    "no effect, or another one": [
        withDeny({ Effect: undefined }),
        withDeny({ Effect: "deny" }),
        withDeny({ Effect: "" }),
    ],
    "another version": [
        withText("2012-10-17", "2012-10-18"),
        withText("2012-10-17", ""),
        withText('"2012-10-17"', "20121017"),
    ],
    "something empty": [
        policy(),
        withDeny({ Action: [] }),
        withDeny({ Resource: [] }),
        withDeny({ Principal: {} }),
        withDeny({ Principal: { AWS: [] } }),
        withCondition({}),
        withCondition({ StringNotEquals: {} }),
        withCondition({ StringNotEquals: { "aws:SourceVpc": [] } }),
    ],
    "a value that is none": [null, {}, [[VPC]], [null], { Ref: VPC }].map((value) =>
        withCondition({ StringNotEquals: { "aws:SourceVpc": value } }),
    ),
    "a variable that is not closed, or has no name": ["${aws:Referer", "a${}", "${"].map((value) =>
        withCondition({ StringNotEquals: { "aws:SourceVpc": [VPC, value] } }),
    ),
    "a resource of no known form": ["", "prod/*", "execute-api:*", "EXECUTE-API:/*", "/prod/*"].map((Resource) =>
        withDeny({ Resource }),
    ),
    "letters that are not ASCII in a name": [
        withText(
            'execute-api:Invoke","Resource":"execute-api:/*","Condition',
            'execute-api:Invo\u212Ae","Resource":"execute-api:/*","Condition',
        ),
        withText("aws:SourceVpc", "aws:\u017FourceVpc"),
        withText("StringNotEquals", "\u017FtringNotEquals"),
        withText('"Condition"', '"Cond\u0131tion"'),
    ],
    "text behind the policy, or depth": [
        `${safe}x`,
        `${safe}${safe}`,
        `${safe},`,
        `[${safe}]`,
        `${"[".repeat(65)}${"]".repeat(65)}`,
    ],
};

describe("the grammar of policies", () => {
    for (const [what, texts] of Object.entries(INVALID)) {
        it(`refuses ${what}`, () => {
            assert.deepEqual(
                texts.filter((text) => verdictOn(text) !== "invalid"),
                [],
            );
        });
    }

    it("knows an identifier, names of statements, and tags that are not ASCII", () => {
        const document = {
            Version: "2012-10-17",
            Id: "one",
            Statement: [
                { Sid: "a", ...allow() },
                { Sid: "b", ...denyIf(ELSEWHERE) },
            ],
        };
        const tagged = policy(allowIf({ ...INSIDE, StringLike: { "aws:PrincipalTag/gr\u00F6\u00DFe": "*" } }));
        assert.deepEqual([JSON.stringify(document), tagged].map(verdictOn), ["restricted", "restricted"]);
    });

    it("does not count white space", () => {
        assert.equal(verdictOn(`${" ".repeat(20_000)}${safe}${"\n".repeat(20_000)}`), "restricted");
    });
});

describe("the policy of a private custom domain", () => {
    const api = { ...API, kind: "domain", id: "api.example.com+abc123" } as const;
    const arn = "arn:aws:execute-api:us-east-1:111122223333:/domainnames/api.example.com+abc123";
    const judged = (...statements: readonly Written[]) => analyse(policy(...statements), { allowedVpcs: [VPC], api });

    it("is judged for the domain's ARN", () => {
        const verdicts = [
            judged(allow({ Resource: arn }), deny({ Resource: arn, Condition: ELSEWHERE })),
            judged(
                allow({ Resource: arn }),
                deny({ Resource: "*", Condition: { StringEquals: { "aws:SourceVpc": FOREIGN } } }),
            ),
            judged(allow({ Resource: `${arn}4` })),
        ].map(({ verdict, explicitDeny }) => ({ verdict, explicitDeny }));
        assert.deepEqual(verdicts, [
            { verdict: "restricted", explicitDeny: true },
            { verdict: "open", explicitDeny: false },
            { verdict: "restricted", explicitDeny: false },
        ]);
    });

    it("has witnesses that call the domain", () => {
        const { witness } = judged(allow({ Resource: arn }));
        assert.equal(witness?.resource, arn);
    });
});
