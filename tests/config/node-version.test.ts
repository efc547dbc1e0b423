import assert from "node:assert/strict";
import { nodeVersionIssue } from "../../config/node-version";

describe("the version of Node", () => {
    it("is refused below 20.19, with what to install", () => {
        for (const old of ["18.20.8", "20.18.3", "16.0.0"]) {
            assert.deepEqual(nodeVersionIssue(old), {
                code: "node-version",
                path: "node",
                message: `is too old, got \`${old}\`; expected 20.19 or newer; install Node 22, or the newest 20`,
            });
        }
    });

    it("is taken from there on", () => {
        for (const good of ["20.19.0", "20.20.2", "22.0.0", "24.1.0"]) assert.equal(nodeVersionIssue(good), undefined);
    });
});
