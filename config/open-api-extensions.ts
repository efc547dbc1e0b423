import { mapOf } from "./is-map";
import { joinPath, makeIssue, type Issue } from "./issue";

/** Extensions by which a document would decide what the pattern decides, and what to say of each. */
const REFUSED = {
    "x-amazon-apigateway-policy": "carries a resource policy, and the pattern writes the only one",
    "x-amazon-apigateway-endpoint-configuration":
        "carries an endpoint configuration, and the pattern writes the only one",
};

/**
 * Checks that a document leaves policy and endpoints to the pattern, wherever it could carry them: API Gateway reads
 * them below `servers` too.
 */
export function checkExtensions(at: string, value: unknown): readonly Issue[] {
    if (Array.isArray(value)) return value.flatMap((entry, index) => checkExtensions(joinPath(at, index), entry));
    return Object.entries(mapOf(value)).flatMap(([key, inner]) => {
        const path = joinPath(at, key);
        const problem = Object.entries(REFUSED).find(([name]) => name === key)?.[1];
        return problem === undefined ? checkExtensions(path, inner) : [refusedKey(path, key, problem)];
    });
}

function refusedKey(path: string, key: string, problem: string): Issue {
    const parts = {
        problem,
        got: `\`${key}\``,
        expected: "neither policy nor endpoints in the document",
        fix: "remove it",
    };
    return makeIssue({ code: "openapi-refused-key", path, ...parts });
}
