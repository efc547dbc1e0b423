/**
 * Proves that no rule throws, whatever a property holds. Not: that what it then says is right.
 */
import assert from "node:assert/strict";
import { isUnknown, unknown } from "../../model/unknown";
import type { Data, Properties, Resource } from "../../model/resource";
import { RULES } from "../../policy/registry";
import type { Finding } from "../../policy/rule";
import { seenIn } from "../../policy/seen";
import { DEFAULTS } from "../../policy/settings";
import { Analyzer, secret } from "../support/analyzer";
import { confining, program, type Registration, text, TYPES } from "./program";
import { RULE_CASES } from "./rule-cases";

/** What a property may hold instead, a wrong type of each kind among them. */
const VALUES: readonly (Data | undefined)[] = [
    undefined,
    null,
    unknown,
    "",
    "text",
    "{",
    "[]",
    "\ud800",
    0,
    -1.5,
    Number.NaN,
    true,
    [],
    [null],
    [unknown],
    [[]],
    {},
    { types: unknown },
    { toString: "text", length: -1 },
    JSON.parse('{"__proto__": {"types": "PRIVATE"}, "constructor": 1}') as Data,
];

const MORE: readonly (readonly Resource[])[] = [
    program([TYPES.component, "api", { inputs: { endpointType: "PRIVATE", resourcePolicy: confining(unknown) } }]),
    program(
        [TYPES.api, "api", { inputs: { body: "openapi: 3.0.1", parameters: {}, endpointConfiguration: {} } }],
        [TYPES.put, "put", { inputs: { restApiId: "a1b2c3d4e5", body: "{}" } }],
        [TYPES.method, "method", { inputs: { restApi: "a1b2c3d4e5", authorization: "NONE" } }],
        [TYPES.association, "association", { inputs: { accessAssociationSource: "vpce-1", domainNameArn: "arn" } }],
    ),
    program([
        "aws-native:apigateway:RestApi",
        "native",
        { inputs: { policy: {}, body: {}, bodyS3Location: {}, endpointConfiguration: { types: ["PRIVATE"] } } },
    ]),
    program(["aws:s3/bucketV2:BucketV2", "unknown-type", { inputs: { policy: "{}", vpcId: "vpc-1" } }]),
    program(["pulumi:pulumi:Stack", "stack", { inputs: {} }], ["pulumi:providers:aws", "default", { inputs: {} }]),
    [],
];

const programs: readonly (readonly Resource[])[] = [
    ...Object.values(RULE_CASES).flatMap(({ violated, passed, unprovable }) => [violated, passed, unprovable]),
    ...MORE,
];

function judgeAll(resources: readonly Resource[]): readonly Finding[] {
    const seen = seenIn(resources);
    return RULES.flatMap((rule) => [
        ...resources.flatMap((resource) => rule.resource?.(resource, DEFAULTS, seen) ?? []),
        ...(rule.stack?.(resources, DEFAULTS) ?? []),
    ]);
}

/** The program with one property of one resource changed, in the inputs, the outputs or both. */
function* variants(resources: readonly Resource[]): Generator<readonly Resource[]> {
    for (const [index, resource] of resources.entries()) {
        for (const property of Object.keys(resource.inputs)) {
            for (const value of VALUES) {
                for (const inputs of changes(resource.inputs, property, value)) {
                    yield resources.with(index, { ...resource, inputs });
                    yield resources.with(index, { ...resource, inputs, outputs: inputs });
                    yield resources.with(index, { ...resource, outputs: { ...resource.outputs, ...inputs } });
                }
            }
        }
        yield resources.with(index, {
            ...resource,
            inputs: {},
            outputs: {},
            propertyDependencies: {},
            dependencies: [],
        });
        yield resources.with(index, {
            ...resource,
            dependencies: ["urn:pulumi:gone"],
            propertyDependencies: { policy: [] },
        });
    }
}

/** The property itself, and one level within it. */
function* changes(inputs: Properties, property: string, value: Data | undefined): Generator<Properties> {
    const { [property]: held, ...others } = inputs;
    yield value === undefined ? others : { ...inputs, [property]: value };
    if (typeof held !== "object" || held === null || Array.isArray(held) || isUnknown(held)) return;
    for (const key of Object.keys(held)) {
        const inner: Properties = { ...(held as Properties), [key]: value ?? null };
        yield { ...inputs, [property]: inner };
    }
}

describe("no rule throws", () => {
    it("for any property missing, null, unknown or of a wrong type, and names a resource each time", () => {
        let judged = 0;
        for (const resources of programs) {
            for (const variant of variants(resources)) {
                const urns = new Set(variant.map(({ urn }) => urn));
                const astray = judgeAll(variant).filter(({ urn, message }) => !urns.has(urn) || /\n/.test(message));
                assert.deepEqual(astray, []);
                judged += 1;
            }
        }
        assert.ok(judged > 1000, `${judged} programs`);
    }).timeout(120_000);

    it("in the pack's process, where unknown and secret values come as the engine writes them", async () => {
        const pack = await Analyzer.start();
        try {
            for (const resources of programs) {
                for (const value of [unknown, null, "{", secret(text(confining(unknown))) as Data]) {
                    const changed = resources.map((resource) => ({
                        ...resource,
                        inputs: Object.fromEntries(Object.keys(resource.inputs).map((key) => [key, value])),
                    }));
                    const found = await pack.run(changed);
                    assert.deepEqual(
                        found.filter(({ urn, message }) => urn === "" || /^finding: .*\/rule$/m.test(message)),
                        [],
                    );
                }
            }
        } finally {
            await pack.stop();
        }
    }).timeout(120_000);

    it("for assets and archives, of which nobody knows what they hold", async () => {
        const asset = { "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17", text: "{}" } as Data;
        const archive = { "4dabf18193072939515e22adb298388d": "0def7320c3a5731c473e5ecbe6d01bc7", path: "." } as Data;
        const api = (policy: Data): Registration => [
            TYPES.api,
            "api",
            { inputs: { policy, endpointConfiguration: { types: "PRIVATE" } } },
        ];
        const pack = await Analyzer.start();
        try {
            for (const value of [asset, archive]) {
                const [resource] = program(api(value));
                if (resource === undefined) throw new Error("no program");
                const found = await pack.analyze(resource);
                assert.deepEqual(
                    found.map(({ policy }) => policy).filter((policy) => policy.startsWith("private-api")),
                    ["private-api-confined-to-vpc-unprovable"],
                );
            }
        } finally {
            await pack.stop();
        }
    });
});
