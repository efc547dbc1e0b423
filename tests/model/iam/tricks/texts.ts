import { VPC, allow, allowIf, deny, denyIf, oldPolicy, policy } from "../policies";
import { ELSEWHERE, INSIDE, SAFE, replacing, type Trick } from "./trick";

const safe = policy(...SAFE);

/** A variable as the only value of a condition on the VPC, in an Allow. */
const allowing = (name: string, value: string, why: string): Trick => [
    name,
    policy(allowIf({ StringLike: { "aws:SourceVpc": value } })),
    why,
];

/** A value beside the allowed VPC, in the usual Deny. */
const denying = (name: string, value: string, why: string): Trick => [
    name,
    policy(allow(), denyIf({ StringNotLike: { "aws:SourceVpc": [VPC, value] } })),
    why,
];

/** Tricks with variables and versions. */
export const VARIABLE_TRICKS: readonly Trick[] = [
    allowing("the key itself", "${aws:SourceVpc}", "it equals itself"),
    allowing("the key itself in other case", "${AWS:sourcevpc}", "names do not depend on case"),
    allowing("what the caller sends", "${aws:Referer}", "the caller chooses"),
    allowing("a default", "${aws:PrincipalTag/vpc, 'vpc-0a1b2c3d4e5f60718'}", "a tag takes its place"),
    allowing("a default of anything", "${aws:Referer, '*'}", "the caller chooses"),
    allowing("a part", "vpc-${aws:PrincipalTag/id}", "a principal chooses"),
    allowing("the name of the caller", "${aws:username}", "names are chosen"),
    allowing("a name that does not exist", "${aws:Nothing}", "nobody knows"),
    denying("what the caller sends, denied", "${aws:Referer}", "the caller chooses"),
    denying("a tag, denied", "${aws:PrincipalTag/vpc}", "a principal chooses"),
    denying("a default, denied", "${aws:PrincipalTag/vpc, 'vpc-0a1b2c3d4e5f60718'}", "a tag takes its place"),
    allowing("unclosed", "${aws:SourceVpc", "no variable and no text"),
    allowing("without a name", "${}", "no variable and no text"),
    [
        "a star in the old version",
        oldPolicy(allowIf({ StringLike: { "aws:SourceVpc": "vpc-*" } })),
        "wildcards are older",
    ],
    [
        "not equal to a variable in the old version",
        oldPolicy(allow(), denyIf({ StringEquals: { "aws:SourceVpc": "${aws:SourceVpc}" } })),
        "literal text",
    ],
    [
        "resource with a variable in the old version",
        oldPolicy(allow(), deny({ Resource: "execute-api:/${*}", Condition: ELSEWHERE })),
        "literal text",
    ],
    [
        "exempt by a tag that equals itself",
        policy(
            allow(),
            denyIf({
                StringNotEquals: { "aws:SourceVpc": VPC, "aws:PrincipalTag/exempt": "${aws:PrincipalTag/exempt}" },
            }),
        ),
        "tagged principals",
    ],
];

/** The text of the safe form, with one change to it. */
const changed = (name: string, from: string, to: string, why: string): Trick => [name, replacing(safe, from, to), why];

