import { readEcsService, TASK_TYPES } from "../../model/network/ecs-service";
import { isUnknown } from "../../model/unknown";
import { findingOf } from "../four-parts";
import type { Rule } from "../rule";

const NAME = "task-without-public-ip";
const AT = "networkConfiguration.assignPublicIp";

/**
 * Tasks behind a private integration need no address of their own on the internet: images and logs come through
 * endpoints (rules E-1 to E-3).
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html (read 2026-11-20)
 */
export const taskWithoutPublicIp: Rule = {
    name: NAME,
    level: "advisory",
    description: "an ECS service whose tasks get public addresses",
    resource: (resource) => {
        if (!TASK_TYPES.includes(resource.type)) return [];
        const { urn, assignsPublicIp } = readEcsService(resource);
        if (assignsPublicIp === false) return [];
        const isOpen = !isUnknown(assignsPublicIp);
        return [
            findingOf(NAME, {
                urn,
                at: AT,
                wrong: isOpen ? "gives each task a public address" : "may give each task a public address",
                got: isOpen ? "`true`" : "a value that is not known yet",
                expected: "`false`",
                fix: isOpen
                    ? "set `assignPublicIp: false` and make endpoints for `ecr.api`, `ecr.dkr`, `logs` and S3"
                    : "check again when the value is known",
                evidence: AT,
                ...(isOpen ? {} : { missing: "value" }),
            }),
        ];
    },
};
