/** Proves which OpenAPI documents are taken. Not: that API Gateway imports them. */
import assert from "node:assert/strict";
import { stringify } from "yaml";
import { faults, lines, parsed } from "./stack";

const STACK = { "aws:region": "eu-central-1", pattern: "open", api: { openApi: "api.yaml" } };
const MOCK = { "x-amazon-apigateway-integration": { type: "mock" } };
const DOCUMENT = { openapi: "3.0.3", info: { title: "Pets", version: "1" }, paths: { "/pets": { get: MOCK } } };

const textFaults = (text: string) => faults(STACK, { files: { "api.yaml": text } });
const documentFaults = (document: unknown) => textFaults(JSON.stringify(document));
const documentLines = (document: unknown) => lines(STACK, { files: { "api.yaml": JSON.stringify(document) } });

describe("an OpenAPI document", () => {
    it("is taken as YAML and as JSON", () => {
        const definition = { kind: "openapi", path: "api.yaml", document: DOCUMENT };
        for (const text of [JSON.stringify(DOCUMENT), stringify(DOCUMENT)]) {
            assert.deepEqual(parsed(STACK, { files: { "api.yaml": text } }).api.definition, definition);
        }
    });

    it("has to be there", () => {
        assert.deepEqual(lines(STACK), [
            "api.openApi: cannot be read: no such file, got `api.yaml`; expected a file below the project folder; correct the path, which is relative to the folder of `Pulumi.yaml`",
        ]);
    });

    it("has to be well-formed", () => {
        assert.deepEqual(textFaults("{"), ["openapi-syntax api.openApi"]);
        assert.deepEqual(textFaults(""), ["openapi-syntax api.openApi"]);
        assert.deepEqual(textFaults("- a"), ["openapi-syntax api.openApi"]);
        assert.deepEqual(textFaults("a: &a\n  b: *a\n"), ["openapi-syntax api.openApi"]);
        assert.deepEqual(lines(STACK, { files: { "api.yaml": "a: 1\nb: 2\na: 3\n" } }), [
            "api.openApi: has the same key twice in one map, got `duplicate-key` at line 3; expected each key once; correct line 3",
        ]);
    });

    it("has to be OpenAPI 3.0, the one version that API Gateway imports", () => {
        assert.deepEqual(documentLines({ ...DOCUMENT, openapi: "3.1.0" }), [
            'api.openApi: is OpenAPI 3.1, which API Gateway does not import, got `3.1.0`; expected `openapi: "3.0.3"` or another 3.0; convert the document',
        ]);
        assert.deepEqual(documentLines({ swagger: "2.0", paths: {} }), [
            'api.openApi: is OpenAPI 2 (Swagger), which is not read here, got `2.0`; expected `openapi: "3.0.3"` or another 3.0; convert the document',
        ]);
        for (const openapi of [undefined, 3, "3.0", "4.0.0", null]) {
            assert.deepEqual(
                documentFaults({ ...DOCUMENT, openapi }),
                ["openapi-version api.openApi"],
                String(openapi),
            );
        }
    });

    it("has a title and a version, which are texts", () => {
        for (const info of [undefined, null, 5, [], {}, { title: " ", version: null }]) {
            assert.deepEqual(
                documentFaults({ ...DOCUMENT, info }),
                ["openapi-info api.openApi.info.title", "openapi-info api.openApi.info.version"],
                JSON.stringify(info),
            );
        }
        assert.deepEqual(documentLines({ ...DOCUMENT, info: { version: 1.5 } }), [
            'api.openApi.info.title: is not set, got nothing; expected a text, which every OpenAPI document has there; write it like `title: "Pets"`',
            'api.openApi.info.version: is not a text, got `1.5`; expected a text, which every OpenAPI document has there; write it like `version: "1.0"`',
        ]);
    });

    it("has paths", () => {
        for (const paths of [undefined, {}, null, 5, "/pets", [MOCK], { "x-note": MOCK }]) {
            assert.deepEqual(
                documentFaults({ ...DOCUMENT, paths }),
                ["openapi-no-paths api.openApi"],
                JSON.stringify(paths),
            );
        }
        assert.deepEqual(documentLines({ ...DOCUMENT, paths: ["/pets"] }), [
            'api.openApi: has no map of paths, got `["/pets"]`; expected `paths` with at least one operation; add one',
        ]);
    });

    it("has a map at each path", () => {
        for (const [path, item] of [
            ["y", 5],
            ["/x", null],
            ["/x", "get"],
            ["/x", []],
        ] as const) {
            const at = path === "y" ? "api.openApi.paths.y" : 'api.openApi.paths["/x"]';
            assert.deepEqual(documentFaults({ ...DOCUMENT, paths: { [path]: item } }), [`openapi-path-item ${at}`]);
        }
        assert.deepEqual(documentLines({ ...DOCUMENT, paths: { ...DOCUMENT.paths, "/x": null } }), [
            'api.openApi.paths["/x"]: is not a map, got `null`; expected a map of operations, such as `get`; write them below the path, or remove it',
        ]);
        assert.deepEqual(documentFaults({ ...DOCUMENT, paths: { ...DOCUMENT.paths, "x-note": 5 } }), []);
    });

    it("has an operation, on whichever path", () => {
        const empty = { parameters: [] };
        assert.deepEqual(documentFaults({ ...DOCUMENT, paths: { "/a": empty, "/b": { get: MOCK } } }), []);
        assert.deepEqual(documentLines({ ...DOCUMENT, paths: { "/a": empty, "/b": {} } }), [
            "api.openApi.paths: has no operation, got 2 paths without one; expected at least one operation in all paths, since there is nothing to deploy otherwise; add one, such as `get`",
        ]);
        assert.deepEqual(documentFaults({ ...DOCUMENT, paths: { "/ping": empty } }), [
            "openapi-no-operations api.openApi.paths",
            'route-reserved api.openApi.paths["/ping"]',
        ]);
    });

    it("has no operation that is no map", () => {
        for (const operation of [null, 5, "x", []]) {
            assert.deepEqual(documentFaults({ ...DOCUMENT, paths: { "/x": { get: operation } } }), [
                'openapi-no-integration api.openApi.paths["/x"].get',
            ]);
        }
    });

    it("writes its paths out, since API Gateway does not follow a reference there", () => {
        const paths = { "/x": { $ref: "#/components/pathItems/x" }, "/y": { $ref: 5, get: {} } };
        assert.deepEqual(documentLines({ ...DOCUMENT, paths: { "/x": paths["/x"] } }), [
            'api.openApi.paths["/x"]["$ref"]: refers to a path item elsewhere, which API Gateway does not import, got `#/components/pathItems/x`; expected the operations themselves below the path; write them out in its place',
        ]);
        assert.deepEqual(documentFaults({ ...DOCUMENT, paths }), [
            'openapi-path-reference api.openApi.paths["/x"]["$ref"]',
            'openapi-no-integration api.openApi.paths["/y"].get',
            'openapi-path-reference api.openApi.paths["/y"]["$ref"]',
        ]);
    });

    it("says of each operation what answers it", () => {
        const paths = {
            "/pets": { get: MOCK, post: {}, parameters: [] },
            "/all": { "x-amazon-apigateway-any-method": {}, options: { "x-amazon-apigateway-integration": null } },
        };
        assert.deepEqual(documentLines({ ...DOCUMENT, paths }), [
            'api.openApi.paths["/all"].options: operation `OPTIONS /all` has no integration, got no `x-amazon-apigateway-integration`; expected one in each operation, so that API Gateway knows what answers; add `x-amazon-apigateway-integration` to it',
            'api.openApi.paths["/all"].x-amazon-apigateway-any-method: operation `ANY /all` has no integration, got no `x-amazon-apigateway-integration`; expected one in each operation, so that API Gateway knows what answers; add `x-amazon-apigateway-integration` to it',
            'api.openApi.paths["/pets"].post: operation `POST /pets` has no integration, got no `x-amazon-apigateway-integration`; expected one in each operation, so that API Gateway knows what answers; add `x-amazon-apigateway-integration` to it',
        ]);
    });

    it("leaves alone what API Gateway answers itself (rule H-3)", () => {
        assert.deepEqual(documentFaults({ ...DOCUMENT, paths: { "/ping": { get: MOCK } } }), [
            'route-reserved api.openApi.paths["/ping"]',
        ]);
    });

    it("names one path variable below a segment, as routes do", () => {
        const paths = { "/pets/{id}": { get: MOCK }, "/pets/{name}/toys": { get: MOCK } };
        assert.deepEqual(documentFaults({ ...DOCUMENT, paths }), [
            'route-variable api.openApi.paths["/pets/{name}/toys"]',
        ]);
    });

    it("carries neither a policy nor endpoints, wherever they stand", () => {
        assert.deepEqual(
            documentFaults({
                ...DOCUMENT,
                "x-amazon-apigateway-policy": {},
                servers: [
                    { url: "/", "x-amazon-apigateway-endpoint-configuration": { disableExecuteApiEndpoint: true } },
                ],
            }),
            [
                "openapi-refused-key api.openApi.servers[0].x-amazon-apigateway-endpoint-configuration",
                "openapi-refused-key api.openApi.x-amazon-apigateway-policy",
            ],
        );
    });
});
