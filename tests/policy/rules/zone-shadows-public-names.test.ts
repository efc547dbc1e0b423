/** Proves which names a private zone hides. Not: that its records lead to the right place. */
import assert from "node:assert/strict";
import type { Resource } from "../../../model/resource";
import { unknown } from "../../../model/unknown";
import { zoneShadowsPublicNames } from "../../../policy/rules/zone-shadows-public-names";
import { record, resource, restApi, vpc, zone } from "../../model/network/resources";
import { judged, lines } from "./judged";

const found = (...resources: readonly Resource[]) => lines(zoneShadowsPublicNames, [vpc, ...resources]);
const states = (...resources: readonly Resource[]) =>
    judged(zoneShadowsPublicNames, [vpc, ...resources]).map(
        ({ urn, state }) => `${urn.split("::").pop() ?? ""} ${state}`,
    );
const TAIL =
    "expected a private zone of exactly the names that it answers; name the zone after the one host that it is for, or add records for the hidden names to it";
const PARENT = "execute-api.eu-west-1.amazonaws.com";

const open = zone("example.com", []);
const inside = zone("example.com", ["vpc-1"]);

describe("the rule zone-shadows-public-names", () => {
    it("finds public names that a private zone of the same or a higher domain lacks", () => {
        assert.deepEqual(
            found(open, record(open, "www"), record(open, "api.example.com"), inside, record(inside, "api")),
            [
                `violated zone-1-example.com name: hides public names from its VPCs: \`www.example.com\`, got \`example.com\`; ${TAIL}`,
            ],
        );
    });

    it("passes a private zone that has every name, by itself or by a wildcard", () => {
        assert.deepEqual(found(open, record(open, "www"), inside, record(inside, "www.example.com.")), []);
        assert.deepEqual(found(open, record(open, "www"), inside, record(inside, "*.example.com")), []);
        assert.deepEqual(found(open, record(open, ""), inside, record(inside, "")), [], "of the domain itself");
        assert.deepEqual(found(open, record(open, ""), inside, record(inside, "*")), [
            `violated zone-1-example.com name: hides public names from its VPCs: \`example.com\`, got \`example.com\`; ${TAIL}`,
        ]);
    });

    it("passes a private zone for one host, and one of another domain", () => {
        const host = zone("api.example.com", ["vpc-1"]);
        const other = zone("ample.com", ["vpc-1"]);
        assert.deepEqual(found(open, record(open, "www"), record(open, "api"), host, record(host, ""), other), []);
    });

    it("counts no records that only prove who owns a name, nor those without an address", () => {
        const proof = record(open, "_abc.api", { type: "CNAME" });
        const certificate = resource("aws:acm/certificate:Certificate", "certificate", {});
        const later = record(open, unknown, { type: "CNAME" }, { madeOf: { name: [certificate] } });
        assert.deepEqual(found(certificate, open, proof, later, record(open, "", { type: "MX" }), inside), []);
    });

    it("does not take a record of another type for the name", () => {
        const text = record(inside, "www", { type: "TXT" });
        assert.deepEqual(states(open, record(open, "www"), inside, text), ["zone-1-example.com violated"]);
    });

    it("finds the parent of every API's name, whatever else the stack has", () => {
        const parent = zone(PARENT, ["vpc-1"]);
        assert.deepEqual(found(parent, record(parent, `prv.${PARENT}`)), [
            `violated zone-1-${PARENT} name: hides public names from its VPCs: every public API of the region, got \`${PARENT}\`, the parent of every API's name; ${TAIL}`,
        ]);
        assert.deepEqual(found(parent, restApi("pub", "REGIONAL")), [
            `violated zone-1-${PARENT} name: hides public names from its VPCs: \`pub.${PARENT}\`, got \`${PARENT}\`, the parent of every API's name; ${TAIL}`,
        ]);
        for (const domain of ["eu-west-1.amazonaws.com", "amazonaws.com", "execute-api.cn-north-1.amazonaws.com.cn"]) {
            assert.deepEqual(states(zone(domain, ["vpc-1"])), [`zone-1-${domain} violated`]);
        }
    });

    it("passes a zone of exactly one API's name, and a parent that answers every name", () => {
        const exact = zone(`prv.${PARENT}`, ["vpc-1"]);
        const parent = zone(PARENT, ["vpc-1"]);
        assert.deepEqual(found(exact, record(exact, ""), restApi("pub", "REGIONAL"), restApi("prv", "PRIVATE")), []);
        assert.deepEqual(found(parent, record(parent, `*.${PARENT}`), restApi("pub", "REGIONAL")), []);
    });

    it("finds custom domains without any record in the stack, but not private ones", () => {
        const domain = (types: string) =>
            resource("aws:apigateway/domainName:DomainName", "domain", {
                domainName: "API.example.com",
                endpointConfiguration: { types },
            });
        assert.deepEqual(states(domain("REGIONAL"), inside), ["zone-1-example.com violated"]);
        assert.deepEqual(states(domain("PRIVATE"), inside), []);
    });

    it("leaves a name to the more specific zone of the same VPCs", () => {
        const host = zone("www.example.com", ["vpc-1"]);
        assert.deepEqual(states(open, record(open, "www"), inside, host, record(host, "")), []);
        const wide = zone("example.com", ["vpc-1", "vpc-2"]);
        assert.deepEqual(states(open, record(open, "www"), wide, host, record(host, "")), [
            "zone-2-example.com violated",
        ]);
    });

    it("takes a zone for private that is associated with a VPC by itself", () => {
        const associated = resource("aws:route53/zoneAssociation:ZoneAssociation", "association", {
            zoneId: "Z0-example.com",
            vpcId: "vpc-1",
        });
        const domain = resource("aws:apigatewayv2/domainName:DomainName", "domain", { domainName: "api.example.com" });
        assert.deepEqual(states(open, domain), []);
        assert.deepEqual(states(open, domain, associated), ["zone-0-example.com violated"]);
    });

    it("says so when names are not known yet, and there are any to hide", () => {
        const prv = restApi("prv", "PRIVATE");
        const later = zone(unknown, ["vpc-1"], { madeOf: { name: [prv] } });
        const name = later.name;
        assert.deepEqual(found(later, prv), []);
        assert.deepEqual(found(later, prv, restApi("pub", "REGIONAL")), [
            `unprovable value ${name} name: may hide public names from its VPCs, got a domain that is not known yet; expected a private zone of exactly the names that it answers; check again when the values are known`,
        ]);
        const mirror = record(inside, unknown);
        assert.deepEqual(states(open, record(open, "www"), inside, mirror), ["zone-1-example.com unprovable"]);
        assert.deepEqual(states(open, record(open, unknown), inside), ["zone-1-example.com unprovable"]);
        const elsewhere = zone("example.org", []);
        assert.deepEqual(states(elsewhere, record(elsewhere, unknown), inside), []);
    });

    it("cannot know the records of an adopted private zone", () => {
        const adopted = zone("example.com", ["vpc-1"], { external: true });
        assert.deepEqual(found(open, record(open, "www"), adopted), [
            "unprovable resource zone-1-example.com name: may hide public names from its VPCs, got `example.com`; expected a private zone of exactly the names that it answers; look at the records of the zone",
        ]);
    });
});
