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

const ARN = "arn:aws:execute-api:eu-central-1:111122223333:";

/** Lets in everyone by the short form, and denies those from outside by an ARN. */
function mixed(Resource: string): string {
    const statements = confining(VPC_ID, ["Deny"])["Statement"] as readonly Properties[];
    return text({
        ...OPEN,
        Statement: [...(OPEN["Statement"] as []), ...statements.map((each) => ({ ...each, Resource }))],
    });
}

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

    it("are not those of other endpoints that go into the API's properties, where the associated ids are known", () => {
        const foreign: Registration = [
            TYPES.endpoint,
            "foreign",
            { id: "vpce-0f9e8d7c6b5a43210", inputs: { vpcId: FOREIGN_VPC_ID, serviceName: REGION_SERVICE } },
        ];
        const both = policyOf(text(confining([VPC_ID, FOREIGN_VPC_ID])));
        const associated = (id: Properties[string], property: string) => {
            const endpointConfiguration = { types: "PRIVATE", vpcEndpointIds: [id] };
            return ofStack([
                ...NETWORK,
                foreign,
                privateApi({ endpointConfiguration }, { [property]: ["endpoint", "foreign"] }),
                both,
            ]);
        };
        assert.deepEqual(associated(ENDPOINT_ID, "endpointConfiguration"), VIOLATED);
        assert.deepEqual(associated(ENDPOINT_ID, "body"), VIOLATED);
        assert.deepEqual(associated(unknown, "endpointConfiguration"), []);
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

    it("is left to the look at the stack where nothing says that it is a private API's", () => {
        const publicApi: Registration = [TYPES.api, "public", { id: "z9y8x7w6v5", inputs: {} }];
        const ofPublic: Registration = [
            TYPES.policy,
            "policy",
            { inputs: { restApiId: "z9y8x7w6v5", policy: UNSAFE } },
        ];
        assert.deepEqual(alone([privateApi(), policyOf(UNSAFE)]), []);
        assert.deepEqual(alone([privateApi({ policy: CONFINED }), ofPublic]), []);
        assert.deepEqual(ofStack([...NETWORK, privateApi({ policy: CONFINED }), publicApi, ofPublic]), []);
        assert.deepEqual(ofStack([...NETWORK, privateApi(), publicApi, policyOf(UNSAFE)]), VIOLATED);
    });

    it("of a custom domain is left to the rule for those", () => {
        const domain: Registration = [
            TYPES.domain,
            "domain",
            { inputs: { endpointConfiguration: { types: "PRIVATE" }, policy: UNSAFE } },
        ];
        assert.deepEqual(alone([domain]), []);
    });

    it("waits for the look at the stack where it is the API's ARN alone that decides", () => {
        const ofOthers = mixed("arn:aws:execute-api:us-east-1:111122223333:*/*");
        const known = { ...privateApi()[2], outputs: { executionArn: `${ARN}a1b2c3d4e5` } };
        const inStack = (policy: string) =>
            ofStack([...NETWORK, [TYPES.api, "api", { ...known, inputs: { ...known.inputs, policy } }]]);
        for (const arn of ["arn:aws:execute-api:*:*:*", `${ARN}*/*`, `${ARN}a1b2c3d4e5/*`]) {
            assert.deepEqual(alone([...NETWORK, privateApi({ policy: mixed(arn) })]), []);
            assert.deepEqual(inStack(mixed(arn)), []);
        }
        assert.deepEqual(alone([...NETWORK, privateApi({ policy: ofOthers })]), []);
        assert.deepEqual(inStack(ofOthers), ["violated api policy"]);
    });

    it("is not refused for the order in which resources are registered", () => {
        const [vpc] = NETWORK;
        if (vpc === undefined) throw new Error("no VPC");
        const used = (vpcId: string): Registration => ["aws:ec2/subnet:Subnet", vpcId, { inputs: { vpcId } }];
        const foreign = text(confining(FOREIGN_VPC_ID));
        assert.deepEqual(alone([vpc, used(FOREIGN_VPC_ID), privateApi({ policy: CONFINED })]), []);
        assert.deepEqual(alone([vpc, used(VPC_ID), privateApi({ policy: foreign })]), []);
        const associated = { types: "PRIVATE", vpcEndpointIds: [ENDPOINT_ID] };
        const both = text(confining([VPC_ID, FOREIGN_VPC_ID]));
        assert.deepEqual(alone([...NETWORK, privateApi({ endpointConfiguration: associated, policy: both })]), [
            "violated api policy",
        ]);
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
            Statement: [
                { Effect: "Allow", Principal: "*", Action: "execute-api:Invoke", Resource: arn },
                ...(confining(VPC_ID, ["Allow"])["Statement"] as []),
            ],
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

    it("is in the region of its endpoints and the account of all else, as it does not tell its ARN", () => {
        const native = (Policy: string): Registration => [
            "aws-native:apigateway:RestApi",
            "api",
            { id: "a1b2c3d4e5", inputs: { policy: Policy, endpointConfiguration: { types: ["PRIVATE"] } } },
        ];
        const role = (account: string): Registration => [
            "aws:iam/role:Role",
            account,
            { outputs: { arn: `arn:aws:iam::${account}:role/r` } },
        ];
        const waits = ["unprovable value api policy"];
        assert.deepEqual(ofStack([...NETWORK, native(mixed("arn:aws:execute-api:*:*:*"))]), []);
        assert.deepEqual(ofStack([...NETWORK, native(mixed("arn:aws-cn:execute-api:*:*:*"))]), ["violated api policy"]);
        assert.deepEqual(ofStack([...NETWORK, native(mixed(`${ARN}*/*`))]), waits);
        assert.deepEqual(ofStack([...NETWORK, role("111122223333"), native(mixed(`${ARN}*/*`))]), []);
        assert.deepEqual(ofStack([...NETWORK, role("444455556666"), native(mixed(`${ARN}*/*`))]), [
            "violated api policy",
        ]);
        assert.deepEqual(
            ofStack([...NETWORK, role("111122223333"), role("444455556666"), native(mixed(`${ARN}*/*`))]),
            waits,
        );
    });

    it("is in no known region where its endpoints are in several, whatever the region of all else", () => {
        const native: Registration = [
            "aws-native:apigateway:RestApi",
            "api",
            {
                id: "a1b2c3d4e5",
                inputs: { policy: mixed(`${ARN}*/*`), endpointConfiguration: { types: ["PRIVATE"] } },
            },
        ];
        const queue: Registration = [
            "aws:sqs/queue:Queue",
            "queue",
            { outputs: { arn: "arn:aws:sqs:eu-central-1:111122223333:q" } },
        ];
        const elsewhere: Registration = [
            TYPES.endpoint,
            "elsewhere",
            { inputs: { serviceName: "com.amazonaws.us-east-1.execute-api", vpcId: VPC_ID } },
        ];
        assert.deepEqual(ofStack([...NETWORK, queue, native]), []);
        assert.deepEqual(ofStack([...NETWORK, queue, elsewhere, native]), ["unprovable value api policy"]);
    });
});
