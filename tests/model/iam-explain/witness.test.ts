/** Proves in which words a request is told. Not: that it gets in, which is the analyser's to find. */
import assert from "node:assert/strict";
import { explainWitness } from "../../../model/iam/explain/witness";
import type { Principal } from "../../../model/iam/request";
import type { Witness } from "../../../model/iam/verdict";
import { unknown } from "../../../model/unknown";
import { allow, deny, ENDPOINT, FOREIGN, OURS, policyOf, type Statement, vpc, vpce } from "../iam-repair/policies";

const API = "arn:aws:execute-api:us-east-1:111122223333:a1b2c3d4e5";
const AWAY: Witness = {
    kind: "foreign-vpc",
    principal: { type: "anonymous" },
    action: "execute-api:Invoke",
    resource: `${API}/prod/GET/pets`,
    context: { "aws:SourceVpc": FOREIGN, "aws:SourceVpce": ENDPOINT },
    absent: [],
    allowedBy: 0,
};
const NOWHERE: Witness = { ...AWAY, kind: "absent-vpc", context: {}, absent: ["aws:SourceVpc"] };
const IN_FOREIGN =
    "in `vpc-0f9e8d7c6b5a43210` (the VPC of the endpoint that they call through; clients behind it by peering or VPN count as it)";
const WITHOUT = "without `aws:SourceVpc` (as of a call that comes through no endpoint)";

/** What is said behind "because". */
function reasons(statements: readonly Statement[], witness: Witness): readonly string[] {
    const [, because = ""] = explainWitness(witness, policyOf(statements)).split(", because ");
    return because.split("; ");
}

