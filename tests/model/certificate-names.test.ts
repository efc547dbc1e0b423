import assert from "node:assert/strict";
import { covers } from "../../model/certificate-names";

describe("a certificate", () => {
    const cases: [string[], string, boolean][] = [
        [["api.example.com"], "api.example.com", true],
        [["API.example.com"], "api.example.com", true],
        [["*.example.com"], "api.example.com", true],
        [["example.com", "*.example.com"], "example.com", true],
        [["*.example.com"], "example.com", false],
        [["*.example.com"], "v1.api.example.com", false],
        [["example.com"], "api.example.com", false],
        [["api.example.org"], "api.example.com", false],
    ];
    for (const [names, domain, good] of cases) {
        it(`for ${names.join(", ")} ${good ? "covers" : "does not cover"} ${domain}`, () => {
            assert.equal(covers(names, domain), good);
        });
    }
});
