import { joinPath, makeIssue, type Issue } from "./issue";
import { checkReserved, checkVariables } from "./route-checks";

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "x-amazon-apigateway-any-method"];
const INTEGRATION = "x-amazon-apigateway-integration";

/** Extensions by which a document would decide what the pattern decides, and what to say of each. */
const REFUSED = {
    "x-amazon-apigateway-policy": "carries a resource policy, and the pattern writes the only one",
    "x-amazon-apigateway-endpoint-configuration":
        "carries an endpoint configuration, and the pattern writes the only one",
};

type Fields = Readonly<Record<string, unknown>>;

/** Checks the operations of a document, and that it leaves policy and endpoints to the pattern. */
export function checkOperations(at: string, document: Fields): readonly Issue[] {
    const paths = fieldsOf(document["paths"]);
    const none = Object.keys(paths).length === 0 ? [noPaths(at)] : [];
    const variables = new Map<string, string>();
    const operations = Object.entries(paths).flatMap(([path, item]) => [
        ...checkReserved(joinPath(at, "paths", path), path),
        ...checkVariables(joinPath(at, "paths", path), path, variables),
        ...checkItem(at, path, fieldsOf(item)),
    ]);
    return [...none, ...operations, ...refusedKeys(at, document)];
}

function fieldsOf(value: unknown): Fields {
    return typeof value === "object" && value !== null ? (value as Fields) : {};
}

function noPaths(at: string): Issue {
    const parts = { problem: "has no paths", got: "nothing", expected: "`paths` with at least one operation" };
    return makeIssue({ code: "openapi-no-paths", path: at, ...parts, fix: "add one" });
}

function checkItem(at: string, path: string, item: Fields): readonly Issue[] {
    return METHODS.filter((method) => method in item).flatMap((method) => {
        const integration = fieldsOf(item[method])[INTEGRATION];
        if (typeof integration === "object" && integration !== null) return [];
        const word = method.startsWith("x-") ? "ANY" : method.toUpperCase();
        const issue = makeIssue({
            code: "openapi-no-integration",
            path: joinPath(at, "paths", path, method),
            problem: `operation \`${word} ${path}\` has no integration`,
            got: `no \`${INTEGRATION}\``,
            expected: "one in each operation, so that API Gateway knows what answers",
            fix: `add \`${INTEGRATION}\` to it`,
        });
        return [issue];
    });
}

/** The refused extensions wherever they stand: API Gateway reads them below `servers` too. */
function refusedKeys(at: string, value: unknown): readonly Issue[] {
    if (Array.isArray(value)) return value.flatMap((entry, index) => refusedKeys(joinPath(at, index), entry));
    return Object.entries(fieldsOf(value)).flatMap(([key, inner]) => {
        const path = joinPath(at, key);
        const problem = Object.entries(REFUSED).find(([name]) => name === key)?.[1];
        return problem === undefined ? refusedKeys(path, inner) : [refusedKey(path, key, problem)];
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
