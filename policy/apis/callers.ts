import type { Data, Resource } from "../../model/resource";
import { ofType, type Stack, valueOf } from "../../model/stack";
import { isUnknown } from "../../model/unknown";
import { apiOf, attachedTo } from "./carriers";
import { namesAuthorizer, readBody } from "./open-api-body";
import { METHOD, NATIVE_METHOD } from "./types";

/**
 * Whether any method of an API asks who calls; `undefined` where that is not known yet.
 *
 * There an Allow of the caller's own can be enough, and only an explicit Deny keeps them out (rule P-12).
 */
export function identifiesCallers(stack: Stack, api: Resource): boolean | undefined {
    const methods = ofType(stack, METHOD, NATIVE_METHOD).filter((method) => apiOf(stack, method)?.urn === api.urn);
    const bodies = [api, ...attachedTo(stack, api)].map(({ inputs }) => bodyAsks(inputs["body"]));
    const answers = [...methods.map(methodAsks), ...bodies];
    if (answers.includes(true)) return true;
    return answers.includes(undefined) ? undefined : false;
}

function methodAsks(method: Resource): boolean | undefined {
    const authorization = valueOf(method, method.type === METHOD ? "authorization" : "authorizationType");
    return isUnknown(authorization) ? undefined : (authorization ?? "NONE") !== "NONE";
}

function bodyAsks(value: Data | undefined): boolean | undefined {
    const body = readBody(value);
    switch (body.kind) {
        case "read":
            return namesAuthorizer(body.document);
        case "none":
            return false;
        // An unreadable one is a finding of its own.
        case "unreadable":
        case "unknown":
            return undefined;
    }
}
