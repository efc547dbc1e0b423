import assert from "node:assert/strict";
import type { Change } from "./examples.deploy";
import { resource, withSection, withZone } from "./stacks";

/** `options` of the example, with some replaced. */
const withOptions = (options: object) => (config: Parameters<typeof withSection>[0]) =>
    withSection(config, "options", options as Readonly<Record<string, unknown>>);

const IMAGE = "123456789012.dkr.ecr.ap-northeast-1.amazonaws.com/private-api/sample";

/** Another image and other numbers of tasks: a revision of the task, and nothing of the network. */
const anImageAndACountAreChanged: Change = {
    title: "runs another image in more tasks, and touches the service alone",
    config: withOptions({ image: `${IMAGE}:1.1.0`, desiredCount: 3, maximumCount: 6 }),
    check: async ({ stack, changes }) => {
        assert.deepEqual(changes, [
            "create-replacement container-task",
            "delete-replaced container-task",
            "replace container-task",
            "update container-scaling",
            "update container-service",
        ]);
        const definition = await resource(stack, "aws:ecs/taskDefinition:TaskDefinition");
        const service = await resource(stack, "aws:ecs/service:Service");
        assert.equal(service.outputs?.["taskDefinition"], definition.outputs?.["arn"]);
        assert.equal(definition.outputs?.["revision"], 2);
    },
};

/** A link cannot be changed, so a zone replaces it; what names it has to have gone over before the old one goes. */
const aZoneReplacesTheLink: Change = {
    title: "takes in another zone, and leaves the old link only when nothing leads to it any more",
    config: (config) => withZone(config, "ap-northeast-1d"),
    check: async ({ stack, changes, steps }) => {
        assert.deepEqual(
            changes.filter((step) => !/^(create|update) /.test(step)),
            ["create-replacement link-link", "delete-replaced link-link", "replace link-link"],
        );
        const at = (step: string) => {
            const index = steps.indexOf(step);
            assert.ok(index >= 0, step);
            return index;
        };
        const order = ["create-replacement link-link", "update http-integration", "delete-replaced link-link"].map(at);
        assert.deepEqual(
            order,
            [...order].sort((a, b) => a - b),
        );
        const link = await resource(stack, "aws:apigatewayv2/vpcLink:VpcLink");
        const integration = await resource(stack, "aws:apigatewayv2/integration:Integration");
        assert.equal(integration.outputs?.["connectionId"], link.id);
    },
};

/** What is removed is deleted, and the stage deploys that by itself: nothing else is asked of AWS. */
const aRouteTakesTheOthersPlace: Change = {
    title: "serves another route in place of the one before",
    config: withOptions({ routes: ["GET /pets/{id}"] }),
    check: async ({ stack, changes }) => {
        assert.deepEqual(changes, [
            "create http-route-GET/pets/{id}",
            "delete http-route-default",
            "update keep-alive-destination",
        ]);
        const stage = await resource(stack, "aws:apigatewayv2/stage:Stage");
        assert.equal(stage.outputs?.["autoDeploy"], true);
    },
};

/** What happens to the example of `container-link`, in this order. */
export const CONTAINER_LINK_CHANGES: readonly Change[] = [
    anImageAndACountAreChanged,
    aZoneReplacesTheLink,
    aRouteTakesTheOthersPlace,
];
