/** Proves what `private-api:api` may say. Not: that AWS imports or routes it. */
import assert from "node:assert/strict";
import { faults, lines, parsed } from "./stack";

const withApi = (api: unknown) => ({ "aws:region": "eu-central-1", pattern: "open", api });
const MOCK = { type: "mock" };
const withRoutes = (...routes: unknown[]) => withApi({ routes });
const routed = (...paths: string[]) => withRoutes(...paths.map((path) => ({ method: "GET", path, integration: MOCK })));

describe("routes", () => {
    it("are taken with their integrations, which have defaults", () => {
        const functionArn = "arn:aws:lambda:eu-central-1:123456789012:function:pets:live";
        const routes = [
            { method: "GET", path: "/", integration: MOCK },
            {
                method: "ANY",
                path: "/pets/{id}",
                integration: { type: "http", url: "https://pets.example.com:8443/{id}?a=b" },
            },
            { method: "POST", path: "/files/{path+}", integration: { type: "lambda", functionArn } },
        ];
        const [mock, http, lambda] = routes;
        assert.deepEqual(parsed(withRoutes(...routes)).api.definition, {
            kind: "routes",
            routes: [mock, { ...http, integration: { ...http?.integration, timeoutMilliseconds: 29000 } }, lambda],
        });
    });

    it("have paths that API Gateway can route", () => {
        assert.deepEqual(faults(routed("/", "/a", "/a/b-c_d.e:f", "/a/{b}/c", "/x/{y+}")), []);
        for (const path of ["", "a", "//", "/a/", "/a b", "/{a", "/{a}b", "/{a+}/b", "/a?b", "/{}", "/a*"]) {
            assert.deepEqual(faults(routed(path)), ["wrong-form api.routes[0].path"], path);
        }
    });

    it("leave alone what API Gateway answers itself (rule H-3)", () => {
        assert.deepEqual(lines(routed("/ping", "/pets/ping")), [
            "api.routes[0].path: is a path that API Gateway answers itself, got `/ping`; expected any path but `/ping` and `/sping`; rename it, such as to `/health`",
        ]);
        assert.deepEqual(faults(routed("/sping")), ["route-reserved api.routes[0].path"]);
    });

    it("differ in method or path", () => {
        assert.deepEqual(faults(routed("/a", "/b", "/a")), ["repeated api.routes[2]"]);
        const any = { method: "ANY", path: "/a", integration: MOCK };
        assert.deepEqual(faults(withRoutes(any, { ...any, method: "GET" })), []);
    });

    it("name one path variable below a segment", () => {
        assert.deepEqual(lines(routed("/pets/{id}", "/pets/{name}/toys")), [
            "api.routes[1].path: names a second path variable below `/pets`, got `/pets/{name}/toys`; expected `{id}`, as in the route before: API Gateway takes one variable there; use the same name in both routes",
        ]);
        assert.deepEqual(faults(routed("/pets/{id}", "/pets/{id}/toys/{name}", "/cats/{name}")), []);
    });

    it("reach services by HTTPS alone, without credentials, which no message repeats", () => {
        const reaching = (url: string) => withRoutes({ method: "GET", path: "/", integration: { type: "http", url } });
        for (const url of [
            "http://a.example.com",
            "https://",
            "https://a b",
            "ftp://a",
            "a.example.com",
            "https://a.example.com/x y",
        ]) {
            assert.deepEqual(faults(reaching(url)), ["wrong-form api.routes[0].integration.url"], url);
        }
        for (const url of [
            "https://me:hunter2@a.example.com/",
            "http://me:hunter2@a.example.com/",
            "https://me:hunt/er2@a.example.com/",
        ]) {
            const [line = "", ...more] = lines(reaching(url));
            assert.deepEqual(more, []);
            assert.match(line, /got `https?:\/\/\[secret\]@a\.example\.com\/`;/);
        }
    });

    it("have integrations of a known type, with the fields of that type alone", () => {
        const integrated = (integration: unknown) => withRoutes({ method: "GET", path: "/", integration });
        assert.deepEqual(lines(integrated({ type: "htp" })), [
            "api.routes[0].integration.type: is not a known value, got `htp`; expected `mock`, `http` or `lambda`; use `http`",
        ]);
        assert.deepEqual(faults(integrated({})), ["missing api.routes[0].integration.type"]);
        assert.deepEqual(faults(integrated({ type: "mock", url: "https://a.example.com" })), [
            "unknown-key api.routes[0].integration.url",
        ]);
        assert.deepEqual(faults(integrated({ type: "http", uri: "https://a.example.com", timeoutMilliseconds: 49 })), [
            "out-of-range api.routes[0].integration.timeoutMilliseconds",
            "unknown-key api.routes[0].integration.uri",
            "missing api.routes[0].integration.url",
        ]);
        assert.deepEqual(faults(integrated({ type: "lambda", functionArn: "pets" })), [
            "wrong-form api.routes[0].integration.functionArn",
        ]);
    });

    it("hand on each variable of the path, and no other", () => {
        const http = (path: string, url: string) =>
            withRoutes({ method: "GET", path, integration: { type: "http", url: `https://a.example.com${url}` } });
        assert.deepEqual(faults(http("/a/{b}/{c+}", "/{c}?b={b}&again={b}")), []);
        assert.deepEqual(faults(http("/a", "/b")), []);
        assert.deepEqual(lines(http("/pets/{id}", "/pets/{name}")), [
            "api.routes[0].integration.url: does not take the variable `{id}` of the route's path `/pets/{id}`, got `https://a.example.com/pets/{name}`; expected every variable of the path in the address; write `{id}` where the service expects it",
            "api.routes[0].integration.url: takes a variable that the route's path `/pets/{id}` does not have, got `{name}`; expected `{id}`; add it to the path, or take it out of the address",
        ]);
        assert.deepEqual(lines(http("/", "/{id}")), [
            "api.routes[0].integration.url: takes a variable that the route's path `/` does not have, got `{id}`; expected no variables; add it to the path, or take it out of the address",
        ]);
        assert.deepEqual(lines(http("/{proxy+}", "/")), [
            "api.routes[0].integration.url: does not take the variable `{proxy}` of the route's path `/{proxy+}`, got `https://a.example.com/`; expected every variable of the path in the address; write `{proxy}` where the service expects it",
        ]);
        assert.deepEqual(faults(http("/{proxy+}", "/{proxy+}")), [
            "route-url-variable api.routes[0].integration.url",
            "route-url-variable api.routes[0].integration.url",
        ]);
    });

    it("invoke functions of the API's region, by version, by alias or as they are", () => {
        const invoking = (arn: string, region = "eu-central-1") => ({
            ...withRoutes({ method: "GET", path: "/", integration: { type: "lambda", functionArn: arn } }),
            "aws:region": region,
        });
        const arn = "arn:aws:lambda:eu-central-1:123456789012:function:pets";
        for (const each of [arn, `${arn}:live`, `${arn}:7`]) assert.deepEqual(faults(invoking(each)), [], each);
        assert.deepEqual(lines(invoking(`${arn}:$LATEST`)), [
            "api.routes[0].integration.functionArn: is not the ARN of a Lambda function, got `arn:aws:lambda:eu-central-1:123456789012:function:pets:$LATEST`; expected `arn:aws:lambda:<region>:<account>:function:<name>`, or that with a version or an alias; copy it from the Lambda console, without `:$LATEST`",
        ]);
        assert.deepEqual(lines(invoking(arn, "us-east-1")), [
            "api.routes[0].integration.functionArn: is a function of `eu-central-1`, got `arn:aws:lambda:eu-central-1:123456789012:function:pets`; expected one of `us-east-1`, the API's region; deploy the function there, or change `aws:region`",
        ]);
        // Without a right region there is nothing to compare with.
        assert.deepEqual(faults(invoking(arn, "here")), ["wrong-form aws:region"]);
        assert.deepEqual(faults(invoking("arn:aws-cn:lambda:cn-north-1:123456789012:function:pets", "cn-north-1")), []);
    });

    it("are all checked, whatever is wrong with one of them", () => {
        const route = (path: string, more: object = {}) => ({ method: "GET", path, integration: MOCK, ...more });
        assert.deepEqual(faults(withRoutes(route("/a"), route("/b", { method: "get" }), route("/a"), "x")), [
            "unknown-value api.routes[1].method",
            "repeated api.routes[2]",
            "wrong-type api.routes[3]",
        ]);
    });

    it("stand alone, without an OpenAPI file", () => {
        const api = { routes: [{ method: "GET", path: "/", integration: MOCK }], openApi: "api.yaml" };
        assert.deepEqual(faults(withApi(api), { files: {} }), [
            "two-definitions api",
            "openapi-unreadable api.openApi",
        ]);
        assert.deepEqual(faults(withApi({ routes: [] })), ["too-few api.routes"]);
    });
});

