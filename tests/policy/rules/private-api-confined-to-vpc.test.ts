/** Proves what the rule says of a stack. Not: that the analyser is right, which `tests/model/iam` does. */
import assert from "node:assert/strict";
import type { Properties } from "../../../model/resource";
import { unknown } from "../../../model/unknown";
import { privateApiConfinedToVpc } from "../../../policy/rules/private-api-confined-to-vpc";
import { DEFAULTS } from "../../../policy/settings";
import {
    confining,
    ENDPOINT_ID,
    FOREIGN_VPC_ID,
    NETWORK,
    OPEN,
    type Parts,
    policyOf,
    privateApi,
    program,
    type Registration,
    text,
    TYPES,
    VPC_ID,
} from "../program";
import { CONFINED, ofStack, UNSAFE, VIOLATED } from "./confinement";

describe("a private API's policy in the stack", () => {
    it("passes when it admits the VPCs of the stack's endpoints alone", () => {
        assert.deepEqual(ofStack([...NETWORK, privateApi(), policyOf(CONFINED)]), []);
        assert.deepEqual(ofStack([...NETWORK, privateApi({ policy: CONFINED })]), []);
    });

    it("is refused when it lets anyone in, with the request and the change", () => {
        const [finding] =
            privateApiConfinedToVpc.stack?.(program(...NETWORK, privateApi(), policyOf(UNSAFE)), DEFAULTS) ?? [];
        assert.equal(
            finding?.message,
            `policy: lets in callers outside the VPCs of the API, got a request from any other VPC; expected callers from \`${VPC_ID}\` alone; ${finding?.fix}`,
        );
        assert.match(finding?.evidence ?? "", /^anyone in `vpc-.*let in by `Statement\[0\]`/);
        assert.equal(
            finding?.fix,
            `\`Statement[0]\`: add a condition \`StringEquals\` of \`aws:SourceVpc\` \`${VPC_ID}\``,
        );
    });

    it("is refused in each place that can hold one", () => {
        const body = JSON.stringify({ openapi: "3.0.1", "x-amazon-apigateway-policy": OPEN });
        const yaml = `openapi: "3.0.1"\nx-amazon-apigateway-policy:\n  Version: "2012-10-17"\n  Statement:\n    - Effect: Allow\n      Principal: "*"\n      Action: execute-api:Invoke\n      Resource: execute-api:/*\n`;
        const put: Registration = [
            TYPES.put,
            "put",
            { inputs: { restApiId: "a1b2c3d4e5", body }, from: { restApiId: ["api"] } },
        ];
        const inBody = ["violated api body.x-amazon-apigateway-policy"];
        assert.deepEqual(ofStack([...NETWORK, privateApi({ policy: UNSAFE })]), ["violated api policy"]);
        assert.deepEqual(ofStack([...NETWORK, privateApi(), policyOf(UNSAFE)]), VIOLATED);
        assert.deepEqual(ofStack([...NETWORK, privateApi({ body })]), inBody);
        assert.deepEqual(ofStack([...NETWORK, privateApi({ body, putRestApiMode: "merge" })]), inBody);
        assert.deepEqual(ofStack([...NETWORK, privateApi({ body: yaml })]), inBody);
        assert.deepEqual(ofStack([...NETWORK, privateApi(), put]), ["violated put body.x-amazon-apigateway-policy"]);
    });

    it("is refused in a body that says a thing twice or cannot be read", () => {
        const twice = `{"x-amazon-apigateway-policy": ${CONFINED}, "x-amazon-apigateway-policy": ${UNSAFE}}`;
        const yaml = "a: 1\na: 2\n";
        const deep = [
            `a: ${"[".repeat(1200)}`,
            `${"- ".repeat(1200)}a`,
            `a: ${"{a: ".repeat(1200)}${"}".repeat(1200)}`,
        ];
        for (const body of [...deep, twice, yaml, "{", "a: &a [*a]", "--- 1\n--- 2", '"text"']) {
            assert.deepEqual(ofStack([...NETWORK, privateApi({ body })]), [
                "violated api body.x-amazon-apigateway-policy",
            ]);
        }
    });

    it("is judged by every shape in which a program says that an API is private", () => {
        const shapes: readonly Properties[] = [
            { endpointConfiguration: { types: "PRIVATE" } },
            { endpointConfiguration: { types: ["PRIVATE"] } },
            { endpointConfiguration: [{ types: ["PRIVATE"] }] },
            { endpointConfiguration: unknown, parameters: { endpointConfigurationTypes: "PRIVATE" } },
            {
                endpointConfiguration: null,
                body: { "x-amazon-apigateway-endpoint-configuration": { vpcEndpointIds: [ENDPOINT_ID] } },
            },
        ];
        for (const inputs of shapes) {
            assert.deepEqual(ofStack([...NETWORK, privateApi(inputs), policyOf(UNSAFE)]), VIOLATED);
        }
        const outputs: Parts = { id: "a1b2c3d4e5", outputs: { endpointConfiguration: { types: "PRIVATE" } } };
        assert.deepEqual(ofStack([...NETWORK, [TYPES.api, "api", outputs], policyOf(UNSAFE)]), VIOLATED);
    });

    it("is of no interest on a public API", () => {
        for (const endpointConfiguration of [{ types: "REGIONAL" }, { types: ["EDGE"] }, null]) {
            assert.deepEqual(ofStack([...NETWORK, privateApi({ endpointConfiguration }), policyOf(UNSAFE)]), []);
        }
    });

    it("waits for the type of the API", () => {
        assert.deepEqual(
            ofStack([...NETWORK, privateApi({ endpointConfiguration: { types: unknown } }), policyOf(UNSAFE)]),
            ["unprovable value policy policy"],
        );
    });

    it("is missed", () => {
        assert.deepEqual(ofStack([...NETWORK, privateApi()]), ["violated api policy"]);
        assert.deepEqual(ofStack([...NETWORK, privateApi({ policy: "" })]), ["violated api policy"]);
        const elsewhere = (restApiId: Properties[string]): Registration => [
            TYPES.policy,
            "policy",
            { inputs: { restApiId, policy: CONFINED } },
        ];
        assert.deepEqual(ofStack([...NETWORK, privateApi(), elsewhere("z9y8x7w6v5")]), ["violated api policy"]);
        assert.deepEqual(ofStack([...NETWORK, privateApi(), elsewhere(unknown)]), ["unprovable value api policy"]);
        assert.deepEqual(ofStack([...NETWORK, privateApi({ body: unknown })]), [
            "unprovable value api body.x-amazon-apigateway-policy",
        ]);
    });

    it("is wanted once", () => {
        assert.deepEqual(ofStack([...NETWORK, privateApi({ policy: CONFINED }), policyOf(UNSAFE)]), [
            "violated api policies",
            "violated policy policy",
        ]);
        assert.deepEqual(ofStack([...NETWORK, privateApi(), policyOf(CONFINED), policyOf(CONFINED, "second")]), [
            "violated api policies",
        ]);
    });

    it("belongs to the API that its id is made of, before ids are known", () => {
        const api: Registration = [TYPES.api, "api", { inputs: { endpointConfiguration: { types: "PRIVATE" } } }];
        const other: Registration = [TYPES.api, "other", { inputs: { endpointConfiguration: { types: "REGIONAL" } } }];
        const policy = (of: string): Registration => [
            TYPES.policy,
            "policy",
            { inputs: { restApiId: unknown, policy: UNSAFE }, from: { restApiId: [of] } },
        ];
        assert.deepEqual(ofStack([...NETWORK, api, other, policy("api")]), VIOLATED);
        assert.deepEqual(ofStack([...NETWORK, api, other, policy("other")]), ["violated api policy"]);
    });

    it("of an API elsewhere is left open where it does not confine", () => {
        const elsewhere = (policy: string): Registration => [
            TYPES.policy,
            "policy",
            { inputs: { restApiId: "z9y8x7w6v5", policy } },
        ];
        assert.deepEqual(ofStack([...NETWORK, elsewhere(UNSAFE)]), ["unprovable resource policy policy"]);
        assert.deepEqual(ofStack([...NETWORK, elsewhere(CONFINED)]), []);
    });

    it("of an API elsewhere is refused where it tests endpoint keys and lets in others", () => {
        const policy = text(confining([VPC_ID, FOREIGN_VPC_ID]));
        const elsewhere: Registration = [TYPES.policy, "policy", { inputs: { restApiId: "z9y8x7w6v5", policy } }];
        assert.deepEqual(ofStack([...NETWORK, elsewhere]), VIOLATED);
        assert.deepEqual(ofStack([...NETWORK, elsewhere], { allowedVpcs: [FOREIGN_VPC_ID] }), []);
    });
});

