/*
 * The prober against servers of this machine. Proves what it tells of each way in which a call can end; not: that Lambda
 * runs it, or what the network of a VPC does to a call.
 */
import assert from "node:assert/strict";
import type { Answer } from "../../prober/answer";
import type { Question } from "../../prober/event";
import { probe } from "../../prober/probe";
import { CA, closeServers, freePort, serve, serveTcp } from "./servers";

function question(url: string, more: Partial<Question> = {}): Question {
    return {
        id: "q1",
        url: new URL(url),
        method: "GET",
        headers: {},
        verifyTls: true,
        timeoutMilliseconds: 20_000,
        ...more,
    };
}

const ask = (url: string, more: Partial<Question> = {}): Promise<Answer> => probe(question(url, more), { ca: CA });

/** Takes the times out of an answer, which differ from run to run, after a look at them. */
function timeless(answer: Answer): object {
    const copy = structuredClone(answer) as { dns?: { milliseconds?: number }; connect?: { milliseconds?: number } };
    for (const step of [copy.dns, copy.connect]) {
        if (!step) continue;
        assert.ok(Number.isInteger(step.milliseconds) && Number(step.milliseconds) >= 0);
        delete step.milliseconds;
    }
    return copy;
}

const dns = { addresses: ["127.0.0.1"] };
const CERTIFICATE = {
    protocol: "TLSv1.3",
    subject: "localhost",
    names: ["localhost", "api.example.com"],
    issuer: "Prober tests",
    validTo: "2120-01-01T00:00:00.000Z",
};

/** Where `localhost` has an IPv6 address too, it is told, and not asked. */
const withoutIpv6 = (answer: Answer): Answer => ({
    ...answer,
    ...(answer.dns && { dns: { ...answer.dns, addresses: answer.dns.addresses.filter((each) => each !== "::1") } }),
});

async function seen(url: string, more: Partial<Question> = {}): Promise<object> {
    return timeless(withoutIpv6(await ask(url, more)));
}

