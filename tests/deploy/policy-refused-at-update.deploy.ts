import assert from "node:assert/strict";
import type { Stack } from "../support/pulumi-cli";
import { Scenario } from "../support/side-by-side";
import { accessLogRole } from "./access-log-role.deploy";
import { type Kind, makeForeignStack, OF_ANY_STAGE } from "./foreign-stacks";
import { PACK, said } from "./policy-pack";
import { assertSucceeded, destroy, emulator } from "./stacks";

/** A policy that nobody can read before the VPC has its id. */
interface Late extends Kind {
    /** What the pack says of it in the end, by rule, resource and place. */
    readonly finding: string;
    /** What it says at the first preview. */
    readonly previewed: readonly string[];
    /** What may be in AWS when the policy is not. */
    readonly remains: "nothing" | "an API without a policy" | "an API with its safe policy";
    /** Whether it is deployed without the pack then, and looked at in the state. */
    readonly isAudited?: boolean;
}

const UNPROVABLE = "advisory private-api-confined-to-vpc-unprovable";

const LATE: readonly Late[] = [
    {
        carrier: "inline",
        policy: "second allow",
        finding: "private-api-confined-to-vpc: api policy",
        previewed: [`${UNPROVABLE}: api policy`, ...OF_ANY_STAGE],
        remains: "nothing",
        isAudited: true,
    },
    {
        carrier: "separate",
        policy: "VPC of somebody else, too",
        finding: "private-api-confined-to-vpc: policy policy",
        previewed: [`${UNPROVABLE}: policy policy`, ...OF_ANY_STAGE],
        remains: "an API without a policy",
        isAudited: true,
    },
    {
        carrier: "separate",
        policy: "VPC of somebody else, alone",
        finding: "private-api-confined-to-vpc: policy policy",
        previewed: [`${UNPROVABLE}: policy policy`, ...OF_ANY_STAGE],
        remains: "an API without a policy",
    },
    {
        carrier: "separate over a safe inline one",
        policy: "if exists",
        finding: "private-api-confined-to-vpc: policy policy",
        previewed: [
            `${UNPROVABLE}: api policy`,
            `${UNPROVABLE}: policy policy`,
            "mandatory policy-deployed: deployment triggers",
            "mandatory private-api-confined-to-vpc: api policies",
            ...OF_ANY_STAGE,
        ],
        remains: "an API with its safe policy",
    },
    {
        carrier: "body",
        policy: "for all values",
        finding: "private-api-confined-to-vpc: api body.x-amazon-apigateway-policy",
        previewed: [`${UNPROVABLE}: api body.x-amazon-apigateway-policy`, ...OF_ANY_STAGE],
        remains: "nothing",
        isAudited: true,
    },
    {
        carrier: "body merged over a safe inline one",
        policy: "deny narrower than allow",
        finding: "private-api-confined-to-vpc: api body.x-amazon-apigateway-policy",
        previewed: [`${UNPROVABLE}: api body.x-amazon-apigateway-policy`, `${UNPROVABLE}: api policy`, ...OF_ANY_STAGE],
        remains: "nothing",
    },
    {
        carrier: "domain",
        policy: "second allow",
        finding: "private-domain-confined: domain policy",
        previewed: ["advisory private-domain-confined-unprovable: domain policy"],
        remains: "nothing",
        isAudited: true,
    },
];

for (const late of LATE) {
    const { carrier, policy, previewed, remains, isAudited = false } = late;
    const finding = `mandatory ${late.finding}`;
    const advice = carrier === "domain" ? [] : OF_ANY_STAGE;
    Scenario.declare(
        `the policy "${policy}" that is ${carrier}, of a VPC without an id yet`,
        (scenario) => {
            let stack: Stack;

            scenario.step("is said at the first preview to be beyond proof", async () => {
                stack = await makeForeignStack(`${carrier}-${policy}`, late);
                const preview = await stack.preview(PACK);
                assert.deepEqual(said(preview), [...previewed].sort());
                assert.equal(preview.succeeded, !previewed.some((line) => line.startsWith("mandatory")));
            });

            scenario.step("is refused in the update before it is attached", async () => {
                const up = await stack.up(PACK);
                assert.equal(up.succeeded, false);
                assert.deepEqual(said(up), [finding]);
                assert.deepEqual(await attachedPolicies(stack), remains === "nothing" ? [] : [remains]);
            });

            if (isAudited) {
                scenario.step("is deployed where the pack is left out, and found in the state", async () => {
                    assertSucceeded(await stack.up());
                    const audit = await stack.analyze(PACK);
                    assert.deepEqual(said(audit), [finding, ...advice].sort());
                    assert.equal(audit.succeeded, false);
                });

                scenario.step("is refused at the next preview, now that the VPC has its id", async () => {
                    const preview = await stack.preview(PACK);
                    assert.deepEqual(said(preview), [finding, ...advice].sort());
                    assert.equal(preview.succeeded, false);
                });
            }

            scenario.finally("is destroyed with nothing left in AWS", () => destroy(stack));
        },
        () => [accessLogRole],
    );
}

/** What holds a policy, by the state; and the policy that AWS has for it. */
async function attachedPolicies(stack: Stack): Promise<readonly string[]> {
    const resources = await stack.resources();
    const ids = (type: string) => resources.filter((each) => each.type === type).map(({ id = "" }) => id);
    const apis = await Promise.all(ids("aws:apigateway/restApi:RestApi").map((id) => emulator().policy(id)));
    const others = [
        "aws:apigateway/domainName:DomainName",
        "aws:apigateway/restApiPolicy:RestApiPolicy",
        "aws:apigateway/deployment:Deployment",
    ];
    return [...apis.map(inWords), ...others.flatMap(ids)];
}

function inWords(policy: string | undefined): string {
    // The emulator says `null` where there is none.
    if (policy === undefined || policy === "null") return "an API without a policy";
    const { Statement: statements } = JSON.parse(policy) as {
        readonly Statement: readonly { readonly Effect: string; readonly Condition?: object }[];
    };
    const gist = statements.map(({ Effect, Condition = {} }) => [Effect, ...Object.keys(Condition)].join(" "));
    return gist.join() === "Allow,Deny StringNotEquals" ? "an API with its safe policy" : policy;
}
