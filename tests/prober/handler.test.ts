/*
 * What the function takes and refuses, from the sources and from the one file that is deployed. Not: that Lambda runs it.
 */
import assert from "node:assert/strict";
import { join } from "node:path";
import * as source from "../../prober/index";
import { ROOT } from "../support/preview";
import { closeServers, serve, serveTcp } from "./servers";

// eslint-disable-next-line @typescript-eslint/no-require-imports -- made of the sources, and without types of its own
const deployed = require(join(ROOT, "prober", "function.js")) as typeof source;

const context = (milliseconds = 60_000) => ({ getRemainingTimeInMillis: () => milliseconds });

for (const [title, { handler }] of Object.entries({
    "the prober's sources": source,
    "the deployed prober": deployed,
})) {
    describe(title, () => {
        const before = process.env["PROBER_HOSTS"];
        afterEach(async () => {
            if (before === undefined) delete process.env["PROBER_HOSTS"];
            else process.env["PROBER_HOSTS"] = before;
            await closeServers();
        });

        it("asks a host of the list", async () => {
            const { port } = await serve((_request, response) => response.end("ok"));
            process.env["PROBER_HOSTS"] = `api.example.com localhost:${port}`;
            const answer = await handler({ id: "q7", url: `http://localhost:${port}/` }, context());
            assert.deepEqual([answer.id, answer.http?.body], ["q7", "ok"]);
        });

        it("asks no other host, and none at another port", async () => {
            const server = await serve((_request, response) => response.end("ok"));
            process.env["PROBER_HOSTS"] = "localhost api.example.com";
            const url = `http://localhost:${server.port}/`;
            assert.deepEqual(await handler({ id: "q1", url }, context()), {
                id: "q1",
                error: `url: has a host that the prober may not ask, got localhost:${server.port}`,
            });
            assert.deepEqual(server.asked, []);
        });

        it("asks nobody where its environment lists nobody", async () => {
            delete process.env["PROBER_HOSTS"];
            const answer = await handler({ id: "q1", url: "https://api.example.com/" }, context());
            assert.deepEqual(answer, {
                id: "q1",
                error: "url: has a host that the prober may not ask, got api.example.com",
            });
        });

        it("answers a second before its own time ends", async () => {
            const port = await serveTcp(() => undefined);
            process.env["PROBER_HOSTS"] = `localhost:${port}`;
            const event = { id: "q1", url: `http://localhost:${port}/`, timeoutMilliseconds: 50_000 };
            const answer = await handler(event, context(1_200));
            assert.deepEqual([answer.outcome, answer.error], ["timeout", "no answer within 200 ms"]);
        });

        it("waits until then where its event says no time, however long that is", async () => {
            const port = await serveTcp(() => undefined);
            process.env["PROBER_HOSTS"] = `localhost:${port}`;
            const question = { id: "q1", url: `http://localhost:${port}/` };
            const [short, long] = [context(1_100), context(45_000)];
            assert.equal((await handler(question, short)).error, "no answer within 100 ms");
            const late = Promise.race([handler(question, long), new Promise((end) => setTimeout(end, 300, "waiting"))]);
            assert.equal(await late, "waiting");
        });

        const url = "https://api.example.com/";
        const refused: [title: string, event: unknown, id: string | null, error: string][] = [
            ["no event", undefined, null, "id: is no text"],
            ["an event without an id", { url }, null, "id: is no text"],
            [
                "an address that is none",
                { id: "q", url: "api" },
                "q",
                "url: is no address that begins with https:// or http://",
            ],
            [
                "another protocol",
                { id: "q", url: "file:///etc/hosts" },
                "q",
                "url: is no address that begins with https:// or http://",
            ],
            [
                "credentials in the address",
                { id: "q", url: "https://u:p@api.example.com/" },
                "q",
                "url: holds credentials",
            ],
            [
                "a method of its own",
                { id: "q", url, method: "get" },
                "q",
                "method: is not one of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS",
            ],
            ["headers that are no texts", { id: "q", url, headers: { a: 1 } }, "q", "headers: is no map of texts"],
            [
                "a verifyTls that is a text",
                { id: "q", url, verifyTls: "no" },
                "q",
                "verifyTls: is neither true nor false",
            ],
            ["no time", { id: "q", url, timeoutMilliseconds: 0 }, "q", "timeoutMilliseconds: is no number above 0"],
        ];
        for (const [what, event, id, error] of refused) {
            it(`refuses ${what}`, async () => {
                process.env["PROBER_HOSTS"] = "api.example.com";
                assert.deepEqual(await handler(event, context()), { id, error });
            });
        }
    });
}
