/** Proves what the rule says of registered resources. Not: that the analyser is right, which `tests/model/iam` does. */
import assert from "node:assert/strict";
import type { Properties, Resource } from "../../../model/resource";
import { unknown } from "../../../model/unknown";
import type { Finding } from "../../../policy/rule";
import { privateApiConfinedToVpc } from "../../../policy/rules/private-api-confined-to-vpc";
import { NOTHING_SEEN, seenIn } from "../../../policy/seen";
import { DEFAULTS, type Settings } from "../../../policy/settings";
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
    REGION_SERVICE,
    text,
    TYPES,
    VPC_ID,
} from "../program";

const line = ({ state, missing, urn, at }: Finding): string =>
    [state, ...(missing === undefined ? [] : [missing]), urn.split("::").pop(), at].join(" ");

function ofStack(registrations: readonly Registration[], settings: Partial<Settings> = {}): string[] {
    return (privateApiConfinedToVpc.stack?.(program(...registrations), { ...DEFAULTS, ...settings }) ?? []).map(line);
}

/** The last resource judged alone, after the others were seen. */
function alone(registrations: readonly Registration[], settings: Partial<Settings> = {}): string[] {
    const resources = program(...registrations);
    const last: Resource | undefined = resources.at(-1);
    if (last === undefined) throw new Error("no program");
    const seen = registrations.length === 1 ? NOTHING_SEEN : seenIn(resources);
    return (privateApiConfinedToVpc.resource?.(last, { ...DEFAULTS, ...settings }, seen) ?? []).map(line);
}

