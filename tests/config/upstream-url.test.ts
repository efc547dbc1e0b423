import assert from "node:assert/strict";
import { z } from "zod";
import { schemaIssues } from "../../config/schema-issues";
import { UpstreamUrl } from "../../config/upstream-url";

const schema = z.strictObject({ url: UpstreamUrl });

function issuesOf(url: unknown): { readonly code: string; readonly message: string }[] {
    const value = { url };
    const parsed = schema.safeParse(value);
    return parsed.success ? [] : [...schemaIssues(parsed.error, { section: "options", schema, value })];
}

const codesOf = (url: unknown): string[] => issuesOf(url).map(({ code }) => code);

describe("the address of an upstream", () => {
    for (const url of [
        "https://api.example.com",
        "https://api.example.com:8443",
        "https://a-b.c0.example",
        "https://xn--bcher-kva.example",
    ]) {
        it(`may be ${url}`, () => assert.deepEqual(codesOf(url), []));
    }

    const wrong: [url: unknown, codes: string[]][] = [
        ["http://api.example.com", ["upstream-plain-http"]],
        ["https://api.example.com/", ["upstream-path"]],
        ["https://api.example.com/v1", ["upstream-path"]],
        ["https://api.example.com?a=b", ["upstream-path"]],
        ["https://api.example.com?", ["upstream-path"]],
        ["https://api.example.com#top", ["upstream-path"]],
        ["https://user:word@api.example.com", ["upstream-credentials"]],
        ["https://user@api.example.com", ["upstream-credentials"]],
        [
            "http://user:word@10.0.0.1/v1",
            ["upstream-plain-http", "upstream-credentials", "upstream-path", "upstream-private"],
        ],
        ["https://10.0.0.1", ["upstream-private"]],
        ["https://172.31.255.255", ["upstream-private"]],
        ["https://192.168.0.1", ["upstream-private"]],
        ["https://169.254.169.254", ["upstream-private"]],
        ["https://100.64.0.1", ["upstream-private"]],
        ["https://127.0.0.1", ["upstream-private"]],
        ["https://224.0.0.1", ["upstream-private"]],
        ["https://255.255.255.255", ["upstream-private"]],
        ["https://0.0.0.0", ["upstream-private"]],
        // What clients read as an address, however it is written.
        ["https://127.1", ["upstream-private"]],
        ["https://2130706433", ["upstream-private"]],
        ["https://0x7f.0.0.1", ["upstream-private"]],
        ["https://localhost", ["upstream-private"]],
        ["https://intranet", ["upstream-private"]],
        ["https://db.internal", ["upstream-private"]],
        ["https://printer.local", ["upstream-private"]],
        ["https://vpce-0a1b-2c3d.execute-api.eu-west-1.vpce.amazonaws.com", ["upstream-private"]],
        // What no certificate and no resolver takes.
        ["https://localhost.", ["upstream-form"]],
        ["https://db.internal.", ["upstream-form"]],
        ["https://api.example.com.", ["upstream-form"]],
        ["https://a..com", ["upstream-form"]],
        ["https://.com", ["upstream-form"]],
        ["https://-.-", ["upstream-form"]],
        [`https://${"a".repeat(64)}.com`, ["upstream-form"]],
        [`https://${"a.".repeat(126)}com`, ["upstream-form"]],
        ["https://203.0.114.1", ["upstream-address"]],
        ["https://172.32.0.1", ["upstream-address"]],
        ["https://100.128.0.1", ["upstream-address"]],
        ["https://[::1]", ["upstream-form"]],
        ["https://[2001:db8::1]", ["upstream-form"]],
        ["https://api.example.com:22", ["upstream-port"]],
        ["https://api.example.com:443", ["upstream-form"]],
        ["https://API.example.com", ["upstream-form"]],
        ["https://{proxy}.example.com", ["upstream-form"]],
        ["https://${stageVariables.host}", ["upstream-form"]],
        ["https://api_1.example.com", ["upstream-form"]],
        ["ftp://api.example.com", ["upstream-form"]],
        ["api.example.com", ["upstream-form"]],
        ["", ["upstream-form"]],
        [17, ["wrong-type"]],
    ];
    for (const [url, codes] of wrong) {
        it(`may not be ${JSON.stringify(url)}`, () => assert.deepEqual(codesOf(url), codes));
    }

    it("shows no password in a message", () => {
        const said = issuesOf("http://user:word@10.0.0.1/v1").map(({ message }) => message);
        assert.equal(said.length, 4);
        for (const message of said) assert.doesNotMatch(message, /word/);
    });

    it("names what to write, where that is known", () => {
        assert.deepEqual(
            issuesOf("https://api.example.com:8443/v1").map(({ message }) => message),
            [
                "has something behind the host, where the caller's own path goes, got `https://api.example.com:8443/v1`; expected `https://` and the name of a public host, possibly a port; use `https://api.example.com:8443`",
            ],
        );
    });
});
