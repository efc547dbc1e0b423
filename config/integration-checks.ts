import type { ApiRoute } from "./api-schema";
import { makeIssue, quote, quoteChoice, type Issue } from "./issue";

/**
 * Checks what answers each route against the route's path and the stack's region.
 *
 * @param routes - `undefined` is a route that is wrong in itself.
 * @param region - `aws:region`, where it is right.
 */
export function checkIntegrations(
    routes: readonly (ApiRoute | undefined)[],
    region: string | undefined,
): readonly Issue[] {
    return routes.flatMap((route, index) => {
        const at = `api.routes[${index}].integration`;
        switch (route?.integration.type) {
            case "http":
                return checkUrl(`${at}.url`, route.path, route.integration.url);
            case "lambda":
                return checkFunction(`${at}.functionArn`, route.integration.functionArn, region);
            default:
                return [];
        }
    });
}

/** The names in braces, each once; a greedy one without its `+`. */
function variablesOf(text: string): readonly string[] {
    const names = [...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
    return [...new Set(names)];
}

/** What a path hands on is what an address takes: API Gateway fills each variable of the one into the other. */
function checkUrl(at: string, path: string, url: string): readonly Issue[] {
    const given = variablesOf(path).map((name) => name.replace(/\+$/, ""));
    const taken = variablesOf(url);
    const unknown = taken.filter((name) => !given.includes(name)).map((name) => unknownVariable(at, path, name, given));
    const unused = given.filter((name) => !taken.includes(name)).map((name) => unusedVariable(at, path, name, url));
    return [...unknown, ...unused];
}

const inBraces = (name: string): string => `{${name}}`;

function unknownVariable(at: string, path: string, name: string, given: readonly string[]): Issue {
    return makeIssue({
        code: "route-url-variable",
        path: at,
        problem: `takes a variable that the route's path ${quote(path)} does not have`,
        got: quote(inBraces(name)),
        expected: given.length === 0 ? "no variables" : quoteChoice(given.map(inBraces)),
        fix: "add it to the path, or take it out of the address",
    });
}

function unusedVariable(at: string, path: string, name: string, url: string): Issue {
    return makeIssue({
        code: "route-url-variable",
        path: at,
        problem: `does not take the variable ${quote(inBraces(name))} of the route's path ${quote(path)}`,
        got: quote(url),
        expected: "every variable of the path in the address",
        fix: `write ${quote(inBraces(name))} where the service expects it`,
    });
}

/**
 * Lambda gives the permission to invoke a function in the function's own region alone.
 * @see https://github.com/aws/aws-cdk/issues/11826 (read 2026-11-21)
 */
function checkFunction(at: string, arn: string, region: string | undefined): readonly Issue[] {
    const functionRegion = arn.split(":")[3];
    if (region === undefined || functionRegion === undefined || functionRegion === region) return [];
    const issue = makeIssue({
        code: "function-region",
        path: at,
        problem: `is a function of \`${functionRegion}\``,
        got: quote(arn),
        expected: `one of \`${region}\`, the API's region`,
        fix: "deploy the function there, or change `aws:region`",
    });
    return [issue];
}