describe("the prober", () => {
    afterEach(closeServers);

    it("tells every step of a call that is answered", async () => {
        const server = await serve((_request, response) => {
            response.writeHead(403, { "x-amzn-errortype": "ForbiddenException", date: "today", connection: "close" });
            response.end('{"message":"Forbidden"}');
        }, "localhost");
        assert.deepEqual(await seen(`https://localhost:${server.port}/v1/?a=b`), {
            id: "q1",
            outcome: "http",
            dns,
            connect: { address: "127.0.0.1", port: server.port },
            tls: CERTIFICATE,
            http: {
                status: 403,
                headers: {
                    "x-amzn-errortype": "ForbiddenException",
                    date: "today",
                    connection: "close",
                    "transfer-encoding": "chunked",
                },
                body: '{"message":"Forbidden"}',
            },
        });
        assert.deepEqual(
            server.asked.map(({ line }) => line),
            ["GET /v1/?a=b"],
        );
    });

    it("asks with the method and headers that it is told, a Host of another name included", async () => {
        const server = await serve((_request, response) => response.end("ok"));
        const headers = { "x-api-key": "k", Host: "abc.execute-api.eu-west-1.amazonaws.com" };
        const answer = await ask(`http://localhost:${server.port}/`, { method: "POST", headers });
        assert.equal(answer.http?.body, "ok");
        const [first] = server.asked;
        assert.equal(first?.line, "POST /");
        assert.equal(first?.headers["x-api-key"], "k");
        assert.equal(first?.headers["host"], "abc.execute-api.eu-west-1.amazonaws.com");
    });

    it("names the host and port of its address otherwise", async () => {
        const server = await serve((_request, response) => response.end());
        await ask(`http://localhost:${server.port}/`);
        assert.equal(server.asked[0]?.headers["host"], `localhost:${server.port}`);
    });

    it("tells a redirect and does not follow it", async () => {
        const server = await serve((_request, response) => response.writeHead(302, { location: "/next" }).end());
        const answer = await ask(`http://localhost:${server.port}/`);
        assert.deepEqual([answer.http?.status, answer.http?.headers["location"]], [302, "/next"]);
        assert.equal(server.asked.length, 1);
    });

    it("tells 256 KiB of a body, and that there was more", async () => {
        const size = 256 * 1024;
        const server = await serve((request, response) =>
            response.end("x".repeat(size + Number(request.url === "/more"))),
        );
        const whole = await ask(`http://localhost:${server.port}/whole`);
        assert.deepEqual([whole.http?.body.length, whole.http?.truncated], [size, undefined]);
        const more = await ask(`http://localhost:${server.port}/more`);
        assert.deepEqual([more.http?.body.length, more.http?.truncated], [size, true]);
    });

    it("ends at a name that has no address", async () => {
        const answer = await ask("https://nothing.invalid/");
        assert.match(String(answer.dns?.error), /^(ENOTFOUND|EAI_AGAIN)$/);
        const error = answer.dns?.error;
        assert.deepEqual(timeless(answer), { id: "q1", outcome: "dns-failure", dns: { addresses: [], error }, error });
    });

    it("ends at a port where nobody listens", async () => {
        const port = await freePort();
        assert.deepEqual(await seen(`https://localhost:${port}/`), {
            id: "q1",
            outcome: "no-communication",
            dns,
            connect: { address: "127.0.0.1", port, error: "ECONNREFUSED" },
            error: "ECONNREFUSED",
        });
    });

    it("ends at a certificate of another name, having sent nothing", async () => {
        const server = await serve((_request, response) => response.end(), "other");
        const tls = { ...CERTIFICATE, names: ["other.example.com"], error: "ERR_TLS_CERT_ALTNAME_INVALID" };
        assert.deepEqual(await seen(`https://localhost:${server.port}/`), {
            id: "q1",
            outcome: "tls-failure",
            dns,
            connect: { address: "127.0.0.1", port: server.port },
            tls,
            error: "ERR_TLS_CERT_ALTNAME_INVALID",
        });
        assert.deepEqual(server.asked, []);
    });

    it("goes on past such a certificate where it need not be good, and tells what is wrong with it", async () => {
        const server = await serve((_request, response) => response.end("ok"), "other");
        const answer = await ask(`https://localhost:${server.port}/`, { verifyTls: false });
        assert.deepEqual(
            [answer.outcome, answer.tls?.error, answer.http?.body],
            ["http", "ERR_TLS_CERT_ALTNAME_INVALID", "ok"],
        );
    });

    it("ends at a certificate that has expired", async () => {
        const server = await serve((_request, response) => response.end(), "expired");
        const answer = await ask(`https://localhost:${server.port}/`);
        assert.deepEqual(
            [answer.outcome, answer.error, answer.tls?.validTo],
            ["tls-failure", "CERT_HAS_EXPIRED", "2021-01-01T00:00:00.000Z"],
        );
    });

    it("ends at a certificate of an authority that the machine does not trust", async () => {
        const server = await serve((_request, response) => response.end(), "localhost");
        const answer = await probe(question(`https://localhost:${server.port}/`));
        assert.deepEqual([answer.outcome, answer.error], ["tls-failure", "UNABLE_TO_VERIFY_LEAF_SIGNATURE"]);
    });

    it("ends where the other side speaks no TLS", async () => {
        const server = await serve((_request, response) => response.end());
        const answer = await ask(`https://localhost:${server.port}/`);
        assert.equal(answer.outcome, "tls-failure");
        assert.match(String(answer.tls?.error), /^(ERR_SSL_|EPROTO)/);
        assert.equal(answer.http, undefined);
    });

    it("ends in time where the other side says nothing", async () => {
        const port = await serveTcp(() => undefined);
        for (const [scheme, step] of [
            ["https", { tls: { protocol: "", subject: "", names: [], issuer: "", validTo: "", error: "timeout" } }],
            ["http", {}],
        ] as const) {
            assert.deepEqual(await seen(`${scheme}://localhost:${port}/`, { timeoutMilliseconds: 200 }), {
                id: "q1",
                outcome: "timeout",
                dns,
                connect: { address: "127.0.0.1", port },
                ...step,
                error: "no answer within 200 ms",
            });
        }
    });

    it("ends in time where a body does not end", async () => {
        const server = await serve((_request, response) => void response.write("and "));
        const answer = await ask(`http://localhost:${server.port}/`, { timeoutMilliseconds: 300 });
        assert.deepEqual([answer.outcome, answer.error], ["timeout", "no answer within 300 ms"]);
    });

    it("ends where the connection is broken off", async () => {
        const port = await serveTcp((socket) => socket.once("data", () => socket.destroy()));
        const answer = await ask(`http://localhost:${port}/`);
        assert.deepEqual([answer.outcome, answer.error], ["no-communication", "ECONNRESET"]);
    });
});
