/** Proves what the rule says of a resource before it is created, when the rest of the stack is not there yet. */
import assert from "node:assert/strict";
import { unknown } from "../../../model/unknown";
import {
    confining,
    ENDPOINT_ID,
    FOREIGN_VPC_ID,
    NETWORK,
    OPEN,
    policyOf,
    privateApi,
    REGION_SERVICE,
    type Registration,
    text,
    TYPES,
    VPC_ID,
} from "../program";
import { alone, ARN, CONFINED, deniedBy, ofStack, UNSAFE, VIOLATED } from "./confinement";

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
        const ofOthers = deniedBy("arn:aws:execute-api:us-east-1:111122223333:*/*");
        const known = { ...privateApi()[2], outputs: { executionArn: `${ARN}a1b2c3d4e5` } };
        const inStack = (policy: string) =>
            ofStack([...NETWORK, [TYPES.api, "api", { ...known, inputs: { ...known.inputs, policy } }]]);
        for (const arn of ["arn:aws:execute-api:*:*:*", `${ARN}*/*`, `${ARN}a1b2c3d4e5/*`]) {
            assert.deepEqual(alone([...NETWORK, privateApi({ policy: deniedBy(arn) })]), []);
            assert.deepEqual(inStack(deniedBy(arn)), []);
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
