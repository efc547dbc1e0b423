/** The API, or private custom domain, whose policy it is. What is missing is not known. */
export interface Api {
    readonly kind: "api" | "domain";
    /** Such as `aws` or `aws-cn`. */
    readonly partition?: string;
    readonly region?: string;
    /** Twelve digits. */
    readonly account?: string;
    /** The API's id; of a domain `<name>+<id>`. */
    readonly id?: string;
}

/** Whether a part of the API's ARN is not known. */
export function hasUnknown({ partition, region, account, id }: Api): boolean {
    return partition === undefined || region === undefined || account === undefined || id === undefined;
}
