import assert from "node:assert/strict";
import { proxyRoutes } from "../../components/proxy-routes";

const proxy = (url: string, path = "/") =>
    proxyRoutes({ upstreams: [{ path, url }], timeoutMilliseconds: 29_000, responseTransferMode: "BUFFERED" });

describe("the routes of a proxy", () => {
    it("are the path and everything below it, each with a key required", () => {
        for (const [path, below] of [
            ["/", "/{proxy+}"],
            ["/a/b", "/a/b/{proxy+}"],
        ] as const) {
            assert.deepEqual(
                proxy("https://api.example.com:8443", path).map((route) => [
                    route.method,
                    route.path,
                    route.apiKeyRequired,
                    route.integration.url,
                ]),
                [
                    ["ANY", path, true, "https://api.example.com:8443/"],
                    ["ANY", below, true, "https://api.example.com:8443/{proxy}"],
                ],
            );
        }
    });

    for (const url of [
        "http://api.example.com",
        "https://api.example.com/",
        "https://user@api.example.com",
        "https://{proxy}",
        "https://{proxy}.example.com",
        "https://${stageVariables.host}",
        "https://api.example.com?",
        "https://api.example.com#",
        "https://api.example.com\nhttps://other.example.com",
    ]) {
        it(`have no host that a request could choose or change: ${JSON.stringify(url)}`, () => {
            assert.throws(() => proxy(url), /an upstream is `https:\/\/` and a host/);
        });
    }
});
