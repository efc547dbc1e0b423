/** The VPC that is allowed, another that is, and one that is not. */
export const OURS = "vpc-0a1b2c3d4e5f60718";
export const OURS_TOO = "vpc-0b1b2c3d4e5f60718";
export const FOREIGN = "vpc-0f9e8d7c6b5a43210";
export const ENDPOINT = "vpce-0aa11bb22cc33dd44";

export type Statement = Readonly<Record<string, unknown>>;

function statement(effect: string, condition: object | undefined, more: Statement): Statement {
    const { Action = "execute-api:Invoke", Resource = "execute-api:/*", Principal = "*", ...rest } = more;
    const written = { Effect: effect, Principal, Action, Resource, ...rest };
    const members = Object.entries(written).filter(([name]) => !(`Not${name}` in more));
    return { ...Object.fromEntries(members), ...(condition === undefined ? {} : { Condition: condition }) };
}

export function allow(condition?: object, more: Statement = {}): Statement {
    return statement("Allow", condition, more);
}

export function deny(condition?: object, more: Statement = {}): Statement {
    return statement("Deny", condition, more);
}

/** One operator on `aws:SourceVpc`. */
export function vpc(operator: string, ...values: readonly string[]): object {
    return { [operator]: { "aws:SourceVpc": values.length === 1 ? values[0] : values } };
}

/** One operator on `aws:SourceVpce`. */
export function vpce(operator: string, ...values: readonly string[]): object {
    return { [operator]: { "aws:SourceVpce": values.length === 1 ? values[0] : values } };
}

export function policyOf(statements: readonly Statement[], version = "2012-10-17"): string {
    return JSON.stringify({ Version: version, Statement: statements });
}
