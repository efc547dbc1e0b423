import assert from "node:assert/strict";
import { confinedTo, endpointOnlyKeys, policyDocument, withRevision } from "../../components/resource-policy";

describe("the resource policy of a private API", () => {
    it("is an Allow and a Deny on the same VPCs, for anyone and every method", () => {
        const anyone = { Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*" };
        assert.deepEqual(confinedTo(["vpc-1", "vpc-2"]), {
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "AllowFromVpcs",
                    Effect: "Allow",
                    ...anyone,
                    Condition: { StringEquals: { "aws:SourceVpc": ["vpc-1", "vpc-2"] } },
                },
                {
                    Sid: "DenyFromElsewhere",
                    Effect: "Deny",
                    ...anyone,
                    Condition: { StringNotEquals: { "aws:SourceVpc": ["vpc-1", "vpc-2"] } },
                },
            ],
        });
    });

    it("says the same with a revision, in other words", () => {
        const plain = confinedTo(["vpc-1"]);
        const revised = withRevision(plain, "abc");
        assert.deepEqual(
            revised.Statement.map(({ Sid }) => Sid),
            ["AllowFromVpcsabc", "DenyFromElsewhereabc"],
        );
        const withoutSids = (document: typeof plain) => document.Statement.map((each) => ({ ...each, Sid: undefined }));
        assert.deepEqual(withoutSids(revised), withoutSids(plain));
    });
});

describe("endpointOnlyKeys", () => {
    const policy = (condition: object) => ({ Statement: [{ Effect: "Allow", Condition: condition }] });

    it("finds each of the keys that only private APIs have, in any case of letters", () => {
        const document = policy({
            StringEquals: { "aws:SourceVpc": "vpc-1" },
            "ForAnyValue:StringEquals": { "AWS:sourcevpce": "vpce-1" },
            IpAddress: { "aws:VpcSourceIp": "10.0.0.0/8" },
        });
        assert.deepEqual(endpointOnlyKeys(document), ["aws:SourceVpc", "AWS:sourcevpce", "aws:VpcSourceIp"]);
    });

    it("leaves alone what a public request carries, and values that look like keys", () => {
        assert.deepEqual(endpointOnlyKeys(policy({ IpAddress: { "aws:SourceIp": ["203.0.113.0/24"] } })), []);
        assert.deepEqual(endpointOnlyKeys(policy({ StringEquals: { "aws:UserAgent": "aws:SourceVpc" } })), []);
    });
});

describe("policyDocument", () => {
    const statement = { Effect: "Allow", Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*" };

    it("takes one statement without a list", () => {
        assert.deepEqual(policyDocument({ Version: "2012-10-17", Statement: statement }), {
            Version: "2012-10-17",
            Statement: [statement],
        });
    });

    it("adds no version, which would change what a policy means", () => {
        assert.deepEqual(policyDocument({ Statement: [statement] }), { Statement: [statement] });
    });

    it("is nothing where there is no policy", () => {
        const wrong = [undefined, null, "x", [], {}, { Foo: 1 }, { Statement: [] }, { Statement: "x" }];
        for (const policy of [
            ...wrong,
            { Statement: [statement, { Effect: "allow" }] },
            { Statement: [statement, null] },
        ]) {
            assert.equal(policyDocument(policy), undefined, JSON.stringify(policy));
        }
    });
});
