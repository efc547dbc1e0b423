/** Proves what is said of TLS policies by their names. Not: which ciphers a client is offered. */
import assert from "node:assert/strict";
import type { Resource } from "../../../model/resource";
import { unknown } from "../../../model/unknown";
import { modernTls } from "../../../policy/rules/modern-tls";
import { resource, restApi } from "../../model/network/resources";
import { judged, lines } from "./judged";

const found = (...resources: readonly Resource[]) => lines(modernTls, resources);
const states = (...resources: readonly Resource[]) => judged(modernTls, resources).map(({ state }) => state);
const listener = (inputs: Parameters<typeof resource>[2]) =>
    resource("aws:lb/listener:Listener", "listener", { protocol: "HTTPS", ...inputs });
const domain = (inputs: Parameters<typeof resource>[2]) =>
    resource("aws:apigateway/domainName:DomainName", "domain", { domainName: "api.example.com", ...inputs });
const LISTENER = "expected a policy whose lowest version is TLS 1.2 or 1.3";

describe("the rule modern-tls", () => {
    it("finds listeners that take TLS 1.0 or 1.1, AWS's default included", () => {
        assert.deepEqual(found(listener({})), [
            `violated listener sslPolicy: takes TLS versions before 1.2, got AWS's default, \`ELBSecurityPolicy-2016-08\`; ${LISTENER}; set \`sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"\``,
        ]);
        for (const name of [
            "2016-08",
            "TLS-1-0-2015-04",
            "TLS-1-1-2017-01",
            "FS-2018-06",
            "FS-1-1-2019-08",
            "TLS13-1-0-2021-06",
            "TLS13-1-1-2021-06",
            "TLS13-1-0-FIPS-2023-04",
        ]) {
            assert.deepEqual(states(listener({ sslPolicy: `ELBSecurityPolicy-${name}` })), ["violated"], name);
        }
    });

    it("passes listeners from TLS 1.2 on, and those without TLS", () => {
        for (const name of [
            "TLS-1-2-2017-01",
            "TLS-1-2-Ext-2018-06",
            "FS-1-2-Res-2020-10",
            "TLS13-1-2-2021-06",
            "TLS13-1-2-Res-2021-06",
            "TLS13-1-3-2021-06",
            "TLS13-1-2-FIPS-2023-04",
            "TLS13-1-2-Res-PQ-2025-09",
        ]) {
            assert.deepEqual(found(listener({ sslPolicy: `ELBSecurityPolicy-${name}` })), [], name);
        }
        assert.deepEqual(found(listener({ protocol: "TCP" }), listener({ protocol: "HTTP" })), []);
    });

    it("finds public REST APIs with AWS's default, and passes private ones", () => {
        const line = (name: string, policy: string) =>
            `violated ${name} securityPolicy: takes TLS versions before 1.2, got AWS's default, \`TLS_1_0\`; ${LISTENER}; set \`securityPolicy: "${policy}"\` and \`endpointAccessMode: "BASIC"\``;
        assert.deepEqual(found(restApi("pub", "REGIONAL"), restApi("edge", "EDGE")), [
            line("pub", "SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09"),
            line("edge", "SecurityPolicy_TLS12_PFS_2025_EDGE"),
        ]);
        assert.deepEqual(found(restApi("prv", "PRIVATE")), []);
        for (const securityPolicy of [
            "TLS_1_2",
            "SecurityPolicy_TLS13_1_3_2025_09",
            "SecurityPolicy_TLS12_2018_EDGE",
        ]) {
            assert.deepEqual(found(restApi("pub", "REGIONAL", { securityPolicy })), []);
        }
    });

    it("finds domains that ask for TLS 1.0, and passes AWS's default", () => {
        assert.deepEqual(states(domain({ securityPolicy: "TLS_1_0" })), ["violated"]);
        assert.deepEqual(found(domain({}), domain({ securityPolicy: "TLS_1_2" })), []);
        const http = (securityPolicy: string) =>
            resource("aws:apigatewayv2/domainName:DomainName", "http", { domainNameConfiguration: { securityPolicy } });
        assert.deepEqual(found(http("TLS_1_2")), []);
        assert.deepEqual(found(http("TLS_1_0")), [
            `violated http domainNameConfiguration.securityPolicy: takes TLS versions before 1.2, got \`TLS_1_0\`; ${LISTENER}; set \`securityPolicy: "TLS_1_2"\``,
        ]);
    });

    it("says so when the policy is not known yet, or not known to it", () => {
        for (const sslPolicy of [unknown, "ELBSecurityPolicy-2030-TLS-2"])
            assert.deepEqual(states(listener({ sslPolicy })), ["unprovable"]);
        assert.deepEqual(found(domain({ securityPolicy: unknown })), [
            `unprovable value domain securityPolicy: may take TLS versions before 1.2, got a value that is not known yet; ${LISTENER}; check again when the value is known, or set \`securityPolicy: "TLS_1_2"\``,
        ]);
    });
});
