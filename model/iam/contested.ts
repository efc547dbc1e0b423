/** Points where AWS's documentation is silent or contradicts itself, or that are beyond this model. */
export const CONTESTED = {
    "policy-variable": "a policy variable takes its value from the request, so that the caller may choose it",
    "operator-type": "the operator does not fit the type of the key, and what AWS makes of that is not documented",
    "malformed-value":
        "the value is not of the form that the operator compares, and what AWS makes of that is not documented",
    "unknown-key": "the key is not one that API Gateway is documented to set",
    "unsupported-key": "the key is documented as not supported for execute-api",
    "multivalued-key": "the key holds several values at once",
    "for-any-value-if-exists": "`ForAnyValue:` and `IfExists` contradict each other when the key is missing",
    "service-wildcard": "a wildcard stands in the service part, where AWS allows none",
    "across-colons":
        "a wildcard would have to reach over a colon of the ARN, of which the documentation speaks both ways",
    "principal-wildcard": "AWS allows no wildcard in a part of a principal",
    "principal-id": "the principal is named by an id that does not show who it is",
    "role-session": "whether a role's ARN covers this session depends on the role's path",
    "not-principal": "AWS may check the account, the role and the session against NotPrincipal one after the other",
    "domain-resource": "how the resource of a private domain's policy is completed is not documented",
} as const;

export type ContestedReading = keyof typeof CONTESTED;

/** A contested point that a verdict rests on, taken against the author of the policy. */
export interface Contested {
    readonly reading: ContestedReading;
    /** Where in the policy, such as `Statement[1].Condition.StringEquals.aws:SourceVpc`. */
    readonly at: string;
    readonly why: string;
}

export function contested(reading: ContestedReading, at: string): Contested {
    return { reading, at, why: CONTESTED[reading] };
}
