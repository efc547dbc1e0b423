/** Proves which VPCs the rule takes as the own ones of a private API. */
import assert from "node:assert/strict";
import type { Properties } from "../../../model/resource";
import { unknown } from "../../../model/unknown";
import {
    confining,
    ENDPOINT_ID,
    FOREIGN_VPC_ID,
    NETWORK,
    policyOf,
    privateApi,
    REGION_SERVICE,
    type Registration,
    text,
    TYPES,
    VPC_ID,
} from "../program";
import { CONFINED, ofStack, UNSAFE, VIOLATED } from "./confinement";

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
