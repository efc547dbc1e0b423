/** What a stack's configuration may hold, section by section: one definition for types, checks, defaults and the JSON schema. */
export * from "./api-schema";
export * from "./dns-schema";
export * from "./network-schema";
export * from "./prober-schema";
export * from "./tags-schema";
