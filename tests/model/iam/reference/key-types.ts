/** What a condition key holds. */
export type KeyType = "string" | "arn" | "address" | "date" | "number" | "bool" | "multivalued" | "unknown";

const TYPES: Readonly<Record<string, KeyType>> = {
    "aws:sourcevpc": "string",
    "aws:sourcevpce": "string",
    "aws:sourceip": "address",
    "aws:vpcsourceip": "address",
    "aws:currenttime": "date",
    "aws:epochtime": "date",
    "aws:tokenissuetime": "date",
    "aws:securetransport": "bool",
    "aws:multifactorauthpresent": "bool",
    "aws:multifactorauthage": "number",
    "aws:referer": "string",
    "aws:useragent": "string",
    "aws:principalarn": "arn",
    "aws:sourcearn": "arn",
    "aws:principalaccount": "string",
    "aws:principalorgid": "string",
    "aws:principaltype": "string",
    "aws:userid": "string",
    "aws:username": "string",
    "aws:principalorgpaths": "multivalued",
    "execute-api:viadomainarn": "arn",
};

/**
 * What a key holds. Keys that API Gateway does not document are unknown, tags of the principal excepted.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies-aws-condition-keys.html (read 2026-11-20)
 */
export function typeOf(lowerCaseKey: string): KeyType {
    if (lowerCaseKey.startsWith("aws:principaltag/")) return "string";
    return new Map(Object.entries(TYPES)).get(lowerCaseKey) ?? "unknown";
}
