import { DEFAULT_ROUTES, type ApiConfig, type ApiDefinition, type ApiFields } from "./api-schema";
import { checkIntegrations } from "./integration-checks";
import { makeIssue, type Issue, type Result } from "./issue";
import { readOpenApi } from "./open-api";
import type { ProjectFiles } from "./project-files";
import { repeatedEntries } from "./repeated-entries";
import { checkRoutes } from "./route-checks";
import type { ParsedSection } from "./section";

/**
 * Checks across the fields of `api`, and what the API serves.
 *
 * @param section - the fields that are right in themselves.
 * @param region - `aws:region`, where it is right.
 */
export function checkApi(
    { fields, entries, given }: Omit<ParsedSection<ApiFields>, "issues">,
    files: ProjectFiles | undefined,
    region: string | undefined,
): { readonly issues: readonly Issue[]; readonly definition: ApiDefinition | undefined } {
    const both = given.has("openApi") && given.has("routes") ? [twoDefinitions()] : [];
    const repeated = repeatedEntries("api.allowedVpcIds", entries.allowedVpcIds ?? []);
    const definition = readDefinition(fields, files);
    const wrong = definition.ok ? [] : definition.issues;
    const routes = checkRoutes(entries.routes ?? []);
    const integrations = checkIntegrations(entries.routes ?? [], region);
    return {
        issues: [...both, ...repeated, ...wrong, ...routes, ...integrations],
        definition: definition.ok ? definition.value : undefined,
    };
}

/** The parsed section; `undefined` where a field is missing. */
export function toApiConfig(fields: Partial<ApiFields>, definition: ApiDefinition | undefined): ApiConfig | undefined {
    const { stageName, logRetentionDays, accessLogRole, throttle, allowedVpcIds } = fields;
    if (definition === undefined || stageName === undefined || logRetentionDays === undefined) return undefined;
    if (accessLogRole === undefined || throttle === undefined || allowedVpcIds === undefined) return undefined;
    return { stageName, definition, logRetentionDays, accessLogRole, throttle, allowedVpcIds };
}

function twoDefinitions(): Issue {
    return makeIssue({
        code: "two-definitions",
        path: "api",
        problem: "says twice what the API serves",
        got: "`openApi` and `routes`",
        expected: "one of both, or neither",
        fix: "remove one of them",
    });
}

function readDefinition(
    { openApi, routes }: Partial<ApiFields>,
    files: ProjectFiles | undefined,
): Result<ApiDefinition> {
    if (openApi === undefined) {
        // INVARIANT: a wrong `openApi` has an issue of its own, so that the default here never reaches a stack.
        return { ok: true, value: { kind: "routes", routes: routes ?? DEFAULT_ROUTES } };
    }
    const document = readOpenApi(openApi, files);
    return document.ok ? { ok: true, value: { kind: "openapi", path: openApi, document: document.value } } : document;
}
