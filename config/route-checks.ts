import type { ApiRoute } from "./api-schema";
import { makeIssue, quote, type Issue } from "./issue";

/** Paths that API Gateway answers itself at the root of a domain (rule H-3). */
const RESERVED = ["/ping", "/sping"];

/** Issue `route-reserved` for a path that API Gateway keeps for its own health checks. */
export function checkReserved(at: string, path: string): readonly Issue[] {
    if (!RESERVED.includes(path.toLowerCase())) return [];
    const issue = makeIssue({
        code: "route-reserved",
        path: at,
        problem: "is a path that API Gateway answers itself",
        got: quote(path),
        expected: "any path but `/ping` and `/sping`",
        fix: "rename it, such as to `/health`",
    });
    return [issue];
}

/** Checks that the routes can stand side by side; `undefined` is a route that is wrong in itself. */
export function checkRoutes(routes: readonly (ApiRoute | undefined)[]): readonly Issue[] {
    const methods = new Set<string>();
    const variables = new Map<string, string>();
    return routes.flatMap((entry, index) => {
        if (entry === undefined) return [];
        const { method, path } = entry;
        const at = `api.routes[${index}]`;
        const route = `${method} ${path}`;
        if (methods.has(route)) return [repeatedRoute(at, route)];
        methods.add(route);
        return [...checkReserved(`${at}.path`, path), ...checkVariables(`${at}.path`, path, variables)];
    });
}

function repeatedRoute(at: string, route: string): Issue {
    const parts = { problem: "is in the list twice", got: quote(route), expected: "one entry for a method of a path" };
    return makeIssue({ code: "repeated", path: at, ...parts, fix: "remove one of them" });
}

/**
 * API Gateway takes one path variable below a segment, in routes and in imports alike: `/pets/{id}` refuses
 * `/pets/{name}`.
 * @see https://github.com/amazon-archives/aws-apigateway-importer/issues/202 (read 2026-11-21)
 *
 * @param variables - by the path above, the variable seen first; filled as routes go by.
 */
export function checkVariables(at: string, path: string, variables: Map<string, string>): readonly Issue[] {
    const segments = path.split("/").slice(1);
    return segments.flatMap((segment, depth) => {
        if (!segment.startsWith("{")) return [];
        const above = `/${segments.slice(0, depth).join("/")}`;
        const first = variables.get(above) ?? segment;
        variables.set(above, first);
        return first === segment ? [] : [otherVariable(at, path, above, first)];
    });
}

function otherVariable(at: string, path: string, above: string, first: string): Issue {
    return makeIssue({
        code: "route-variable",
        path: at,
        problem: `names a second path variable below \`${above}\``,
        got: quote(path),
        expected: `\`${first}\`, as in the route before: API Gateway takes one variable there`,
        fix: "use the same name in both routes",
    });
}
