import { VPC, allow, allowIf, deny, denyIf, oldPolicy, policy } from "../policies";
import { ELSEWHERE, type Trick } from "./trick";

/** Gaps between Denys that only one value of a key, or one letter, gets through. */
export const GAP_TRICKS: readonly Trick[] = [
    [
        "the Kelvin sign",
        policy(
            allowIf({ StringEquals: { "aws:Referer": "\u212A" } }),
            denyIf({ StringEqualsIgnoreCase: { "aws:Referer": "k" } }),
        ),
        "it is no small k, though Unicode makes one of it",
    ],
    [
        "letters outside ASCII, in another case",
        policy(
            allowIf({ StringEquals: { "aws:UserAgent": "\u00e4" } }),
            denyIf({ StringNotEqualsIgnoreCase: { "aws:UserAgent": "\u00c4" } }),
        ),
        "whether AWS folds them is not documented",
    ],
    [
        "a year of six digits",
        policy(allow(), denyIf({ DateLessThan: { "aws:CurrentTime": "+275760-09-13T00:00:00Z" } })),
        "beyond what instants can be told apart in",
    ],
    [
        "numbers between two bounds",
        policy(
            allow(),
            denyIf({ NumericLessThanEquals: { "aws:MultiFactorAuthAge": "10" } }),
            denyIf({ NumericGreaterThanEquals: { "aws:MultiFactorAuthAge": "20" } }),
            denyIf({ Null: { "aws:MultiFactorAuthAge": "true" } }),
        ),
        "15 is between them",
    ],
    [
        "two Denys that one value of one key rules out",
        policy(
            allow(),
            deny({
                Resource: "execute-api:/prod/*",
                Condition: { StringNotEquals: { ...ELSEWHERE.StringNotEquals, "aws:Referer": "ok" } },
            }),
            deny({ NotResource: "execute-api:/prod/*", Condition: { StringNotEquals: { "aws:Referer": "ok" } } }),
        ),
        "with this Referer neither applies",
    ],
];

/** Text of the older version that looks like a variable. */
export const OLD_VERSION: readonly Trick[] = [
    [
        "a variable in version 2008",
        oldPolicy(allowIf({ StringEquals: { "aws:SourceVpc": ["${aws:SourceVpc}", VPC] } })),
        "plain text, which no VPC is called",
    ],
];
