import assert from "node:assert/strict";
import type { Config, Stack } from "../support/pulumi-cli";
import type { Change } from "./examples.deploy";
import { emulator, idsOf, resource, withSection } from "./stacks";

const LINKS = ["aws:apigatewayv2/vpcLink:VpcLink", "aws:apigateway/vpcLink:VpcLink"];

/** `options` of the configuration, with some added or replaced. */
const withOptions = (options: Readonly<Record<string, unknown>>) => (config: Config) =>
    withSection(config, "options", options);

const REDEPLOYED = [
    "create-replacement public-deployment",
    "delete-replaced public-deployment",
    "replace public-deployment",
];

/** The id of the link that the stage goes through, in the state and in AWS alike. */
async function linkOfStage(stack: Stack): Promise<string> {
    const stage = await resource(stack, "aws:apigateway/stage:Stage");
    const { restApi, stageName, variables } = stage.outputs as {
        readonly restApi: string;
        readonly stageName: string;
        readonly variables: { readonly vpcLinkId: string };
    };
    assert.deepEqual(await emulator().stageVariables(restApi, stageName), variables);
    return variables.vpcLinkId;
}

const aTargetIsAdded: Change = {
    title: "registers a server that is added, and touches nothing else",
    config: withOptions({ targets: ["192.168.10.11", "192.168.10.12", "192.168.10.13"] }),
    check: async ({ stack, changes }) => {
        assert.deepEqual(changes, ["create targets-192.168.10.13"]);
        const attachment = await resource(
            stack,
            "aws:lb/targetGroupAttachment:TargetGroupAttachment",
            "::targets-192.168.10.13",
        );
        assert.equal(attachment.outputs?.["availabilityZone"], "all");
    },
};

const aLegacyLinkStandsBy: Change = {
    title: "puts a link of version 1 beside, while the stage goes on through version 2",
    config: withOptions({ standbyVpcLink: true }),
    check: async ({ stack, changes }) => {
        assert.deepEqual(changes, [
            "create front-balancer",
            "create front-clients",
            "create front-into-targets",
            "create front-listener",
            "create front-target-balancer",
            "create front-targets",
            "create front-to-targets",
            "create link-v1-link",
        ]);
        const links = await idsOf(stack, LINKS);
        assert.deepEqual(Object.keys(links).sort(), ["link-link", "link-v1-link"]);
        assert.equal(await linkOfStage(stack), links["link-link"]);
    },
};

/** The stage goes over to the link of another version, and both links stay as they are. */
function aSwitch(version: "v1" | "v2", link: string): Change {
    return {
        title: `switches the stage to version ${version}, and neither makes nor removes a link`,
        config: withOptions({ vpcLinkVersion: version }),
        check: async ({ stack, changes }) => {
            assert.deepEqual(changes, [
                ...REDEPLOYED,
                "update public-any",
                "update public-proxy__-any",
                "update public-stage",
            ]);
            const links = await idsOf(stack, LINKS);
            assert.deepEqual(Object.keys(links).sort(), ["link-link", "link-v1-link"]);
            assert.equal(await linkOfStage(stack), links[link]);
        },
    };
}

const theLegacyLinkGoes: Change = {
    title: "removes the link of version 1 with its load balancer, which nothing goes through any more",
    config: withOptions({ standbyVpcLink: false }),
    check: async ({ stack, changes }) => {
        assert.deepEqual(changes, [
            "delete front-balancer",
            "delete front-clients",
            "delete front-into-targets",
            "delete front-listener",
            "delete front-target-balancer",
            "delete front-targets",
            "delete front-to-targets",
            "delete link-v1-link",
        ]);
        const links = await idsOf(stack, LINKS);
        assert.deepEqual(Object.keys(links), ["link-link"]);
        assert.equal(await linkOfStage(stack), links["link-link"]);
    },
};

/** A server more; then to version 1, and from there the migration to version 2, with both links there at each switch. */
export const ON_PREMISES_CHANGES: readonly Change[] = [
    aTargetIsAdded,
    aLegacyLinkStandsBy,
    aSwitch("v1", "link-v1-link"),
    aSwitch("v2", "link-link"),
    theLegacyLinkGoes,
];
