/** Proves which public APIs are said to be captured. Not: that anyone in the VPC calls them. */
import assert from "node:assert/strict";
import type { Resource } from "../../../model/resource";
import { unknown } from "../../../model/unknown";
import { privateDnsCapturesPublicApi } from "../../../policy/rules/private-dns-captures-public-api";
import { endpoint, record, resource, restApi, vpc, zone } from "../../model/network/resources";
import { lines } from "./judged";

const found = (...resources: readonly Resource[]) => lines(privateDnsCapturesPublicApi, [vpc, ...resources]);
const TAIL =
    "expected a name that private DNS does not capture; set `privateDnsEnabled: false`, or give the API a custom domain with an alias record";
const captured = (name: string, at = "endpointConfiguration.types") =>
    `violated ${name} ${at}: answers 403 to clients in the endpoint's VPC that call it by its own name, got a public API beside private DNS of \`endpoint\`; ${TAIL}`;
const httpApi = (inputs: Parameters<typeof resource>[2] = {}) =>
    resource("aws:apigatewayv2/api:Api", "http", { protocolType: "HTTP", ...inputs }, { id: "http" });
const domain = (types: string) =>
    resource("aws:apigateway/domainName:DomainName", "domain", {
        domainName: "api.example.com",
        endpointConfiguration: { types },
    });
const mapping = resource("aws:apigateway/basePathMapping:BasePathMapping", "mapping", {
    domainName: "api.example.com",
    restApi: "pub",
});
const api = restApi("pub", "REGIONAL");

describe("the rule private-dns-captures-public-api", () => {
    it("finds every kind of public API beside an endpoint with private DNS", () => {
        const untyped = resource("aws:apigateway/restApi:RestApi", "untyped", {}, { id: "untyped" });
        assert.deepEqual(found(endpoint(), api, restApi("edge", "EDGE"), untyped, httpApi()), [
            captured("pub"),
            captured("edge"),
            captured("untyped"),
            captured("http", "protocolType"),
        ]);
    });

    it("passes without private DNS, without an endpoint for API Gateway, and without a public name", () => {
        assert.deepEqual(found(endpoint({ privateDnsEnabled: false }), api), []);
        assert.deepEqual(found(endpoint({ privateDnsEnabled: null }), api), [], "the provider's default");
        assert.deepEqual(found(endpoint({ serviceName: "com.amazonaws.eu-west-1.logs" }), api), []);
        assert.deepEqual(found(endpoint(), restApi("prv", "PRIVATE")), []);
        assert.deepEqual(found(endpoint(), restApi("off", "REGIONAL", { disableExecuteApiEndpoint: true })), []);
        assert.deepEqual(found(endpoint(), httpApi({ disableExecuteApiEndpoint: true })), []);
    });

    it("passes an API with a domain of its own, unless a Regional one is published as a CNAME", () => {
        const publicZone = zone("example.com", []);
        const alias = record(publicZone, "api.example.com");
        const cname = record(publicZone, "api", { type: "CNAME", aliases: null, records: ["d-1.execute-api"] });
        assert.deepEqual(found(endpoint(), api, domain("REGIONAL"), mapping, publicZone, alias), []);
        assert.deepEqual(found(endpoint(), api, domain("REGIONAL"), mapping, publicZone, cname), [captured("pub")]);
        assert.deepEqual(found(endpoint(), api, domain("EDGE"), mapping, publicZone, cname), []);
        assert.deepEqual(found(endpoint(), api, domain("PRIVATE"), mapping), [captured("pub")]);
        assert.deepEqual(found(endpoint(), api, domain("REGIONAL")), [captured("pub")], "without a mapping");
    });

    it("passes a name that a Resolver rule of the VPC has looked up outside", () => {
        const rule = (name: string | typeof unknown) =>
            resource(
                "aws:route53/resolverRule:ResolverRule",
                "forward",
                { ruleType: "FORWARD", domainName: name },
                { id: "rslvr-rr-1", madeOf: { domainName: [api] } },
            );
        const associated = (vpcId: string) =>
            resource("aws:route53/resolverRuleAssociation:ResolverRuleAssociation", "association", {
                resolverRuleId: "rslvr-rr-1",
                vpcId,
            });
        const name = "pub.execute-api.eu-west-1.amazonaws.com";
        assert.deepEqual(found(endpoint(), api, rule(name), associated("vpc-1")), []);
        assert.deepEqual(found(endpoint(), api, rule(unknown), associated("vpc-1")), []);
        assert.deepEqual(found(endpoint(), api, rule(name), associated("vpc-2")), [captured("pub")]);
        assert.deepEqual(found(endpoint(), api, rule(`other-${name}`), associated("vpc-1")), [captured("pub")]);
        assert.deepEqual(found(endpoint(), api, rule(name)), [captured("pub")]);
    });

    it("says so when private DNS is not known yet", () => {
        const adopted = { ...endpoint({}, { external: true }), outputs: { privateDnsEnabled: unknown }, inputs: {} };
        const known = { vpcId: "vpc-1", serviceName: "com.amazonaws.eu-west-1.execute-api" };
        const asked = endpoint({ privateDnsEnabled: unknown }, { madeOf: { privateDnsEnabled: [api] } });
        for (const each of [
            { ...adopted, outputs: { ...adopted.outputs, ...known, vpcEndpointType: "Interface" } },
            asked,
        ]) {
            assert.deepEqual(found(each, api), [
                `unprovable value pub endpointConfiguration.types: may answer 403 to clients in the endpoint's VPC that call it by its own name, got values that are not known yet, beside \`endpoint\`; ${TAIL}`,
            ]);
        }
    });
});