/** Tricks with JSON and with names. */
export const TEXT_TRICKS: readonly Trick[] = [
    changed("Effect twice", '"Effect":"Deny"', '"Effect":"Allow","Effect":"Deny"', "readers differ"),
    changed(
        "Effect twice, one of them escaped",
        '"Effect":"Deny"',
        '"\\u0045ffect":"Allow","Effect":"Deny"',
        "the same name",
    ),
    changed(
        "Condition twice",
        '"Condition":',
        '"Condition":{"Null":{"aws:SourceVpc":"true"}},"Condition":',
        "readers differ",
    ),
    changed("Statement twice", '"Statement":', '"Statement":[],"Statement":', "readers differ"),
    changed("Version twice", '"Version":', '"Version":"2008-10-17","Version":', "readers differ"),
    changed(
        "operator twice",
        '"StringNotEquals":',
        '"StringNotEquals":{"aws:Referer":"a"},"StringNotEquals":',
        "readers differ",
    ),
    changed(
        "key twice in other case",
        '"aws:SourceVpc":',
        '"aws:sourceVPC":"vpc-0f9e8d7c6b5a43210","aws:SourceVpc":',
        "an error",
    ),
    changed(
        "key twice, one of them escaped",
        '"aws:SourceVpc":',
        '"aws\\u003aSourceVpc":"x","aws:SourceVpc":',
        "the same name",
    ),
    changed("Condition in small letters", '"Condition"', '"condition"', "no such element"),
    changed("Conditions", '"Condition"', '"Conditions"', "no such element"),
    changed("Effect in small letters", '"Effect":"Deny"', '"effect":"Deny"', "no such element"),
    changed("deny in small letters", '"Deny"', '"deny"', "case matters"),
    changed("Deny with a space", '"Deny"', '"Deny "', "no such effect"),
    changed("operator in small letters", "StringNotEquals", "stringnotequals", "no such operator"),
    changed("operator with a space", "StringNotEquals", " StringNotEquals", "no such operator"),
    changed("operator of an object", "StringNotEquals", "toString", "no such operator"),
    changed("prototype as an operator", "StringNotEquals", "__proto__", "no such operator"),
    changed("prototype as an element", '"Condition"', '"__proto__"', "no such element"),
    changed("prototype as a key", '"aws:SourceVpc"', '"__proto__"', "no key"),
    changed("operator of two sets", "StringNotEquals", "ForAllValues:ForAnyValue:StringNotEquals", "no such operator"),
    changed("operator that exists twice", "StringNotEquals", "StringNotEqualsIfExistsIfExists", "no such operator"),
    changed("set in small letters", "StringNotEquals", "forallvalues:StringNotEquals", "no such operator"),
    changed(
        "NullIfExists",
        '"StringNotEquals":{"aws:SourceVpc":"vpc-0a1b2c3d4e5f60718"}',
        '"NullIfExists":{"aws:SourceVpc":"true"}',
        "an error",
    ),
    changed("wildcard in a key", '"aws:SourceVpc"', '"aws:Source*"', "no key"),
    changed("space in a key", '"aws:SourceVpc"', '"aws:SourceVpc "', "another key"),
    changed("Cyrillic letter in a key", '"aws:SourceVpc"', '"aws:\u0405ourceVpc"', "another key"),
    changed("long s in a key", '"aws:SourceVpc"', '"aws:\u017FourceVpc"', "another key"),
    changed("prefix left out", '"aws:SourceVpc"', '"SourceVpc"', "no key"),
    changed("key with a slash", '"aws:SourceVpc"', '"aws/SourceVpc"', "no key"),
    changed("other version", "2012-10-17", "2013-10-17", "no such version"),
    changed("empty version", "2012-10-17", "", "no such version"),
    changed(
        "resource list that is empty",
        '"Resource":"execute-api:/*","Condition"',
        '"Resource":[],"Condition"',
        "no resource",
    ),
    changed(
        "condition that is empty",
        '{"StringNotEquals":{"aws:SourceVpc":"vpc-0a1b2c3d4e5f60718"}}',
        "{}",
        "contested",
    ),
    changed("operator that is empty", '{"aws:SourceVpc":"vpc-0a1b2c3d4e5f60718"}', "{}", "contested"),
    changed("value list that is empty", '"vpc-0a1b2c3d4e5f60718"', "[]", "contested"),
    changed("value that is null", '"vpc-0a1b2c3d4e5f60718"', "null", "no value"),
    changed("value that is a map", '"vpc-0a1b2c3d4e5f60718"', '{"Ref":"vpc-0a1b2c3d4e5f60718"}', "no value"),
    changed("list in a list", '"vpc-0a1b2c3d4e5f60718"', '[["vpc-0a1b2c3d4e5f60718"]]', "no value"),
    changed("comment", '"Effect":"Deny"', '/* "Effect":"Allow" */"Effect":"Deny"', "no JSON"),
    changed("comma at the end", "}]}", "},]}", "no JSON"),
    changed("single quotes", '"Deny"', "'Deny'", "no JSON"),
    changed("tab in a text", '"Deny"', '"Deny\t"', "no JSON"),
    changed("statement as a map of maps", '"Statement":[', '"Statement":{"0":[', "no JSON"),
    ["text behind it", `${safe} ${policy(allow())}`, "no JSON"],
    ["text in a text", JSON.stringify(safe), "a text and no policy"],
    ["a list of policies", `[${safe}]`, "no policy"],
    ["no statement", JSON.stringify({ Version: "2012-10-17" }), "no policy"],
    ["half of it", safe.slice(0, -20), "no JSON"],
    [
        "an Allow that looks inside, with a misspelt operator",
        policy(allowIf({ StringEqual: { "aws:SourceVpc": VPC } })),
        "no such operator",
    ],
    ["a Deny that has Principals", policy(allow(), { ...denyIf(ELSEWHERE), Principals: "*" }), "no such element"],
    ["a Deny for both", policy(allow(), { ...denyIf(ELSEWHERE), NotAction: "s3:*" }), "one of them"],
    [
        "a Deny without a resource",
        policy(allow(), { Effect: "Deny", Principal: "*", Action: "*", Condition: ELSEWHERE }),
        "no resource",
    ],
    [
        "a Deny without a principal",
        policy(allow(), { Effect: "Deny", Action: "*", Resource: "*", Condition: ELSEWHERE }),
        "no principal",
    ],
    ["an Allow in a list of lists", policy([allowIf(INSIDE)] as never), "no statement"],
];
