/** Proves what is said of a service's own setting. Not: that its subnets have a way to the internet. */
import assert from "node:assert/strict";
import type { Data } from "../../../model/resource";
import { unknown } from "../../../model/unknown";
import { taskWithoutPublicIp } from "../../../policy/rules/task-without-public-ip";
import { resource } from "../../model/network/resources";
import { lines } from "./judged";

const found = (networkConfiguration: Data, type = "aws:ecs/service:Service") =>
    lines(taskWithoutPublicIp, [resource(type, "service", { networkConfiguration })]);
const AT = "networkConfiguration.assignPublicIp";
const OPEN = `violated service ${AT}: gives each task a public address, got \`true\`; expected \`false\`; set \`assignPublicIp: false\` and make endpoints for \`ecr.api\`, \`ecr.dkr\`, \`logs\` and S3`;

describe("the rule task-without-public-ip", () => {
    it("finds a service or task set whose tasks get public addresses", () => {
        assert.deepEqual(found({ assignPublicIp: true }), [OPEN]);
        assert.deepEqual(found({ assignPublicIp: true }, "aws:ecs/taskSet:TaskSet"), [OPEN]);
        assert.deepEqual(found([{ assignPublicIp: "true" }]), [OPEN], "in the shapes of other versions");
    });

    it("passes those that do not, which is AWS's default", () => {
        const closed: readonly Data[] = [{ assignPublicIp: false }, { subnets: ["subnet-1"] }, null];
        for (const each of closed) assert.deepEqual(found(each), []);
        assert.deepEqual(found({ assignPublicIp: true }, "aws:ec2/instance:Instance"), []);
    });

    it("says so when it is not known yet", () => {
        for (const each of [{ assignPublicIp: unknown }, unknown]) {
            assert.deepEqual(found(each), [
                `unprovable value service ${AT}: may give each task a public address, got a value that is not known yet; expected \`false\`; check again when the value is known`,
            ]);
        }
    });
});
