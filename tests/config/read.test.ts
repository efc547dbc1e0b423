/** Proves that the program reads what the CLI hands it. Not: how the CLI decrypts it. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runtime } from "@pulumi/pulumi";
import { projectFiles, readStackConfig } from "../../config/read";
import { INNER, PATTERNS, rawConfig } from "./stack";

const SECRET_KEYS = "PULUMI_CONFIG_SECRET_KEYS";

describe("the stack that runs", () => {
    const before = { config: runtime.allConfig(), secretKeys: process.env[SECRET_KEYS] };
    const folder = mkdtempSync(join(tmpdir(), "private-api-"));

    afterEach(() => {
        runtime.setAllConfig(before.config);
        if (before.secretKeys === undefined) delete process.env[SECRET_KEYS];
        else process.env[SECRET_KEYS] = before.secretKeys;
    });
    after(() => rmSync(folder, { recursive: true }));

    it("is read from the program's configuration", () => {
        runtime.setAllConfig(rawConfig(INNER));
        const config = readStackConfig(PATTERNS);
        assert.deepEqual(config.ok && [config.value.pattern, config.value.region], ["inner", "eu-central-1"]);
    });

    it("keeps the values of encrypted keys out of its messages", () => {
        runtime.setAllConfig(rawConfig({ ...INNER, network: "hunter2" }));
        const message = () => {
            const config = readStackConfig(PATTERNS);
            return config.ok ? "" : (config.issues[0]?.message ?? "");
        };
        assert.match(message(), /got `hunter2`;/);
        process.env[SECRET_KEYS] = '["private-api:network"]';
        assert.match(message(), /got `\[secret\]`;/);
    });

    it("reads files of its folder, and says why it cannot", () => {
        writeFileSync(join(folder, "api.yaml"), "openapi: 3.0.3\n");
        const files = projectFiles(folder);
        assert.deepEqual(files.readText("api.yaml"), { text: "openapi: 3.0.3\n" });
        assert.deepEqual(files.readText("other.yaml"), { error: "no such file" });
        assert.deepEqual(files.readText("."), { error: "it is a folder" });
    });

    it("tells files of its folder from folders and from nothing", () => {
        writeFileSync(join(folder, "api.yaml"), "openapi: 3.0.3\n");
        const files = projectFiles(folder);
        assert.deepEqual(["api.yaml", ".", "other.yaml", "api.yaml/inner"].map(files.look), [
            { kind: "file" },
            { kind: "folder" },
            { error: "nothing is there" },
            { error: "nothing is there" },
        ]);
    });
});
