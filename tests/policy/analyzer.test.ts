/**
 * Proves how the pack behaves in the process that the CLI runs it in: levels, configuration, companions, exceptions,
 * unknown values. Not: that the engine sends what is sent here.
 */
import assert from "node:assert/strict";
import { unknown } from "../../model/unknown";
import { RULES } from "../../policy/registry";
import { Analyzer, type Diagnostic, secret } from "../support/analyzer";
import {
    confining,
    FOREIGN_VPC_ID,
    NETWORK,
    OPEN,
    policyOf,
    privateApi,
    program,
    TYPES,
    text,
    urnOf,
    VPC_ID,
} from "./program";

const RULE = "private-api-confined-to-vpc";
const POLICY_URN = urnOf(TYPES.policy, "policy");
const STACK_URN = urnOf(TYPES.stack, "stack");

/** Whose finding, at which level, where: `<policy> <level> <place>`. */
function line({ policy, level, message }: Diagnostic): string {
    return `${policy} ${level} ${/^finding: .*\/([^/]*)$/m.exec(message)?.[1] ?? message}`;
}

const ofConfinement = (found: readonly Diagnostic[]): string[] =>
    found.filter(({ policy }) => policy.startsWith(RULE)).map(line);

describe("the policy pack in its process", () => {
    let pack: Analyzer;
    const stackOf = (document: Parameters<typeof policyOf>[0]) =>
        program([TYPES.stack, "stack"], ...NETWORK, privateApi(), policyOf(document));

    before(async () => {
        pack = await Analyzer.start();
    });
    after(() => pack.stop());
    afterEach(() => pack.configure({}));

    it("announces each rule and, right behind it, its advisory companion", async () => {
        const announced = await pack.policies();
        assert.deepEqual(
            announced.map(({ name, level }) => `${name} ${level}`),
            RULES.flatMap(({ name, level }) => [`${name} ${level}`, `${name}-unprovable advisory`]),
        );
        assert.deepEqual(
            new Set(announced.find(({ name }) => name === RULE)?.options),
            new Set(["allowedVpcs", "acceptedEndpoints", "explicitDeny", "exceptions"]),
        );
    });

    it("says nothing of a confined API", async () => {
        assert.deepEqual(ofConfinement(await pack.run(stackOf(text(confining(VPC_ID))))), []);
    });

    it("says a violation once, though the resource and the stack both show it", async () => {
        assert.deepEqual(ofConfinement(await pack.run(stackOf(text(OPEN)))), [`${RULE} mandatory policy`]);
    });

    it("names a resource in every diagnostic", async () => {
        const found = await pack.run(stackOf(text(OPEN)));
        assert.deepEqual(
            found.filter(({ urn }) => !urn.startsWith("urn:pulumi:")),
            [],
        );
        assert.equal(found.find(({ policy }) => policy === RULE)?.urn, POLICY_URN);
    });

    it("says in its message what is wrong, the request that gets in, and the finding's id", async () => {
        const [found] = (await pack.run(stackOf(text(OPEN)))).filter(({ policy }) => policy === RULE);
        assert.deepEqual(
            found?.message.split("\n").map((each) => each.split(":")[0]),
            [RULES[0]?.description, "policy", "evidence", "finding"],
        );
        assert.equal(found?.message.split("\n")[3], `finding: ${RULE}/${POLICY_URN}/policy`);
    });

    it("leaves what is not known yet to the companion", async () => {
        assert.deepEqual(ofConfinement(await pack.run(stackOf(unknown))), [`${RULE}-unprovable advisory policy`]);
    });

    it("reads secrets as they are", async () => {
        const [api, policy] = program(privateApi(), policyOf(null));
        if (api === undefined || policy === undefined) throw new Error("no program");
        const inputs = { ...policy.inputs, policy: secret(text(OPEN)) as never };
        assert.deepEqual(ofConfinement(await pack.run([api, { ...policy, inputs }])), [`${RULE} mandatory policy`]);
    });

    it("blocks an unsafe part that is known, whatever else is unknown", async () => {
        const component = (document: ReturnType<typeof confining>) =>
            program([TYPES.component, "api", { inputs: { endpointType: "PRIVATE", resourcePolicy: document } }]);
        assert.deepEqual(ofConfinement(await pack.analyze(only(component(confining(unknown))))), [
            `${RULE}-unprovable advisory resourcePolicy`,
        ]);
        assert.deepEqual(ofConfinement(await pack.analyze(only(component(OPEN)))), [
            `${RULE} mandatory resourcePolicy`,
        ]);
    });

    it("takes levels and options by configuration", async () => {
        const resources = stackOf(text(confining([VPC_ID, FOREIGN_VPC_ID])));
        assert.deepEqual(ofConfinement(await pack.run(resources)), [`${RULE} mandatory policy`]);
        await pack.configure({ [RULE]: { enforcementLevel: "advisory" } });
        assert.deepEqual(ofConfinement(await pack.run(resources)), [`${RULE} advisory policy`]);
        await pack.configure({ [RULE]: { enforcementLevel: "disabled" } });
        assert.deepEqual(ofConfinement(await pack.run(resources)), []);
        await pack.configure({ [RULE]: { allowedVpcs: [FOREIGN_VPC_ID] } });
        assert.deepEqual(ofConfinement(await pack.run(resources)), []);
        await pack.configure({ [`${RULE}-unprovable`]: { enforcementLevel: "mandatory" } });
        assert.deepEqual(ofConfinement(await pack.run(stackOf(unknown))), [`${RULE}-unprovable mandatory policy`]);
    });

    it("reports an option of a wrong type instead of ignoring it", async () => {
        await pack.configure({ [RULE]: { allowedVpcs: VPC_ID, explicitDeny: "sometimes" } });
        const found = (await pack.run(stackOf(text(confining(VPC_ID))))).filter(({ policy }) => policy === RULE);
        assert.deepEqual(
            found.map(({ urn, level, message }) => [urn, level, message.split("\n")[0]]),
            [
                [
                    STACK_URN,
                    "mandatory",
                    "allowedVpcs: is no list, got another value; expected a list of ids such as `vpc-0123456789abcdef0`; correct the pack's configuration",
                ],
                [
                    STACK_URN,
                    "mandatory",
                    "explicitDeny: is none of its values, got another value; expected `auto`, `always` or `never`; correct the pack's configuration",
                ],
            ],
        );
    });

    it("lets pass what an exception names, until its day is over", async () => {
        const exception = { resource: "policy", finding: "policy", reason: "moves next month", expires: "2999-01-31" };
        const resources = stackOf(text(OPEN));
        await pack.configure({ [RULE]: { exceptions: [exception] } });
        assert.deepEqual(ofConfinement(await pack.run(resources)), []);
        await pack.configure({ [RULE]: { exceptions: [{ ...exception, resource: POLICY_URN, finding: "*" }] } });
        assert.deepEqual(ofConfinement(await pack.run(resources)), []);
        await pack.configure({ [RULE]: { exceptions: [{ ...exception, expires: "2020-01-31" }] } });
        assert.deepEqual(ofConfinement(await pack.run(resources)), [
            `${RULE} mandatory policy`,
            `${RULE} mandatory exceptions[0]`,
        ]);
        await pack.configure({ [RULE]: { exceptions: [exception, { ...exception, resource: "other" }] } });
        assert.deepEqual(ofConfinement(await pack.run(resources)), [`${RULE} mandatory exceptions[1]`]);
    });

    it("does not miss an exception for a resource of another stack", async () => {
        const resource = "urn:pulumi:other::project::aws:apigateway/restApi:RestApi::api";
        const exception = { resource, finding: "*", reason: "moves next month", expires: "2999-01-31" };
        await pack.configure({ [RULE]: { exceptions: [exception] } });
        assert.deepEqual(ofConfinement(await pack.run(stackOf(text(confining(VPC_ID))))), []);
    });

    it("answers for values of the wrong type, and goes on", async () => {
        const wrong = program(
            ...NETWORK,
            privateApi({ policy: 5, body: [1], endpointConfiguration: { types: ["PRIVATE"] } }),
        );
        assert.deepEqual(ofConfinement(await pack.run(wrong)), [
            `${RULE} mandatory policy`,
            `${RULE} mandatory body.x-amazon-apigateway-policy`,
            `${RULE} mandatory policies`,
        ]);
        assert.deepEqual(ofConfinement(await pack.run(stackOf(text(confining(VPC_ID))))), []);
    });
});

describe("the policy pack in an update", () => {
    it("blocks what depends on a value that is still not known", async () => {
        const pack = await Analyzer.start(undefined, { PULUMI_NODEJS_DRY_RUN: "false" });
        try {
            assert.deepEqual(ofConfinement(await pack.run(program(...NETWORK, privateApi(), policyOf(unknown)))), [
                `${RULE} mandatory policy`,
            ]);
        } finally {
            await pack.stop();
        }
    });
});

function only<T>(list: readonly T[]): T {
    const [first] = list;
    if (first === undefined || list.length !== 1) throw new Error(`not one: ${list.length}`);
    return first;
}