describe("a private API's policy by endpoints", () => {
    const byEndpoint = text({
        Version: "2012-10-17",
        Statement: [
            {
                Effect: "Allow",
                Principal: "*",
                Action: "execute-api:Invoke",
                Resource: "execute-api:/*",
                Condition: { StringEquals: { "aws:SourceVpce": ENDPOINT_ID } },
            },
        ],
    });

    it("is refused until the endpoints are accepted, and says which option does that", () => {
        const resources = [...NETWORK, privateApi(), policyOf(byEndpoint)];
        assert.deepEqual(ofStack(resources), VIOLATED);
        assert.deepEqual(ofStack(resources, { acceptedEndpoints: [ENDPOINT_ID] }), []);
        const [finding] = privateApiConfinedToVpc.stack?.(program(...resources), DEFAULTS) ?? [];
        assert.match(finding?.fix ?? "", new RegExp(`^add \`${ENDPOINT_ID}\` to \`acceptedEndpoints\` of the rule`));
    });
});

describe("an explicit Deny", () => {
    const allowOnly = policyOf(text(confining(VPC_ID, ["Allow"])));
    const method = (authorization: Parameters<typeof policyOf>[0]): Registration => [
        TYPES.method,
        "method",
        { inputs: { restApi: "a1b2c3d4e5", authorization } },
    ];

    it("is wanted where a method asks who calls", () => {
        const with_ = (...more: Registration[]) => ofStack([...NETWORK, privateApi(), allowOnly, ...more]);
        assert.deepEqual(with_(), []);
        assert.deepEqual(with_(method("NONE")), []);
        for (const authorization of ["AWS_IAM", "CUSTOM", "COGNITO_USER_POOLS"]) {
            assert.deepEqual(with_(method(authorization)), ["violated policy policy.Deny"]);
        }
        assert.deepEqual(with_(method(unknown)), ["unprovable value policy policy.Deny"]);
    });

    it("is wanted where a body names an authorizer", () => {
        const body = { paths: { "/": { get: { "x-amazon-apigateway-auth": { type: "AWS_IAM" } } } } };
        assert.deepEqual(ofStack([...NETWORK, privateApi({ body }), allowOnly]), ["violated policy policy.Deny"]);
    });

    it("is wanted where a method of the native provider asks who calls", () => {
        const native = (authorizationType: string): Registration => [
            "aws-native:apigateway:Method",
            "method",
            { inputs: { restApiId: "a1b2c3d4e5", authorizationType } },
        ];
        assert.deepEqual(ofStack([...NETWORK, privateApi(), allowOnly, native("AWS_IAM")]), [
            "violated policy policy.Deny",
        ]);
        assert.deepEqual(ofStack([...NETWORK, privateApi(), allowOnly, native("NONE")]), []);
    });

    it("is wanted always or never, as configured", () => {
        const resources = [...NETWORK, privateApi(), allowOnly, method("AWS_IAM")];
        assert.deepEqual(ofStack(resources, { explicitDeny: "never" }), []);
        assert.deepEqual(ofStack([...NETWORK, privateApi(), allowOnly], { explicitDeny: "always" }), [
            "violated policy policy.Deny",
        ]);
        assert.deepEqual(ofStack([...NETWORK, privateApi(), policyOf(CONFINED), method("AWS_IAM")]), []);
    });
});
