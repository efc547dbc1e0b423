/** Proves that the rule judges the native provider's private APIs, whose ARN it has to put together. */
import assert from "node:assert/strict";
import { confining, NETWORK, OPEN, type Registration, TYPES, VPC_ID } from "../program";
import { ARN, deniedBy, ofStack } from "./confinement";

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
        assert.deepEqual(ofStack([...NETWORK, native(deniedBy("arn:aws:execute-api:*:*:*"))]), []);
        assert.deepEqual(ofStack([...NETWORK, native(deniedBy("arn:aws-cn:execute-api:*:*:*"))]), [
            "violated api policy",
        ]);
        assert.deepEqual(ofStack([...NETWORK, native(deniedBy(`${ARN}*/*`))]), waits);
        assert.deepEqual(ofStack([...NETWORK, role("111122223333"), native(deniedBy(`${ARN}*/*`))]), []);
        assert.deepEqual(ofStack([...NETWORK, role("444455556666"), native(deniedBy(`${ARN}*/*`))]), [
            "violated api policy",
        ]);
        assert.deepEqual(
            ofStack([...NETWORK, role("111122223333"), role("444455556666"), native(deniedBy(`${ARN}*/*`))]),
            waits,
        );
    });

    it("is in no known region where its endpoints are in several, whatever the region of all else", () => {
        const native: Registration = [
            "aws-native:apigateway:RestApi",
            "api",
            {
                id: "a1b2c3d4e5",
                inputs: { policy: deniedBy(`${ARN}*/*`), endpointConfiguration: { types: ["PRIVATE"] } },
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
