/* Proves what the sample container answers, beside a stand-in for ECS. Not: that its image builds, or runs on Fargate. */
import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { ROOT } from "../support/preview";

/** Starts the sample on a port of its own, and gives its address. */
async function start(environment: NodeJS.ProcessEnv): Promise<{ child: ChildProcess; url: string }> {
    const child = spawn(process.execPath, [join(ROOT, "examples", "container", "server.mjs")], {
        env: { ...process.env, ...environment, PORT: "0" },
        stdio: ["ignore", "pipe", "inherit"],
    });
    if (!child.stdout) throw new Error("the sample has no standard output");
    const [line] = (await once(child.stdout, "data")) as [Buffer];
    return { child, url: `http://127.0.0.1:${/listening on (\d+)/.exec(String(line))?.[1] ?? ""}` };
}

describe("the sample container", () => {
    let metadata: Server;
    let child: ChildProcess;
    let url: string;

    before(async () => {
        metadata = createServer((request, response) => {
            response.end(JSON.stringify(request.url === "/v4/abc/task" ? { AvailabilityZone: "eu-west-1b" } : {}));
        }).listen(0, "127.0.0.1");
        await once(metadata, "listening");
        const { port } = metadata.address() as AddressInfo;
        ({ child, url } = await start({ ECS_CONTAINER_METADATA_URI_V4: `http://127.0.0.1:${port}/v4/abc` }));
    });

    after(() => {
        child.kill();
        metadata.close();
    });

    it("answers with the request's method, path and headers, and the zone of its task", async () => {
        const answer = await fetch(`${url}/pets/7?x=1`, { method: "PUT", headers: { "x-asked-by": "a test" } });
        const { headers, ...rest } = (await answer.json()) as { headers: Record<string, string> };
        assert.equal(answer.status, 200);
        assert.deepEqual(rest, { zone: "eu-west-1b", method: "PUT", path: "/pets/7?x=1" });
        assert.equal(headers["x-asked-by"], "a test");
    });

    it("answers the health check of the example, and says nothing else there", async () => {
        const answer = await fetch(`${url}/health`);
        assert.deepEqual([answer.status, await answer.json()], [200, { status: "ok" }]);
    });

    it("does not know its zone outside of ECS, and answers all the same", async () => {
        const outside = await start({ ECS_CONTAINER_METADATA_URI_V4: "" });
        const { zone } = (await (await fetch(outside.url)).json()) as { zone: string };
        outside.child.kill();
        assert.equal(zone, "unknown");
    });

    it("ends when ECS tells it to", async () => {
        const one = await start({});
        one.child.kill("SIGTERM");
        const [code, signal] = (await once(one.child, "exit")) as [number | null, string | null];
        assert.deepEqual([code, signal], [0, null]);
    });
});
