import assert from "node:assert/strict";
import { exceptionBook } from "../../policy/exceptions";
import type { Finding } from "../../policy/rule";
import { DEFAULTS, readConfiguration } from "../../policy/settings";
import { program, TYPES, urnOf } from "./program";

const EXCEPTION = { resource: "api", finding: "policy", reason: "moves", expires: "2027-01-31" };
const FINDING: Finding = {
    rule: "some-rule",
    urn: urnOf(TYPES.api, "api"),
    at: "policy",
    state: "violated",
    message: "policy: is wrong, got this; expected that; change it",
    evidence: "this",
    fix: "change it",
};

describe("the configuration of a rule", () => {
    it("is the defaults before the engine sent it", () => {
        assert.deepEqual(readConfiguration({}), { settings: DEFAULTS, exceptions: [], faults: [] });
    });

    it("is read as it was set", () => {
        const set = { allowedVpcs: ["vpc-1"], acceptedEndpoints: ["vpce-1"], explicitDeny: "never" };
        assert.deepEqual(readConfiguration({ ...set, exceptions: [EXCEPTION] }), {
            settings: set,
            exceptions: [EXCEPTION],
            faults: [],
        });
    });

    it("names everything that cannot be read, and takes the strict side of it", () => {
        const { settings, exceptions, faults } = readConfiguration({
            allowedVpcs: ["vpc-1", 5, "vpc-*"],
            acceptedEndpoints: "vpce-1",
            explicitDeny: true,
            exceptions: [EXCEPTION, "all", { ...EXCEPTION, expires: "soon" }],
        });
        assert.deepEqual(settings, { allowedVpcs: ["vpc-1"], acceptedEndpoints: [], explicitDeny: "always" });
        assert.deepEqual(exceptions, [EXCEPTION]);
        assert.deepEqual(
            faults.map(({ at }) => at),
            [
                "allowedVpcs[1]",
                "allowedVpcs[2]",
                "acceptedEndpoints",
                "explicitDeny",
                "exceptions[1].resource",
                "exceptions[1].finding",
                "exceptions[1].reason",
                "exceptions[1].expires",
                "exceptions[2].expires",
            ],
        );
        assert.deepEqual(
            [null, [], "x"].map((given) => readConfiguration(given).faults.map(({ at }) => at)),
            [["configuration"], ["configuration"], ["configuration"]],
        );
    });
});

describe("an exception", () => {
    const resources = program([TYPES.api, "api"]);
    const covers = (exception: typeof EXCEPTION, today = "2027-01-01") =>
        exceptionBook([exception], today, new Map()).covers(FINDING, "api");

    it("covers the finding that it names, by name or URN, at one place or all", () => {
        assert.equal(covers(EXCEPTION), true);
        assert.equal(covers({ ...EXCEPTION, resource: FINDING.urn, finding: "*" }), true);
        assert.equal(covers({ ...EXCEPTION, resource: "other" }), false);
        assert.equal(covers({ ...EXCEPTION, finding: "policy.Deny" }), false);
    });

    it("holds on its last day and not on the next", () => {
        assert.equal(covers(EXCEPTION, "2027-01-31"), true);
        assert.equal(covers(EXCEPTION, "2027-02-01"), false);
    });

    it("is left over when it is unused or expired, but not when it is of another stack", () => {
        const foreign = { ...EXCEPTION, resource: urnOf(TYPES.api, "api").replace("stack::", "other::") };
        const book = exceptionBook([EXCEPTION, foreign], "2027-01-01", new Map());
        assert.deepEqual(book.leftOver(resources), [{ at: "exceptions[0]", why: "unused", exception: EXCEPTION }]);
        assert.equal(book.covers(FINDING, "api"), true);
        assert.deepEqual(book.leftOver(resources), []);
        assert.deepEqual(
            exceptionBook([EXCEPTION], "2027-02-01", new Map([[0, new Set([FINDING.urn])]])).leftOver(resources),
            [{ at: "exceptions[0]", why: "expired", exception: EXCEPTION }],
        );
    });

    it("is left over when its name is that of several resources with such a finding", () => {
        const namesake = { ...FINDING, urn: urnOf(TYPES.policy, "api") };
        const book = exceptionBook([EXCEPTION, { ...EXCEPTION, resource: FINDING.urn }], "2027-01-01", new Map());
        assert.equal(book.covers(FINDING, "api") && book.covers(FINDING, "api"), true);
        assert.deepEqual(book.leftOver(resources), []);
        assert.equal(book.covers(namesake, "api"), true);
        assert.deepEqual(book.leftOver(resources), [{ at: "exceptions[0]", why: "ambiguous", exception: EXCEPTION }]);
    });
});
