/** Proves how values behind the SDK's proxy become plain data. */
import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { unknownCheckingProxy } from "@pulumi/policy";
import { unknown } from "../../model/unknown";
import { plainProperties } from "../../policy/plain";

const UNKNOWN_TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const UNKNOWN_LIST = "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2";

const plain = (properties: Record<string, unknown>) => plainProperties(unknownCheckingProxy(properties));

describe("plain data of a resource's properties", () => {
    it("has a mark where a value is not known, wherever that stands", () => {
        const given = { a: UNKNOWN_TEXT, list: ["x", UNKNOWN_TEXT, "y"], deep: [{ b: { c: UNKNOWN_LIST } }] };
        assert.deepEqual(plain(given), { a: unknown, list: ["x", unknown, "y"], deep: [{ b: { c: unknown } }] });
    });

    it("is the same as what was given where everything is known", () => {
        const given = { text: "", number: 0, no: false, nothing: null, list: [], map: {}, nested: [[{ a: [1] }]] };
        assert.deepEqual(plain(given), given);
    });

    it("leaves out what has no value, and keeps the places of a list", () => {
        assert.deepEqual(plain({ a: undefined, list: [undefined, 1] }), { list: [null, 1] });
    });

    it("does not say what assets, archives, outputs, promises and functions hold", () => {
        const opaque = {
            asset: new pulumi.asset.StringAsset("{}"),
            archive: new pulumi.asset.FileArchive("."),
            output: pulumi.output("x"),
            promise: Promise.resolve("x"),
            function: () => "x",
        };
        assert.deepEqual(plain(opaque), Object.fromEntries(Object.keys(opaque).map((key) => [key, unknown])));
    });

    it("keeps a property called `then` that is no function", () => {
        assert.deepEqual(plain({ map: { then: "x" } }), { map: { then: "x" } });
    });

    it("ends for data that holds itself", () => {
        const circle: Record<string, unknown> = {};
        circle["self"] = circle;
        let depth = 0;
        for (let each: unknown = plain(circle); each !== unknown; each = (each as { self: unknown }).self) depth += 1;
        assert.equal(depth, 129);
    });

    it("makes no prototype of a property's name", () => {
        const given = JSON.parse('{"map": {"__proto__": {"types": "PRIVATE"}}}') as Record<string, unknown>;
        const { map } = plain(given) as { map: Record<string, unknown> };
        assert.equal(map["types"], undefined);
        assert.deepEqual(Object.keys(map), ["__proto__"]);
    });
});