describe("a request that gets in is told", () => {
    it("as who, from where, what, by which statement and why", () => {
        assert.equal(
            explainWitness(AWAY, policyOf([allow(undefined, { Sid: "All" })])),
            `anyone ${IN_FOREIGN} calling \`GET /prod/pets\`, let in by \`Statement[0]\` (\`All\`), because it has no condition on \`aws:SourceVpc\`; there is no Deny`,
        );
    });

    it("without reasons where the policy cannot be read", () => {
        assert.equal(
            explainWitness(NOWHERE, "{"),
            `anyone ${WITHOUT} calling \`GET /prod/pets\`, let in by \`Statement[0]\``,
        );
    });

    it("with the policy as a program holds it, values that are not known included", () => {
        const statement = { ...deny(), Condition: { StringNotEquals: { "aws:SourceVpc": [FOREIGN, unknown] } } };
        assert.equal(
            explainWitness(AWAY, { Version: "2012-10-17", Statement: [allow() as never, statement as never] }),
            `anyone ${IN_FOREIGN} calling \`GET /prod/pets\`, let in by \`Statement[0]\`, because it has no condition on \`aws:SourceVpc\`; \`Statement[1]\` does not deny it: it spares \`aws:SourceVpc\` \`vpc-0f9e8d7c6b5a43210\``,
        );
    });

    const CALLERS: readonly (readonly [Principal, string])[] = [
        [{ type: "anonymous" }, "anyone"],
        [
            { type: "aws", account: "111122223333", arn: "arn:aws:iam::111122223333:role/path/reader" },
            "the role `path/reader` of account `111122223333`",
        ],
        [
            { type: "aws", account: "111122223333", arn: "arn:aws:iam::111122223333:user/ann" },
            "the user `ann` of account `111122223333`",
        ],
        [
            { type: "aws", account: "111122223333", arn: "arn:aws:sts::111122223333:assumed-role/reader/monday" },
            "the session `reader/monday` of account `111122223333`",
        ],
        [
            { type: "aws", account: "111122223333", arn: "arn:aws:iam::111122223333:root" },
            "the root user of account `111122223333`",
        ],
        [{ type: "service", service: "events.amazonaws.com" }, "the service `events.amazonaws.com`"],
        [{ type: "federated", provider: "accounts.google.com" }, "anyone signed in with `accounts.google.com`"],
        [{ type: "canonical", id: "79a5" }, "the canonical user `79a5`"],
    ];
    for (const [principal, words] of CALLERS) {
        it(`with ${words} as the caller`, () => {
            const text = explainWitness({ ...NOWHERE, principal }, policyOf([allow()]));
            assert.equal(text.slice(0, text.indexOf(WITHOUT)), `${words} `);
        });
    }

    it("with any principal of an account, where the statement names the account", () => {
        const principal: Principal = { type: "aws", account: "111122223333", arn: "arn:aws:iam::111122223333:role/x" };
        const text = policyOf([allow(undefined, { Principal: { AWS: "arn:aws:iam::111122223333:root" } })]);
        assert.match(
            explainWitness({ ...NOWHERE, principal }, text),
            /^any principal of account `111122223333` without /,
        );
    });

    const CALLS: readonly (readonly [string, string])[] = [
        [`${API}/prod/GET/pets`, "`GET /prod/pets`"],
        [`${API}/prod/GET/`, "`GET /prod/`"],
        [`${API}/prod/DELETE/a/b:c`, "`DELETE /prod/a/b:c`"],
        [`${API}/prod`, "`/prod`"],
        [
            "arn:aws:execute-api:us-east-1:111122223333:/domainnames/api.example.com+abc1",
            "the private domain `api.example.com`",
        ],
    ];
    for (const [resource, words] of CALLS) {
        it(`with ${words} as what is called`, () => {
            const text = explainWitness({ ...NOWHERE, resource }, "{");
            assert.equal(text, `anyone ${WITHOUT} calling ${words}, let in by \`Statement[0]\``);
        });
    }

    it("with what else it carries and lacks, an endpoint only where the policy looks at endpoints", () => {
        const witness = {
            ...AWAY,
            context: { ...AWAY.context, "aws:Referer": "a `b`", "aws:UserAgent": "" },
            absent: ["aws:SourceIp", "aws:VpcSourceIp"],
        };
        const told = (statement: Statement) =>
            / `GET \/prod\/pets`(.*), let in/.exec(explainWitness(witness, policyOf([statement])))?.[1];
        const rest =
            "`aws:Referer` `a 'b'` and `aws:UserAgent` (an empty text) and without `aws:SourceIp` or `aws:VpcSourceIp`";
        assert.equal(told(allow()), ` with ${rest}`);
        assert.equal(told(allow(vpce("StringEquals", ENDPOINT))), ` with \`aws:SourceVpce\` \`${ENDPOINT}\`, ${rest}`);
    });

    it("without the remark on endpoints where the request comes through one", () => {
        const witness = { ...NOWHERE, context: { "aws:SourceVpce": ENDPOINT } };
        assert.match(explainWitness(witness, policyOf([allow()])), /^anyone without `aws:SourceVpc` calling /);
    });

    describe("with why an Allow admits it:", () => {
        const ADMITTED: readonly (readonly [string, object | undefined, Witness, string])[] = [
            ["no condition", undefined, AWAY, "it has no condition on `aws:SourceVpc`"],
            [
                "the endpoint alone",
                vpce("StringEquals", ENDPOINT),
                AWAY,
                "it looks at `aws:SourceVpce` alone, which does not show the endpoint's VPC",
            ],
            [
                "a listed VPC",
                vpc("StringEquals", OURS, FOREIGN),
                AWAY,
                `\`StringEquals\` of \`aws:SourceVpc\` admits \`${FOREIGN}\``,
            ],
            [
                "globs",
                vpc("StringLike", "vpc-*", OURS, "vpc-0f*"),
                AWAY,
                "`StringLike` of `aws:SourceVpc` admits `vpc-*` or `vpc-0f*`",
            ],
            [
                "IfExists",
                vpc("StringEqualsIfExists", OURS),
                NOWHERE,
                "`StringEqualsIfExists` holds where `aws:SourceVpc` is missing",
            ],
            [
                "ForAllValues",
                vpc("ForAllValues:StringLike", OURS),
                NOWHERE,
                "`ForAllValues:StringLike` holds where `aws:SourceVpc` is missing",
            ],
            [
                "a negated operator",
                vpc("StringNotEquals", OURS),
                NOWHERE,
                "`StringNotEquals` holds where `aws:SourceVpc` is missing",
            ],
            [
                "a list of others",
                vpc("StringNotEquals", OURS),
                AWAY,
                `\`StringNotEquals\` of \`aws:SourceVpc\` keeps out \`${OURS}\` only`,
            ],
            ["Null", vpc("Null", "true"), NOWHERE, "`Null` asks for requests without `aws:SourceVpc`"],
            ["the opposite of Null", vpc("Null", "false"), AWAY, "`Null` asks for requests with `aws:SourceVpc`"],
            [
                "a contested reading",
                vpc("StringEquals", "${aws:Referer}"),
                AWAY,
                "`StringEquals` of `aws:SourceVpc` may hold: a policy variable takes its value from the request, so that the caller may choose it",
            ],
            [
                "two conditions",
                { ...vpc("StringLike", "vpc-*"), ...vpc("StringNotEquals", OURS) },
                AWAY,
                `\`StringLike\` of \`aws:SourceVpc\` admits \`vpc-*\`, and \`StringNotEquals\` of \`aws:SourceVpc\` keeps out \`${OURS}\` only`,
            ],
        ];
        for (const [title, condition, witness, reason] of ADMITTED) {
            it(title, () => assert.deepEqual(reasons([allow(condition)], witness), [reason, "there is no Deny"]));
        }
    });

    describe("with why a Deny lets it pass:", () => {
        const elsewhere = vpc("StringNotEquals", OURS);
        const after: Witness = { ...AWAY, context: { ...AWAY.context, "aws:CurrentTime": "2031-01-01T00:00:00.000Z" } };
        const PASSED: readonly (readonly [string, Statement, Witness, string])[] = [
            [
                "another path",
                deny(elsewhere, { Resource: "execute-api:/dev/*" }),
                AWAY,
                "it denies only `execute-api:/dev/*`",
            ],
            [
                "several paths",
                deny(elsewhere, { Resource: ["a", "b", "c", "d"].map((stage) => `execute-api:/${stage}/*`) }),
                AWAY,
                "it denies only `execute-api:/a/*`, `execute-api:/b/*`, `execute-api:/c/*` and 1 more",
            ],
            [
                "a path that is spared",
                deny(elsewhere, { NotResource: "execute-api:/prod/*" }),
                AWAY,
                "it spares `execute-api:/prod/*`",
            ],
            [
                "another action",
                deny(elsewhere, { Action: "execute-api:InvalidateCache" }),
                AWAY,
                "it denies only `execute-api:InvalidateCache`",
            ],
            [
                "another caller",
                deny(elsewhere, { Principal: { AWS: "111122223333" } }),
                AWAY,
                "it denies only `AWS` `111122223333`",
            ],
            [
                "a resource that the caller chooses",
                deny(elsewhere, { Resource: "execute-api:/${aws:Referer}/*" }),
                AWAY,
                "its Resource may not fit: a policy variable takes its value from the request, so that the caller may choose it",
            ],
            [
                "a VPC that it spares",
                deny(vpc("StringNotEquals", OURS, FOREIGN)),
                AWAY,
                `it spares \`aws:SourceVpc\` \`${FOREIGN}\``,
            ],
            [
                "a glob that it spares",
                deny(vpc("StringNotLike", "vpc-0f*", OURS)),
                AWAY,
                "it spares `aws:SourceVpc` `vpc-0f*`",
            ],
            [
                "another VPC",
                deny(vpc("StringEquals", "vpc-11111111")),
                AWAY,
                "it denies only where `aws:SourceVpc` is `vpc-11111111`",
            ],
            [
                "ForAnyValue on a missing key",
                deny(vpc("ForAnyValue:StringNotEquals", OURS)),
                NOWHERE,
                "`ForAnyValue:` does not hold for a missing key, here `aws:SourceVpc`",
            ],
            [
                "a missing key",
                deny(vpc("StringLike", "*")),
                NOWHERE,
                "`StringLike` does not hold for a missing key, here `aws:SourceVpc`",
            ],
            ["Null", deny(vpc("Null", "true")), AWAY, "`Null` does not hold where `aws:SourceVpc` is there"],
            [
                "the opposite of Null",
                deny(vpc("Null", "false")),
                NOWHERE,
                "`Null` does not hold where `aws:SourceVpc` is missing",
            ],
            [
                "an operator that does not fit",
                deny(vpc("IpAddress", "10.0.0.0/8")),
                AWAY,
                "`IpAddress` of `aws:SourceVpc` may not hold: the operator does not fit the type of the key, and what AWS makes of that is not documented",
            ],
            [
                "a second key that has to differ too",
                deny({ StringNotEquals: { "aws:SourceVpc": OURS, "aws:SourceVpce": ENDPOINT } }),
                AWAY,
                `it needs all its conditions to hold, and it spares \`aws:SourceVpce\` \`${ENDPOINT}\``,
            ],
            [
                "a time that is over",
                deny({ ...elsewhere, DateLessThan: { "aws:CurrentTime": "2030-01-01T00:00:00Z" } }),
                after,
                "it needs all its conditions to hold, and it denies only where `aws:CurrentTime` is `DateLessThan` `2030-01-01T00:00:00Z`",
            ],
        ];
        for (const [title, statement, witness, reason] of PASSED) {
            it(title, () => {
                assert.deepEqual(reasons([allow(), statement], witness), [
                    "it has no condition on `aws:SourceVpc`",
                    `\`Statement[1]\` does not deny it: ${reason}`,
                ]);
            });
        }

        it("none of them looks at the VPC", () => {
            const statements = [allow(), deny({ IpAddress: { "aws:SourceIp": "192.0.2.0/24" } })];
            assert.deepEqual(reasons(statements, AWAY), [
                "it has no condition on `aws:SourceVpc`",
                "no Deny looks at `aws:SourceVpc`",
            ]);
        });
    });
});
