/** Proves what a stack's configuration means and that everything wrong with it is said at once. Not: that AWS takes it. */
import assert from "node:assert/strict";
import { faults, INNER, lines, parsed } from "./stack";

const API = {
    stageName: "v1",
    definition: { kind: "routes", routes: [{ method: "GET", path: "/", integration: { type: "mock" } }] },
    logRetentionDays: 90,
    accessLogRole: "existing",
    throttle: { rateLimit: 100, burstLimit: 200 },
    allowedVpcIds: [],
};

describe("a stack's configuration", () => {
    it("is complete with defaults", () => {
        assert.deepEqual(parsed(INNER), {
            pattern: "inner",
            region: "eu-central-1",
            network: {
                kind: "created",
                cidrBlock: "10.0.0.0/16",
                zones: ["eu-central-1a", "eu-central-1b"],
                egress: "none",
                subnetPrefixLength: 21,
                endpointAddresses: undefined,
                clients: [],
            },
            api: API,
            dns: undefined,
            options: { names: "zone" },
            prober: undefined,
            tags: {},
        });
    });

    it("needs no section that its pattern does not need", () => {
        const { network, dns, options } = parsed({ "aws:region": "us-gov-west-1", pattern: "open" });
        assert.deepEqual({ network, dns, options }, { network: undefined, dns: undefined, options: {} });
    });

    it("lets keys of other namespaces and of `aws:` pass", () => {
        assert.ok(
            parsed({
                ...INNER,
                "other:thing": "x",
                "aws:profile": "dev",

                "aws:skipCredentialsValidation": "true",
            }),
        );
    });

    it("has one issue when nothing is configured, which says how to begin", () => {
        const begin =
            "pattern: is not set, got no configuration; expected `open`, `inner` or `wide`; copy an example, `cp examples/Pulumi.private.yaml Pulumi.<stack>.yaml`, or run `pulumi config set private-api:pattern private`";
        assert.deepEqual(lines({}), [begin]);
        assert.deepEqual(lines({ "aws:region": "eu-central-1" }), [begin]);
    });

    it("names everything that is wrong at once, sorted by path", () => {
        const written = {
            "aws:region": "europe",
            pattern: "iner",
            network: { cidrBlock: "10.0.0.1/16", zone: ["a"], zones: ["eu-central-1a"] },
            api: { logRetentionDays: 91 },
            dns: { domainName: "API.example.com" },
            tags: { "aws:mine": "x" },
            tag: {},
        };
        const found = [
            "wrong-form aws:region",
            "missing dns.hostedZone",
            "unknown-value api.logRetentionDays",
            "wrong-form dns.domainName",
            "cidr-host-bits network.cidrBlock",
            "unknown-key network.zone",
            "too-few network.zones",
            "unknown-value pattern",
            "unknown-key tag",
            'wrong-key tags["aws:mine"]',
        ];
        assert.deepEqual([...faults(written)].sort(), [...found].sort());
        const paths = faults(written).map((fault) => fault.split(" ")[1]);
        assert.deepEqual(
            paths,
            [...paths].sort((one, other) => new Intl.Collator("en").compare(one ?? "", other ?? "")),
        );
    });

    it("has the same issues whatever the order of its keys", () => {
        const written = {
            pattern: "inner",
            network: { zones: ["x"], egress: "y" },
            api: { stageName: "-" },
            tags: { a: 1, b: 2 },
        };
        const turned = {
            tags: { b: 2, a: 1 },
            api: { stageName: "-" },
            network: { egress: "y", zones: ["x"] },
            pattern: "inner",
        };
        assert.deepEqual(lines(written), lines(turned));
    });
});

