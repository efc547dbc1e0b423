/**
 * Proves what the JSON schema of stack files says of patterns, secrets and keys, and that it describes every key.
 * Not: that it refuses all that the parser refuses; checks across fields are the parser's alone.
 */
import assert from "node:assert/strict";
import { z } from "zod";
import { configTable } from "../../config/config-table";
import { stackConfigJsonSchema, type JsonSchema } from "../../config/json-schema";
import { PATTERNS } from "./stack";

const SCHEMA = stackConfigJsonSchema(PATTERNS);
const SECRET = { $ref: "#/$defs/secret" };

/** The schema at a path of keywords and names; fails where there is none. */
function at(...path: readonly string[]): JsonSchema {
    const found = path.reduce<unknown>(
        (part, step) => (part as Readonly<Record<string, unknown>> | undefined)?.[step],
        SCHEMA,
    );
    assert.ok(typeof found === "object" && found !== null, path.join("/"));
    return found as JsonSchema;
}

const configKey = (key: string) => at("properties", "config", "properties", key);

describe("the JSON schema of stack files", () => {
    it("is of the draft that editors know, with Pulumi's own keys", () => {
        assert.equal(SCHEMA.$schema, "https://json-schema.org/draft/2020-12/schema");
        assert.deepEqual(Object.keys(SCHEMA.properties ?? {}), [
            "config",
            "encryptionsalt",
            "encryptedkey",
            "secretsprovider",
            "environment",
        ]);
    });

    it("offers the patterns with what they deploy", () => {
        assert.deepEqual(configKey("private-api:pattern").oneOf, [
            { const: "open", description: "an API" },
            { const: "inner", description: "an API in a network" },
            { const: "wide", description: "an API with everything" },
        ]);
    });

    it("refuses unknown keys of ours and lets those of other namespaces pass", () => {
        assert.deepEqual(at("properties", "config", "propertyNames").anyOf, [
            {
                enum: [
                    "aws:region",
                    "private-api:pattern",
                    "private-api:network",
                    "private-api:api",
                    "private-api:dns",
                    "private-api:options",
                    "private-api:prober",
                    "private-api:tags",
                ],
            },
            { not: { pattern: "^private-api:" } },
        ]);
    });

    it("has a branch for each pattern: its options, the sections it needs and those it refuses", () => {
        assert.deepEqual(at("properties", "config", "allOf", "1"), {
            if: { properties: { "private-api:pattern": { const: "inner" } }, required: ["private-api:pattern"] },
            then: {
                properties: {
                    "private-api:options": {
                        description: "Options of pattern `inner`.",
                        anyOf: [
                            {
                                type: "object",
                                properties: {
                                    names: {
                                        description: "How names are made.",
                                        default: "zone",
                                        anyOf: [{ type: "string", enum: ["zone", "header"] }, SECRET],
                                    },
                                    limits: {
                                        description: "Limits.",
                                        type: "object",
                                        properties: {
                                            calls: {
                                                description: "Calls, 1 to 9.",
                                                anyOf: [{ type: "integer", minimum: 1, maximum: 9 }, SECRET],
                                            },
                                        },
                                        required: ["calls"],
                                        additionalProperties: false,
                                    },
                                },
                                additionalProperties: false,
                            },
                            SECRET,
                        ],
                    },
                    "private-api:dns": false,
                    "private-api:prober": false,
                },
                required: ["private-api:network"],
            },
        });
        assert.deepEqual(at("properties", "config", "allOf", "2", "then").required, [
            "private-api:network",
            "private-api:dns",
            "private-api:options",
        ]);
    });

    it("describes every key of every section, and forbids others", () => {
        const visit = (schema: JsonSchema, path: string): void => {
            const { properties = {}, items, anyOf = [], oneOf = [] } = schema;
            if (Object.keys(properties).length > 0) assert.equal(schema.additionalProperties, false, path);
            for (const [key, inner] of Object.entries(properties)) {
                assert.ok(typeof inner === "object" && inner.description, `${path}.${key}`);
                visit(inner, `${path}.${key}`);
            }
            for (const inner of [items, ...anyOf, ...oneOf]) {
                if (typeof inner === "object" && !Array.isArray(inner)) visit(inner, path);
            }
        };
        for (const section of ["network", "api", "dns"]) visit(configKey(`private-api:${section}`), section);
    });

    it("shows the defaults that the parser fills in", () => {
        const network = configKey("private-api:network").anyOf?.[0];
        assert.ok(typeof network === "object");
        const presets = Object.entries(network.properties ?? {}).flatMap(([key, field]) =>
            typeof field === "object" && field.default !== undefined ? [[key, field.default]] : [],
        );
        assert.deepEqual(Object.fromEntries(presets), { cidrBlock: "10.0.0.0/16", egress: "none", clients: [] });
    });
});

describe("the table of keys", () => {
    const table = configTable(PATTERNS);
    const row = (key: string) => table.split("\n").find((line) => line.startsWith(`| \`${key}\` |`));

    it("has a row for each key with values, default and meaning", () => {
        assert.equal(
            row("network.egress"),
            "| `network.egress` | `none` or `nat` | `none` | How hosts of the VPC reach the internet: not at all, or through NAT gateways. |",
        );
        assert.equal(
            row("api.throttle.burstLimit"),
            "| `api.throttle.burstLimit` | a whole number 1 to 5000 | `200` | Requests at once, 1 to 5000. |",
        );
        assert.equal(
            row("options.limits.calls"),
            "| `options.limits.calls` | a whole number 1 to 9 | required | `inner`: Calls, 1 to 9. |",
        );
    });

    it("names no key twice and leaves no meaning empty", () => {
        const rows = table.split("\n").slice(2);
        const keys = rows.map((line) => line.split(" | ")[0]);
        assert.equal(new Set(keys).size, keys.length);
        assert.deepEqual(
            rows.filter((line) => / \| +\|$|: \|$/.test(line)),
            [],
        );
    });

    it("keeps what a cell holds in its cell", () => {
        const options = z.object({ either: z.enum(["a|b", "c"]).describe("One\nor the other.") });
        const piped = configTable({ p: { key: "p", summary: "p", sections: {}, options } });
        assert.ok(piped.includes("| `options.either` | `a\\|b` or `c` | required | `p`: One or the other. |"));
    });
});
