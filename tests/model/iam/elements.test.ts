/**
 * Proves that actions and resources mean what the documentation says, row by row. Not: that AWS
 * reads them so.
 */
import { describeRows } from "./describe-rows";
import { API_ARN, FOREIGN, VPC, allow, call, deny, policy } from "./policies";
import type { RowOfText } from "./rows";

const OUTSIDE = { "aws:SourceVpc": FOREIGN };
const outside = call(OUTSIDE);
const to = (resource: string) => call(OUTSIDE, { resource });
const unlessInside = { Condition: { StringNotEquals: { "aws:SourceVpc": VPC } } };

function action(title: string, statement: Record<string, unknown>, verdict: "open" | "restricted"): RowOfText {
    const decision = verdict === "open" ? "allow" : "implicit-deny";
    return { title, policy: policy(allow(statement)), verdict, explicitDeny: false, calls: [[outside, decision]] };
}

const ACTIONS: readonly RowOfText[] = [
    action("an action does not depend on case", { Action: "Execute-API:iNVOKE" }, "open"),
    action("an action may hold wildcards", { Action: "execute-api:In?oke*" }, "open"),
    action("an action may be a star", { Action: "*" }, "open"),
    action(
        "other actions are of no interest",
        { Action: ["execute-api:InvalidateCache", "execute-api:ManageConnections"] },
        "restricted",
    ),
    action("actions of other services are of no interest", { Action: "s3:*" }, "restricted"),
    action("NotAction is every other action", { NotAction: "s3:*" }, "open"),
    action("NotAction of Invoke is no Invoke", { NotAction: "execute-api:*" }, "restricted"),
];

function resource(title: string, resources: unknown, arn: string, matches: boolean): RowOfText {
    return {
        title,
        policy: policy(allow({ Resource: resources })),
        verdict: matches ? "open" : "restricted",
        explicitDeny: false,
        calls: [[to(arn), matches ? "allow" : "implicit-deny"]],
    };
}

const RESOURCES: readonly RowOfText[] = [
    resource("a star is every resource", "*", `${API_ARN}/prod/GET/pets`, true),
    resource("the short form is this API", "execute-api:/prod/GET/pets", `${API_ARN}/prod/GET/pets`, true),
    resource("a star crosses slashes", "execute-api:/prod*cat", `${API_ARN}/prod/GET/pets/7/cat`, true),
    resource("a path may hold colons", "execute-api:/prod/GET/a:b", `${API_ARN}/prod/GET/a:b`, true),
    resource("the root is called with an empty path", "execute-api:/prod/GET/", `${API_ARN}/prod/GET/`, true),
    resource(
        "a method without its slash is no resource of a call",
        "execute-api:/prod/GET",
        `${API_ARN}/prod/GET/`,
        false,
    ),
    resource("methods are in capitals", "execute-api:/prod/get/*", `${API_ARN}/prod/GET/pets`, false),
    resource("every region and account is this one too", "arn:aws:execute-api:*:*:*", `${API_ARN}/prod/GET/pets`, true),
    resource("an ARN that ends behind the API is that of no call", `${API_ARN}/`, `${API_ARN}/prod/GET/`, false),
    resource("an ARN that ends with the API is that of no call", API_ARN, `${API_ARN}/prod/GET/`, false),
    resource("another API is not this one", `${API_ARN}x/*`, `${API_ARN}/prod/GET/pets`, false),
    resource(
        "a pattern may name this API",
        "arn:aws:execute-api:us-*-1:1111????3333:a1*/*",
        `${API_ARN}/prod/GET/pets`,
        true,
    ),
    resource(
        "another service is not this one",
        "arn:aws:lambda:us-east-1:111122223333:*",
        `${API_ARN}/prod/GET/pets`,
        false,
    ),
    resource(
        "a custom domain is not this API",
        "arn:aws:execute-api:us-east-1:111122223333:/domainnames/*",
        `${API_ARN}/prod/GET/pets`,
        false,
    ),
    {
        title: "a wildcard in the service part is contested: it lets in",
        policy: policy(allow({ Resource: "arn:aws:execute-*:us-east-1:111122223333:*" })),
        verdict: "open",
        explicitDeny: false,
        calls: [[outside, "allow"]],
    },
    {
        title: "a wildcard in the service part is contested: it denies nobody",
        policy: policy(allow(), deny({ Resource: "arn:aws:execute-*:us-east-1:111122223333:*", ...unlessInside })),
        verdict: "open",
        explicitDeny: false,
        calls: [[outside, "allow"]],
    },
    {
        title: "NotResource is every other resource",
        policy: policy(allow(), deny({ NotResource: "execute-api:/prod/*", ...unlessInside })),
        verdict: "open",
        explicitDeny: false,
        calls: [
            [to(`${API_ARN}/prod/GET/pets`), "allow"],
            [to(`${API_ARN}/dev/GET/pets`), "explicit-deny"],
        ],
    },
];

describeRows("actions", ACTIONS);
describeRows("resources", RESOURCES);