describe("the pattern", () => {
    it("has to be one of those known, and the nearest is named", () => {
        assert.deepEqual(lines({ "aws:region": "eu-central-1", pattern: "wid" }), [
            "pattern: is not a known pattern, got `wid`; expected `open`, `inner` or `wide`; run `pulumi config set private-api:pattern wide`",
        ]);
    });

    it("is not looked for in what every object has", () => {
        assert.deepEqual(faults({ "aws:region": "eu-central-1", pattern: "constructor" }), ["unknown-value pattern"]);
    });

    it("decides which sections are needed", () => {
        assert.deepEqual(lines({ "aws:region": "eu-central-1", pattern: "inner" }), [
            "network: is not set, got nothing; expected `private-api:network`, which pattern `inner` needs; add it, as in `examples/Pulumi.inner.yaml`",
        ]);
        assert.deepEqual(faults({ "aws:region": "eu-central-1", pattern: "wide" }), [
            "missing dns",
            "missing network",
            "missing options.addresses",
        ]);
    });

    it("refuses sections of other patterns, and says whose they are", () => {
        assert.deepEqual(lines({ ...INNER, dns: {} }), [
            "dns: belongs to patterns `open`, `wide`, not to `inner`, got `dns`; expected `network`, `api`, `options` or `tags`; remove it, or change `private-api:pattern`",
        ]);
    });

    it("refuses options of other patterns, and says whose they are", () => {
        assert.deepEqual(lines({ ...INNER, options: { addresses: ["x"] } }), [
            "options.addresses: belongs to pattern `wide`, not to `inner`, got `addresses`; expected `names` or `limits`; remove it, or change `private-api:pattern`",
        ]);
    });

    it("checks its options, those inside maps included", () => {
        assert.deepEqual(lines({ ...INNER, options: { name: "zone", names: "zones", limits: { calls: 10 } } }), [
            "options.limits.calls: is too large, got `10`; expected a whole number 1 to 9; choose a value in this range",
            "options.name: is not a known key, got `name`; expected `names` or `limits`; rename it to `names`",
            "options.names: is not a known value, got `zones`; expected `zone` or `header`; use `zone`",
        ]);
    });

    it("checks across sections once everything is right in itself", () => {
        const here = { ...INNER, "aws:region": "us-east-1", network: { zones: ["us-east-1a", "us-east-1b"] } };
        assert.deepEqual(faults({ ...here, options: { names: "header" } }), ["no-header options.names"]);
        assert.deepEqual(faults({ ...here, options: { names: "header" }, tags: { a: 1 } }), ["wrong-type tags.a"]);
    });
});

describe("keys", () => {
    it("that nothing knows are refused, and the nearest is named", () => {
        assert.deepEqual(lines({ ...INNER, netwrok: {} }), [
            "netwrok: is not a known key, got `netwrok`; expected `pattern`, `network`, `api`, `dns`, `options`, `prober` or `tags`; rename it to `network`",
        ]);
        assert.deepEqual(faults({ ...INNER, probr: "true" }), ["unknown-key probr"]);
    });

    it("that belong into a section are sent there", () => {
        assert.deepEqual(lines({ ...INNER, cidrBlock: "10.0.0.0/16" }), [
            "cidrBlock: does not stand by itself, got `private-api:cidrBlock`; expected it below `private-api:network`; move it there, as `network.cidrBlock`",
        ]);
    });

    it("of sections have maps for values", () => {
        assert.deepEqual(lines({ ...INNER, api: "hello", tags: ["a"], options: "", network: 5 }), [
            "api: is not a map, got `hello`; expected a map with `stageName`, `openApi`, `routes`, `logRetentionDays`, `accessLogRole`, `throttle` or `allowedVpcIds`; write its keys on indented lines below `private-api:api:`",
            "network: is not a map, got `5`; expected a map with `cidrBlock`, `zones`, `egress`, `subnetPrefixLength`, `endpointAddresses`, `clients` or `existing`; write its keys on indented lines below `private-api:network:`",
            "options: is not a map, got nothing; expected a map with `names` or `limits`; write its keys on indented lines below `private-api:options:`",
            'tags: is not a map, got `["a"]`; expected a map of keys and texts; write its keys on indented lines below `private-api:tags:`',
        ]);
    });
});

describe("the region", () => {
    it("has to be set", () => {
        assert.deepEqual(lines({ pattern: "open" }), [
            "aws:region: is not set, got nothing; expected a name such as `eu-central-1`; run `pulumi config set aws:region eu-central-1`",
        ]);
    });

    it("may be one of any partition", () => {
        for (const region of ["us-gov-west-1", "cn-north-1", "eusc-de-east-1", "ap-southeast-5"]) {
            assert.equal(parsed({ "aws:region": region, pattern: "open" }).region, region);
        }
    });

    it("has to look like one", () => {
        for (const region of ["", "eu-central", "eu-central-1a", "EU-CENTRAL-1", "eu central 1"]) {
            assert.deepEqual(faults({ "aws:region": region, pattern: "open" }), ["wrong-form aws:region"], region);
        }
    });
});

describe("tags", () => {
    const tagged = (tags: unknown) => ({ "aws:region": "eu-central-1", pattern: "open", tags });

    it("are texts by key", () => {
        assert.deepEqual(parsed(tagged({ team: "pets", "cost center": "" })).tags, { team: "pets", "cost center": "" });
        assert.deepEqual(lines(tagged({ count: 42 })), [
            "tags.count: has the wrong type, got `42`; expected a text of at most 256 characters; put it in quotes",
        ]);
    });

    it("are refused where AWS would refuse them", () => {
        assert.deepEqual(faults(tagged({ "AWS:x": "y" })), ['wrong-key tags["AWS:x"]']);
        assert.deepEqual(faults(tagged({ ["k".repeat(129)]: "y" })), [`wrong-key tags.${"k".repeat(129)}`]);
        assert.deepEqual(faults(tagged({ k: "v".repeat(257) })), ["wrong-length tags.k"]);
        const many = (count: number) =>
            Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, ""]));
        assert.deepEqual(faults(tagged(many(40))), []);
        assert.deepEqual(faults(tagged(many(41))), ["too-many tags"]);
    });
});
