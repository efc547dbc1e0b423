import type { PolicyConfigSchema } from "@pulumi/policy";
import { DEFAULTS, type Exception, type Option } from "./settings";

type Schemas = PolicyConfigSchema["properties"];

const OPTIONS: Readonly<Record<Option, Schemas[string]>> = {
    allowedVpcs: {
        type: "array",
        items: { type: "string", pattern: "^vpc-[0-9a-z]+$" },
        default: [...DEFAULTS.allowedVpcs],
        description:
            "VPCs whose endpoints may call, besides those of the execute-api endpoints that the stack declares",
    },
    acceptedEndpoints: {
        type: "array",
        items: { type: "string", pattern: "^vpce-[0-9a-z]+$" },
        default: [...DEFAULTS.acceptedEndpoints],
        description: "endpoints that count as inside whatever their VPC",
    },
    explicitDeny: {
        type: "string",
        enum: ["auto", "always", "never"],
        default: DEFAULTS.explicitDeny,
        description:
            "whether what comes from outside has to meet a Deny; auto: where a method uses an authorizer or IAM",
    },
};

const EXCEPTION: Readonly<Record<keyof Exception, Schemas[string]>> = {
    resource: { type: "string", minLength: 1, description: "URN of the resource, or its name" },
    finding: { type: "string", minLength: 1, description: "place that the finding names, or *" },
    reason: { type: "string", minLength: 1, description: "why it is let pass" },
    expires: { type: "string", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", description: "last day, YYYY-MM-DD in UTC" },
};

/** What may be set for a rule, as the engine checks it before it hands it over. */
export function configSchema(options: readonly Option[]): PolicyConfigSchema {
    const properties: Schemas = Object.fromEntries(options.map((option) => [option, OPTIONS[option]]));
    properties["exceptions"] = {
        type: "array",
        default: [],
        description: "findings that are let pass until a day",
        items: {
            type: "object",
            properties: { ...EXCEPTION },
            required: Object.keys(EXCEPTION),
            additionalProperties: false,
        },
    };
    return { properties };
}
