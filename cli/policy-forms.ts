import { makeIssue, quote, type Issue } from "../config/issue";
import { isEc2Id } from "../model/iam/search/domain";

interface Form {
    readonly isValid: (text: string) => boolean;
    readonly problem: string;
    readonly expected: string;
    readonly fix: string;
}

const COPY = "copy it from the AWS console";

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html (read 2026-11-20) */
const FORMS = {
    vpc: {
        isValid: (text) => isEc2Id("vpc", text),
        problem: "is not the id of a VPC",
        expected: "`vpc-` and 8 or 17 digits and lower-case letters",
        fix: COPY,
    },
    vpce: {
        isValid: (text) => isEc2Id("vpce", text),
        problem: "is not the id of a VPC endpoint",
        expected: "`vpce-` and 8 or 17 digits and lower-case letters",
        fix: COPY,
    },
    region: {
        isValid: (text) => /^[a-z]{2,5}(?:-[a-z]+)+-\d+$/.test(text),
        problem: "is not the name of a region",
        expected: "a name such as `eu-central-1`",
        fix: "leave it out where it is not known",
    },
    account: {
        isValid: (text) => /^\d{12}$/.test(text),
        problem: "is not the id of an account",
        expected: "12 digits",
        fix: "leave it out where it is not known",
    },
    api: {
        isValid: (text) => /^[a-z0-9]+$/.test(text),
        problem: "is not the id of an API",
        expected: "lower-case letters and digits, such as `a1b2c3d4e5`",
        fix: "leave it out where it is not known",
    },
    domain: {
        isValid: (text) => /^[a-z0-9.*-]+\+[a-z0-9]+$/.test(text),
        problem: "is not the id of a private custom domain",
        expected: "its name, `+` and its id, such as `api.example.com+abcd1234`",
        fix: "leave it out where it is not known",
    },
} satisfies Readonly<Record<string, Form>>;

/**
 * What is wrong with an id or a name, if anything.
 *
 * @param path - where it is given.
 * @param text - `undefined` where it is not given, which is nothing wrong.
 */
export function formIssue(form: keyof typeof FORMS, path: string, text: string | undefined): Issue | undefined {
    const { isValid, problem, expected, fix } = FORMS[form];
    if (text === undefined || isValid(text)) return undefined;
    return makeIssue({ code: `${form}-form`, path, problem, got: quote(text), expected, fix });
}

/** First parts of the names of regions, by partition. */
const PARTITIONS: readonly (readonly [string, string])[] = [
    ["cn-", "aws-cn"],
    ["us-gov-", "aws-us-gov"],
    ["us-iso-", "aws-iso"],
    ["us-isob-", "aws-iso-b"],
    ["eu-isoe-", "aws-iso-e"],
    ["us-isof-", "aws-iso-f"],
    ["eusc-", "aws-eusc"],
];

/**
 * The partition that a region belongs to.
 * @see https://docs.aws.amazon.com/general/latest/gr/rande.html (read 2026-11-20)
 */
export function partitionOf(region: string): string {
    return PARTITIONS.find(([prefix]) => region.startsWith(prefix))?.[1] ?? "aws";
}
