import assert from "node:assert/strict";
import type { Properties } from "../../../model/resource";
import { unknown } from "../../../model/unknown";
import { privateDomainConfined } from "../../../policy/rules/private-domain-confined";
import { DEFAULTS } from "../../../policy/settings";
import { NOTHING_SEEN } from "../../../policy/seen";
import {
    confining,
    ENDPOINT_ID,
    FOREIGN_VPC_ID,
    NETWORK,
    OPEN,
    program,
    REGION_SERVICE,
    type Registration,
    text,
    TYPES,
    VPC_ID,
} from "../program";

type Policy = Parameters<typeof confining>[0];

function domain(policy: Policy, types = "PRIVATE"): Registration {
    const inputs = { domainName: "api.example.com", policy, endpointConfiguration: { types } };
    return [TYPES.domain, "domain", { outputs: { arn: "arn:aws:apigateway:eu-central-1::/domainnames/x" }, inputs }];
}

function found(...registrations: readonly Registration[]): string[] {
    const findings = privateDomainConfined.stack?.(program(...registrations), DEFAULTS) ?? [];
    return findings.map(({ state, at }) => `${state} ${at}`);
}

function foundAlone(policy: Policy): string[] {
    const [resource] = program(domain(policy));
    if (resource === undefined) throw new Error("no program");
    const findings = privateDomainConfined.resource?.(resource, DEFAULTS, NOTHING_SEEN) ?? [];
    return findings.map(({ state, at }) => `${state} ${at}`);
}

describe("a private custom domain's policy", () => {
    it("passes when it admits the VPCs of the stack's endpoints alone", () => {
        assert.deepEqual(found(...NETWORK, domain(text(confining(VPC_ID)))), []);
    });

    it("is refused when it lets in others", () => {
        assert.deepEqual(found(...NETWORK, domain(text(OPEN))), ["violated policy"]);
        assert.deepEqual(found(...NETWORK, domain(text(confining(FOREIGN_VPC_ID)))), ["violated policy"]);
        assert.deepEqual(foundAlone(text(OPEN)), ["violated policy"]);
    });

    it("waits for the look at the stack where it is the domain's ARN alone that decides", () => {
        const Resource = "arn:aws:execute-api:*:*:/domainnames/*";
        const [deny] = confining(VPC_ID, ["Deny"])["Statement"] as readonly Properties[];
        const mixed = text({ ...OPEN, Statement: [...(OPEN["Statement"] as []), { ...deny, Resource }] });
        assert.deepEqual(foundAlone(mixed), []);
        assert.deepEqual(found(...NETWORK, domain(mixed)), ["unprovable policy"]);
    });

    it("denies everyone where there is none", () => {
        assert.deepEqual(found(...NETWORK, domain(null)), []);
        assert.deepEqual(found(...NETWORK, domain("")), []);
    });

    it("cannot be judged before it is known", () => {
        assert.deepEqual(found(...NETWORK, domain(unknown)), ["unprovable policy"]);
        assert.deepEqual(foundAlone(unknown), ["unprovable policy"]);
    });

    it("may admit the VPCs of associated endpoints alone, where the stack shows them", () => {
        const other: Registration = [
            TYPES.endpoint,
            "other",
            { id: "vpce-0f9e8d7c6b5a43210", inputs: { vpcId: FOREIGN_VPC_ID, serviceName: REGION_SERVICE } },
        ];
        const association: Registration = [
            TYPES.association,
            "association",
            { inputs: { accessAssociationSource: ENDPOINT_ID }, from: { domainNameArn: ["domain"] } },
        ];
        const both = domain(text(confining([VPC_ID, FOREIGN_VPC_ID])));
        assert.deepEqual(found(...NETWORK, other, both), []);
        assert.deepEqual(found(...NETWORK, other, both, association), ["violated policy"]);
    });

    it("is of no interest on a public domain", () => {
        assert.deepEqual(found(...NETWORK, domain(text(OPEN), "REGIONAL")), []);
    });
});
