import { isMap, mapOf, type PlainMap } from "./is-map";
import { joinPath, makeIssue, quote, type Issue } from "./issue";
import { checkReserved, checkVariables } from "./route-checks";

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "x-amazon-apigateway-any-method"];
const INTEGRATION = "x-amazon-apigateway-integration";

/** Checks the paths of a document and the operations of each. */
export function checkOperations(at: string, document: PlainMap): readonly Issue[] {
    const given = document["paths"];
    const paths = Object.entries(mapOf(given)).filter(([path]) => !path.startsWith("x-"));
    if (paths.length === 0) return [noPaths(at, given)];
    const variables = new Map<string, string>();
    const issues = paths.flatMap(([path, item]) => {
        const place = joinPath(at, "paths", path);
        return [
            ...checkReserved(place, path),
            ...checkVariables(place, path, variables),
            ...(isMap(item) ? checkItem(place, path, item) : [noItem(place, item)]),
        ];
    });
    // What operations a wrong path would have is not known.
    const isEmpty = paths.every(([, item]) => isMap(item) && !hasReference(item) && operationsOf(item).length === 0);
    return isEmpty ? [...issues, noOperations(at, paths.length)] : issues;
}

const hasReference = (item: PlainMap): boolean => Object.hasOwn(item, "$ref");

function operationsOf(item: PlainMap): readonly string[] {
    return METHODS.filter((method) => Object.hasOwn(item, method));
}

function noPaths(at: string, given: unknown): Issue {
    const problem = given == null || isMap(given) ? "has no paths" : "has no map of paths";
    const got = given == null ? "nothing" : quote(given);
    const expected = "`paths` with at least one operation";
    return makeIssue({ code: "openapi-no-paths", path: at, problem, got, expected, fix: "add one" });
}

function noOperations(at: string, count: number): Issue {
    return makeIssue({
        code: "openapi-no-operations",
        path: joinPath(at, "paths"),
        problem: "has no operation",
        got: `${count} ${count === 1 ? "path" : "paths"} without one`,
        expected: "at least one operation in all paths, since there is nothing to deploy otherwise",
        fix: "add one, such as `get`",
    });
}

function noItem(at: string, item: unknown): Issue {
    const parts = { problem: "is not a map", got: quote(item), expected: "a map of operations, such as `get`" };
    return makeIssue({ code: "openapi-path-item", path: at, ...parts, fix: "write them below the path, or remove it" });
}

function checkItem(at: string, path: string, item: PlainMap): readonly Issue[] {
    const reference = hasReference(item) ? [referredItem(at, item["$ref"])] : [];
    const operations = operationsOf(item).flatMap((method) => {
        const integration = mapOf(item[method])[INTEGRATION];
        return typeof integration === "object" && integration !== null ? [] : [noIntegration(at, path, method)];
    });
    return [...reference, ...operations];
}

function referredItem(at: string, target: unknown): Issue {
    return makeIssue({
        code: "openapi-path-reference",
        path: joinPath(at, "$ref"),
        problem: "refers to a path item elsewhere, which API Gateway does not import",
        got: quote(target),
        expected: "the operations themselves below the path",
        fix: "write them out in its place",
    });
}

function noIntegration(at: string, path: string, method: string): Issue {
    const word = method.startsWith("x-") ? "ANY" : method.toUpperCase();
    return makeIssue({
        code: "openapi-no-integration",
        path: joinPath(at, method),
        problem: `operation \`${word} ${path}\` has no integration`,
        got: `no \`${INTEGRATION}\``,
        expected: "one in each operation, so that API Gateway knows what answers",
        fix: `add \`${INTEGRATION}\` to it`,
    });
}
