import { API_ARN, allow, allowIf, deny, policy, type Written } from "../policies";
import { ELSEWHERE, INSIDE, type Trick } from "./trick";

/** An Allow for everybody, and the usual Deny but for these parts. */
function denying(name: string, parts: Written, why: string): Trick {
    return [name, policy(allow(), deny({ Condition: ELSEWHERE, ...parts })), why];
}

/** The safe form, and one more Allow. */
function also(name: string, parts: Written, why: string): Trick {
    return [name, policy(allowIf(INSIDE), allow(parts)), why];
}

const ALL_BUT_OPTIONS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"].map((method) => `execute-api:/*/${method}/*`);

/** Tricks with Resource and NotResource. */
export const RESOURCE_TRICKS: readonly Trick[] = [
    denying("one stage", { Resource: "execute-api:/prod/*" }, "other stages"),
    denying("one stage, by a pattern", { Resource: "execute-api:/p*" }, "stages with other letters"),
    denying("one method", { Resource: "execute-api:/*/GET/*" }, "other methods"),
    denying("methods in small letters", { Resource: "execute-api:/*/get/*" }, "methods are in capitals"),
    denying("all methods but one", { Resource: ALL_BUT_OPTIONS }, "OPTIONS"),
    denying(
        "methods of three and four letters",
        { Resource: ["execute-api:/*/???/*", "execute-api:/*/????/*"] },
        "longer methods",
    ),
    denying("paths with a name", { Resource: "execute-api:/*/*/?*" }, "the root"),
    denying("the root only", { Resource: "execute-api:/*/GET/" }, "paths"),
    denying("a path without what is below", { Resource: "execute-api:/*/*/pets" }, "other paths"),
    denying("end without a slash", { Resource: "execute-api:/prod" }, "no call has this resource"),
    denying("two slashes", { Resource: "execute-api://*" }, "a stage is not empty"),
    denying("the API itself", { Resource: API_ARN }, "no call has this resource"),
    denying("the API with a slash", { Resource: `${API_ARN}/` }, "no call has this resource"),
    denying("another API", { Resource: "arn:aws:execute-api:us-east-1:111122223333:zzzzzzzzzz/*" }, "not this one"),
    denying("another region", { Resource: "arn:aws:execute-api:us-west-2:111122223333:a1b2c3d4e5/*" }, "not this one"),
    denying("another account", { Resource: "arn:aws:execute-api:us-east-1:444455556666:a1b2c3d4e5/*" }, "not this one"),
    denying(
        "another partition",
        { Resource: "arn:aws-cn:execute-api:us-east-1:111122223333:a1b2c3d4e5/*" },
        "not this one",
    ),
    denying(
        "the service of the console",
        { Resource: "arn:aws:apigateway:us-east-1::/restapis/a1b2c3d4e5/*" },
        "another service",
    ),
    denying("API in capitals", { Resource: "arn:aws:execute-api:us-east-1:111122223333:A1B2C3D4E5/*" }, "case matters"),
    denying(
        "service with a wildcard",
        { Resource: "arn:aws:execute-ap?:us-east-1:111122223333:a1b2c3d4e5/*" },
        "not allowed there",
    ),
    denying("NotResource of everything", { NotResource: "*" }, "nothing is left"),
    denying("NotResource of the short form", { NotResource: "execute-api:/*" }, "nothing of this API is left"),
    denying("NotResource of one method", { NotResource: "execute-api:/*/OPTIONS/*" }, "this method"),
    denying("NotResource of a health check", { NotResource: "execute-api:/prod/GET/health" }, "this path"),
    denying(
        "the domain of the API",
        { Resource: "arn:aws:execute-api:us-east-1:111122223333:/domainnames/*" },
        "not the API",
    ),
    denying(
        "a variable",
        { Resource: "execute-api:/${aws:PrincipalTag/stage}/*" },
        "without a value it matches nothing",
    ),
    denying("a dollar that is literal", { Resource: "execute-api:/${*}" }, "a star that means itself"),
    denying("colon in a path left out", { Resource: ["execute-api:/*/*/pets", "execute-api:/*/*/pets/*"] }, "pets:7"),
    [
        "stages that overlap but for one method",
        policy(
            allow({ Resource: ["execute-api:/a*/*", "execute-api:/*b/*"] }),
            deny({ Resource: "execute-api:/a*/*", Condition: ELSEWHERE }),
            deny({ Resource: "execute-api:/*b/???/*", Condition: ELSEWHERE }),
        ),
        "POST to a stage like xb",
    ],
    also("health check", { Resource: "execute-api:/prod/GET/health" }, "it is open to all"),
    also("preflight", { Resource: "execute-api:/*/OPTIONS/*" }, "it is open to all"),
    also("NotResource", { NotResource: "execute-api:/prod/*" }, "other stages"),
    also("NotResource of something else", { NotResource: "arn:aws:s3:::bucket/*" }, "everything here"),
];
