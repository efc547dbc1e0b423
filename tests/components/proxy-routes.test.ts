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

    it("lead from a path between two upstreams to the longer of those before it", () => {
        const upstreams = [
            { path: "/", url: "https://root.example.com" },
            { path: "/a", url: "https://a.example.com" },
            { path: "/a/b/c", url: "https://c.example.com" },
            { path: "/x/y", url: "https://y.example.com" },
        ];
        const routes = proxyRoutes({ upstreams, timeoutMilliseconds: 29_000, responseTransferMode: "BUFFERED" });
        const urlOf = (path: string) => routes.filter((route) => route.path === path).map((r) => r.integration.url);
        assert.deepEqual(urlOf("/a/b"), ["https://a.example.com/b"]);
        assert.deepEqual(urlOf("/a/b/{proxy+}"), ["https://a.example.com/b/{proxy}"]);
        assert.deepEqual(urlOf("/x"), ["https://root.example.com/x"]);
        assert.deepEqual(urlOf("/x/{proxy+}"), ["https://root.example.com/x/{proxy}"]);
        assert.equal(routes.length, 12);
        const [, ...withoutRoot] = upstreams;
        const without = {
            upstreams: withoutRoot,
            timeoutMilliseconds: 29_000,
            responseTransferMode: "BUFFERED",
        } as const;
        assert.ok(!proxyRoutes(without).some(({ path }) => path === "/x"));
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
