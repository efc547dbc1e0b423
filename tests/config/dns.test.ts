/** Proves what `private-api:dns` may say. Not: that the names are free or the zone is delegated. */
import assert from "node:assert/strict";
import { faults, lines, parsed } from "./stack";

const withDns = (dns: unknown) => ({ "aws:region": "eu-central-1", pattern: "open", dns });
const DNS = { domainName: "api.example.com", hostedZone: { name: "example.com" } };
const arn = (region: string) => `arn:aws:acm:${region}:123456789012:certificate/0123-abcd`;

describe("a custom domain", () => {
    it("is in a zone to create, or in an existing one whose name may be stated", () => {
        const zone = (hostedZone: object) => parsed(withDns({ ...DNS, hostedZone })).dns?.hostedZone;
        assert.deepEqual(zone({ name: "example.com" }), { kind: "created", name: "example.com" });
        assert.deepEqual(zone({ id: "Z0123AB" }), { kind: "existing", id: "Z0123AB", name: undefined });
        assert.deepEqual(zone({ id: "Z0123AB", name: "example.com" }), {
            kind: "existing",
            id: "Z0123AB",
            name: "example.com",
        });
        assert.deepEqual(faults(withDns({ ...DNS, hostedZone: {} })), ["zone-form dns.hostedZone"]);
    });

    it("is the zone's name or below it", () => {
        const inZone = (domainName: string) => withDns({ ...DNS, domainName });
        assert.deepEqual(faults(inZone("example.com")), []);
        assert.deepEqual(faults(inZone("v1.api.example.com")), []);
        assert.deepEqual(lines(inZone("api.badexample.com")), [
            "dns.domainName: is not in the hosted zone, got `api.badexample.com`; expected `example.com` or a name below it; change the domain or the zone",
        ]);
    });

    it("is a lower-case name", () => {
        for (const domainName of [
            "Api.example.com",
            "example",
            "api.example.com.",
            "-a.example.com",
            "a..b",
            "https://a.b",
            "*.a.b",
            "",
        ]) {
            assert.deepEqual(faults(withDns({ ...DNS, domainName })), ["wrong-form dns.domainName"], domainName);
        }
    });

    it("has a certificate of the API's region (rules C-10, C-12)", () => {
        const certified = (certificateArn: string) => withDns({ ...DNS, certificateArn });
        assert.equal(parsed(certified(arn("eu-central-1"))).dns?.certificateArn, arn("eu-central-1"));
        assert.deepEqual(lines(certified(arn("us-east-1"))), [
            "dns.certificateArn: is a certificate of `us-east-1`, got `arn:aws:acm:us-east-1:123456789012:certificate/0123-abcd`; expected one of `eu-central-1`, the API's region; request it there, or leave it out to have one requested",
        ]);
        assert.deepEqual(faults(certified("arn:aws:iam::123456789012:server-certificate/x")), [
            "wrong-form dns.certificateArn",
        ]);
    });

    it("is named, with its zone", () => {
        assert.deepEqual(faults(withDns({})), ["missing dns.domainName", "missing dns.hostedZone"]);
        assert.deepEqual(faults(withDns({ ...DNS, hostedZone: { id: "example.com", zone: 1 } })), [
            "wrong-form dns.hostedZone.id",
            "unknown-key dns.hostedZone.zone",
        ]);
    });
});