describe("the rest of the API", () => {
    it("has a stage name of letters, digits and underscores", () => {
        assert.equal(parsed(withApi({ stageName: "dev_1" })).api.stageName, "dev_1");
        for (const stageName of ["", "a-b", "a/b", "x".repeat(129)]) {
            assert.deepEqual(faults(withApi({ stageName })), ["wrong-form api.stageName"], stageName);
        }
    });

    it("keeps logs for as many days as CloudWatch can", () => {
        assert.equal(parsed(withApi({ logRetentionDays: 3653 })).api.logRetentionDays, 3653);
        assert.deepEqual(faults(withApi({ logRetentionDays: 91 })), ["unknown-value api.logRetentionDays"]);
        const [line = ""] = lines(withApi({ logRetentionDays: "90" }));
        assert.match(line, /^api\.logRetentionDays: is a text, got `90`; expected .*; write it without quotes$/);
    });

    it("has limits in AWS's range, each with its own default", () => {
        assert.deepEqual(parsed(withApi({ throttle: { rateLimit: 0.5 + 1 } })).api.throttle, {
            rateLimit: 1.5,
            burstLimit: 200,
        });
        assert.deepEqual(lines(withApi({ throttle: { rateLimit: 0, burstLimit: 5001, burst: 1 } })), [
            "api.throttle.burst: is not a known key, got `burst`; expected `rateLimit` or `burstLimit`; remove it",
            "api.throttle.burstLimit: is too large, got `5001`; expected a whole number 1 to 5000; choose a value in this range",
            "api.throttle.rateLimit: is too small, got `0`; expected a number 1 to 10000; choose a value in this range",
        ]);
        assert.deepEqual(faults(withApi({ throttle: { burstLimit: 1.5 } })), ["wrong-type api.throttle.burstLimit"]);
    });

    it("admits further VPCs, each once", () => {
        const id = "vpc-01234567";
        assert.deepEqual(parsed(withApi({ allowedVpcIds: [id] })).api.allowedVpcIds, [id]);
        assert.deepEqual(faults(withApi({ allowedVpcIds: [id, id, "*"] })), [
            "repeated api.allowedVpcIds[1]",
            "wrong-form api.allowedVpcIds[2]",
        ]);
    });

    it("takes the account's role for logs as it is, or makes it", () => {
        assert.equal(parsed(withApi({ accessLogRole: "create" })).api.accessLogRole, "create");
        assert.deepEqual(lines(withApi({ accessLogRole: "created" })), [
            "api.accessLogRole: is not a known value, got `created`; expected `existing` or `create`; use `create`",
        ]);
    });
});