const CONFINED = text(confining(VPC_ID));
const UNSAFE = text(OPEN);
const VIOLATED = ["violated policy policy"];

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
        for (const body of [twice, yaml, "{", "a: &a [*a]", "--- 1\n--- 2", '"text"']) {
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

describe("the VPCs that a private API is confined to", () => {
    it("are never those that the policy lists alone", () => {
        assert.deepEqual(ofStack([privateApi(), policyOf(CONFINED)]), VIOLATED);
        assert.deepEqual(
            ofStack([...NETWORK, privateApi(), policyOf(text(confining([VPC_ID, FOREIGN_VPC_ID])))]),
            VIOLATED,
        );
    });

    it("are those of the configuration too", () => {
        const allowedVpcs = [FOREIGN_VPC_ID];
        assert.deepEqual(ofStack([privateApi(), policyOf(text(confining(FOREIGN_VPC_ID)))], { allowedVpcs }), []);
        assert.deepEqual(
            ofStack([...NETWORK, privateApi(), policyOf(text(confining([VPC_ID, FOREIGN_VPC_ID])))], { allowedVpcs }),
            [],
        );
    });

    it("are those of the associated endpoints, where the stack shows them", () => {
        const foreign: Registration = [
            TYPES.endpoint,
            "foreign",
            { id: "vpce-0f9e8d7c6b5a43210", inputs: { vpcId: FOREIGN_VPC_ID, serviceName: REGION_SERVICE } },
        ];
        const associated = privateApi({ endpointConfiguration: { types: "PRIVATE", vpcEndpointIds: [ENDPOINT_ID] } });
        const both = policyOf(text(confining([VPC_ID, FOREIGN_VPC_ID])));
        assert.deepEqual(ofStack([...NETWORK, foreign, privateApi(), both]), []);
        assert.deepEqual(ofStack([...NETWORK, foreign, associated, both]), VIOLATED);
    });

    it("are not those of endpoints of other services", () => {
        const other: Registration = [
            TYPES.endpoint,
            "other",
            { inputs: { vpcId: FOREIGN_VPC_ID, serviceName: "com.amazonaws.eu-central-1.s3" } },
        ];
        assert.deepEqual(
            ofStack([...NETWORK, other, privateApi(), policyOf(text(confining(FOREIGN_VPC_ID)))]),
            VIOLATED,
        );
    });

    it("that are still to be made have no id that a policy could list", () => {
        const made: readonly Registration[] = [
            [TYPES.vpc, "vpc"],
            [
                TYPES.endpoint,
                "endpoint",
                { inputs: { vpcId: unknown, serviceName: REGION_SERVICE }, from: { vpcId: ["vpc"] } },
            ],
        ];
        assert.deepEqual(ofStack([...made, privateApi(), policyOf(CONFINED)]), VIOLATED);
        assert.deepEqual(ofStack([...made, privateApi(), policyOf(unknown)]), ["unprovable value policy policy"]);
    });

    it("that are not known for another reason may be those that are listed", () => {
        const adopted: Registration = [
            TYPES.endpoint,
            "endpoint",
            { inputs: { vpcId: unknown, serviceName: REGION_SERVICE } },
        ];
        assert.deepEqual(ofStack([adopted, privateApi(), policyOf(CONFINED)]), ["unprovable value policy policy"]);
        assert.deepEqual(ofStack([adopted, privateApi(), policyOf(UNSAFE)]), VIOLATED);
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

    it("is wanted always or never, as configured", () => {
        const resources = [...NETWORK, privateApi(), allowOnly, method("AWS_IAM")];
        assert.deepEqual(ofStack(resources, { explicitDeny: "never" }), []);
        assert.deepEqual(ofStack([...NETWORK, privateApi(), allowOnly], { explicitDeny: "always" }), [
            "violated policy policy.Deny",
        ]);
        assert.deepEqual(ofStack([...NETWORK, privateApi(), policyOf(CONFINED), method("AWS_IAM")]), []);
    });
});

describe("a private API's policy before it is created", () => {
    it("is refused when it is open whatever VPCs it means", () => {
        assert.deepEqual(alone([privateApi({ policy: UNSAFE })]), ["violated api policy"]);
        assert.deepEqual(alone([privateApi({ policy: CONFINED })]), []);
        assert.deepEqual(alone([privateApi({ policy: unknown })]), ["unprovable value api policy"]);
        assert.deepEqual(alone([privateApi()]), []);
    });

    it("is refused in our own component by its known parts", () => {
        const component = (resourcePolicy: Parameters<typeof policyOf>[0]): Registration => [
            TYPES.component,
            "api",
            { inputs: { endpointType: "PRIVATE", resourcePolicy } },
        ];
        assert.deepEqual(alone([component(confining([unknown]))]), ["unprovable value api resourcePolicy"]);
        assert.deepEqual(alone([component(confining([VPC_ID]))]), []);
        assert.deepEqual(alone([component(OPEN)]), ["violated api resourcePolicy"]);
        assert.deepEqual(alone([component(null)]), ["violated api resourcePolicy"]);
    });

    it("is taken for a private API's where all APIs before it are", () => {
        const publicApi: Registration = [TYPES.api, "public", { inputs: {} }];
        assert.deepEqual(alone([privateApi(), policyOf(UNSAFE)]), VIOLATED);
        assert.deepEqual(alone([publicApi, policyOf(UNSAFE)]), []);
        assert.deepEqual(alone([publicApi, privateApi(), policyOf(UNSAFE)]), []);
    });

    it("is refused beside public APIs too where it tests endpoint keys, which those may not", () => {
        const publicApi: Registration = [TYPES.api, "public", { inputs: {} }];
        const bypass = {
            ...confining(VPC_ID),
            Statement: [...(confining(VPC_ID, ["Allow"])["Statement"] as []), ...(OPEN["Statement"] as [])],
        };
        assert.deepEqual(alone([publicApi, privateApi(), policyOf(text(bypass))]), VIOLATED);
    });

    it("is refused for a VPC that cannot be one of the stack, before it is attached", () => {
        const both = text(confining([VPC_ID, FOREIGN_VPC_ID]));
        assert.deepEqual(alone([...NETWORK, privateApi(), policyOf(both)]), VIOLATED);
        assert.deepEqual(alone([...NETWORK, privateApi(), policyOf(both)], { allowedVpcs: [FOREIGN_VPC_ID] }), []);
        assert.deepEqual(alone([[TYPES.vpc, "vpc"], privateApi(), policyOf(both)]), VIOLATED);
        assert.deepEqual(alone([[TYPES.vpc, "vpc"], privateApi(), policyOf(CONFINED)]), []);
    });

    it("is refused for a VPC that no endpoint of the stack is in, where the stack makes none", () => {
        const adopted: Registration = [
            TYPES.endpoint,
            "endpoint",
            { inputs: { vpcId: VPC_ID, serviceName: REGION_SERVICE } },
        ];
        assert.deepEqual(alone([adopted, privateApi(), policyOf(text(confining(FOREIGN_VPC_ID)))]), VIOLATED);
        assert.deepEqual(alone([adopted, privateApi(), policyOf(CONFINED)]), []);
    });

    it("is judged with the API that its own ARNs name", () => {
        const arn = "arn:aws:execute-api:eu-central-1:111122223333:a1b2c3d4e5/*";
        const full = text({
            ...OPEN,
            Statement: [{ Effect: "Allow", Principal: "*", Action: "execute-api:Invoke", Resource: arn }],
        });
        assert.deepEqual(alone([...NETWORK, privateApi(), policyOf(full)]), VIOLATED);
    });
});

describe("the native provider's API", () => {
    it("is judged by the same rule", () => {
        const native = (Policy: typeof OPEN): Registration => [
            "aws-native:apigateway:RestApi",
            "api",
            { inputs: { policy: Policy, endpointConfiguration: { types: ["PRIVATE"] } } },
        ];
        assert.deepEqual(ofStack([...NETWORK, native(OPEN)]), ["violated api policy"]);
        assert.deepEqual(ofStack([...NETWORK, native(confining(VPC_ID))]), []);
    });
});
