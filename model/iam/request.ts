/** Who calls. */
export type Principal =
    | { readonly type: "anonymous" }
    | { readonly type: "aws"; readonly account: string; readonly arn: string }
    | { readonly type: "service"; readonly service: string }
    | { readonly type: "federated"; readonly provider: string }
    | { readonly type: "canonical"; readonly id: string };

/** What is called: the whole ARN, and what follows the ARN of the API itself, from the slash on. */
export interface Target {
    readonly arn: string;
    /** Missing where the resource is a custom domain. */
    readonly path?: string;
}

/** A call of the API, as policies see it. Keys that are not in the context are missing in the request. */
export interface Request {
    readonly principal: Principal;
    readonly target: Target;
    /** Values by key, key names in lower case. */
    readonly context: ReadonlyMap<string, string>;
}
