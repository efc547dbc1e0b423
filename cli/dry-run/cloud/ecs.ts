import { knownText, UNKNOWN } from "../values";
import type { Kinds } from "./kind";

/** Amazon ECS, and the autoscaling of its services. */
export const ECS: Kinds = {
    "aws:ecs/cluster:Cluster": {
        named: true,
        make: (inputs, place) => {
            const name = knownText(inputs["name"]);
            const arn = name === undefined ? undefined : place.arn("ecs", `cluster/${name}`);
            return { id: arn ?? place.hex(16), outputs: { arn: arn ?? UNKNOWN } };
        },
    },
    "aws:ecs/taskDefinition:TaskDefinition": {
        make: (inputs, place) => {
            const family = knownText(inputs["family"]);
            const everyRevision = family === undefined ? undefined : place.arn("ecs", `task-definition/${family}`);
            return {
                id: family ?? place.hex(16),
                outputs: {
                    arn: everyRevision === undefined ? UNKNOWN : `${everyRevision}:1`,
                    arnWithoutRevision: everyRevision ?? UNKNOWN,
                    revision: 1,
                },
            };
        },
    },
    "aws:ecs/service:Service": {
        named: true,
        make: (inputs, place) => {
            const name = knownText(inputs["name"]);
            const cluster = knownText(inputs["cluster"])?.split("/").at(-1);
            const isKnown = name !== undefined && cluster !== undefined;
            const arn = isKnown ? place.arn("ecs", `service/${cluster}/${name}`) : undefined;
            return { id: arn ?? place.hex(16), outputs: { arn: arn ?? UNKNOWN, launchType: "FARGATE" } };
        },
    },
    "aws:appautoscaling/target:Target": {
        make: (inputs, place) => ({
            id: knownText(inputs["resourceId"]) ?? place.hex(16),
            outputs: {
                arn: place.arn("application-autoscaling", `scalable-target/${place.hex(24)}`),
                roleArn: UNKNOWN,
            },
        }),
    },
    "aws:appautoscaling/policy:Policy": {
        named: true,
        make: (inputs, place) => ({
            id: knownText(inputs["name"]) ?? place.hex(16),
            outputs: { alarmArns: UNKNOWN, arn: UNKNOWN },
        }),
    },
};
