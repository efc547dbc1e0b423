import assert from "node:assert/strict";
import type { Properties } from "../../../model/resource";
import { unknown } from "../../../model/unknown";
import { publicApiWithVpcKeys } from "../../../policy/rules/public-api-with-vpc-keys";
import { NOTHING_SEEN } from "../../../policy/seen";
import { DEFAULTS } from "../../../policy/settings";
import { confining, OPEN, policyOf, privateApi, program, type Registration, text, VPC_ID } from "../program";

const PUBLIC = privateApi({ endpointConfiguration: { types: "REGIONAL" } });

function found(...registrations: readonly Registration[]): string[] {
    const findings = publicApiWithVpcKeys.stack?.(program(...registrations), DEFAULTS) ?? [];
    return findings.map(({ state, urn, message }) => {
        const said = / so that it ([^,]*), got (.*?); /.exec(message);
        return [state, urn.split("::").pop(), ...(said?.slice(1) ?? [])].join(" ");
    });
}

function withCondition(Effect: "Allow" | "Deny", Condition: Properties): string {
    const statement = { Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*" };
    return text({
        Version: "2012-10-17",
        Statement: [
            { Effect: "Allow", ...statement },
            { Effect, ...statement, Condition },
        ],
    });
}

describe("endpoint-only keys in the policy of a public API", () => {
    it("are named, with what becomes of its callers", () => {
        assert.deepEqual(found(PUBLIC, policyOf(text(confining(VPC_ID)))), [
            "violated policy denies everyone `aws:SourceVpc`",
        ]);
        assert.deepEqual(found(PUBLIC, policyOf(text(confining(VPC_ID, ["Allow"])))), [
            "violated policy denies everyone `aws:SourceVpc`",
        ]);
        const negated = withCondition("Deny", { StringEquals: { "aws:SourceVpce": "vpce-0a1b2c3d4e5f60718" } });
        assert.deepEqual(found(PUBLIC, policyOf(negated)), [
            "violated policy admits callers from anywhere `aws:SourceVpce`",
        ]);
    });

    it("are found in any case, in variables, escaped, and in each place that holds a policy", () => {
        const odd = withCondition("Allow", { StringEquals: { "AWS:sourceVPC": VPC_ID } });
        const variable = withCondition("Allow", { StringLike: { "aws:UserAgent": "${aws:VpcSourceIp}" } });
        const escaped = withCondition("Allow", { StringEquals: { "aws:SourceVpc": VPC_ID } }).replace(
            '"aws:S',
            '"\\u0061ws:S',
        );
        const inBody = { "x-amazon-apigateway-policy": confining(VPC_ID) };
        assert.deepEqual(found(PUBLIC, policyOf(odd)), [
            "violated policy admits callers from anywhere `AWS:sourceVPC`",
        ]);
        assert.deepEqual(found(PUBLIC, policyOf(variable)).length, 1);
        assert.deepEqual(found(PUBLIC, policyOf(escaped)), [
            "violated policy admits callers from anywhere `aws:SourceVpc`",
        ]);
        assert.deepEqual(found(privateApi({ endpointConfiguration: null, body: inBody })), [
            "violated api denies everyone `aws:SourceVpc`",
        ]);
    });

    it("decide nothing in the name of a policy or of a statement", () => {
        const [statement] = OPEN["Statement"] as readonly Properties[];
        const named = { ...OPEN, Id: "no aws:SourceVpc", Statement: [{ ...statement, Sid: "no aws:SourceVpc" }] };
        assert.deepEqual(found(PUBLIC, policyOf(text(named))), []);
        assert.deepEqual(found(PUBLIC, policyOf(named)), []);
    });

    it("are found before an API is created", () => {
        const [api] = program(privateApi({ endpointConfiguration: null, policy: text(confining(VPC_ID)) }));
        if (api === undefined) throw new Error("no program");
        const findings = publicApiWithVpcKeys.resource?.(api, DEFAULTS, NOTHING_SEEN) ?? [];
        assert.deepEqual(
            findings.map(({ state, at }) => `${state} ${at}`),
            ["violated policy"],
        );
    });

    it("may be there or not where the policy or the type is not known yet", () => {
        assert.deepEqual(found(PUBLIC, policyOf(unknown)), ["unprovable policy"]);
        assert.deepEqual(found(privateApi({ endpointConfiguration: unknown }), policyOf(text(confining(VPC_ID)))), [
            "unprovable policy",
        ]);
    });

    it("are right in a private API's, and other keys in a public one's", () => {
        assert.deepEqual(found(privateApi(), policyOf(text(confining(VPC_ID)))), []);
        assert.deepEqual(found(PUBLIC, policyOf(text(OPEN))), []);
        assert.deepEqual(
            found(PUBLIC, policyOf(withCondition("Deny", { IpAddress: { "aws:SourceIp": "192.0.2.0/24" } }))),
            [],
        );
    });
});
