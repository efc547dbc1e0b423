import type { Api } from "../../../model/iam/api";
import type { Principal } from "../../../model/iam/request";
import type { Call } from "./reference/evaluate";
import type { OwnApi } from "./reference/resource";

/** The VPC that may call. */
export const VPC = "vpc-0a1b2c3d4e5f60718";
/** A VPC that may not. */
export const FOREIGN = "vpc-0f9e8d7c6b5a43210";
/** An endpoint that policies name. */
export const ENDPOINT = "vpce-0aa11bb22cc33dd44";

/** The parts of the ARN of the API. */
export const OWN_API = { partition: "aws", region: "us-east-1", account: "111122223333", id: "a1b2c3d4e5" } as const;
/** The API that the policies belong to. */
export const API: Api & OwnApi = { kind: "api", ...OWN_API };
/** ARN of the API, up to the slash before the stage. */
export const API_ARN = "arn:aws:execute-api:us-east-1:111122223333:a1b2c3d4e5";
/** A call of the API. */
export const PETS = `${API_ARN}/prod/GET/pets`;

/** A caller without a signature. */
export const ANONYMOUS: Principal = { type: "anonymous" };
/** A role of the account of the API. */
export const ROLE: Principal = {
    type: "aws",
    account: OWN_API.account,
    arn: `arn:aws:iam::${OWN_API.account}:role/reader`,
};

/** Operators with their keys and values. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A statement as it stands in the text. */
export type Written = Readonly<Record<string, unknown>>;

const EVERYBODY: Written = { Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*" };

/** An Allow for everybody and everything, but for what is given. */
export function allow(parts: Written = {}): Written {
    return replaced({ Effect: "Allow", ...EVERYBODY }, parts);
}

/** A Deny for everybody and everything, but for what is given. */
export function deny(parts: Written = {}): Written {
    return replaced({ Effect: "Deny", ...EVERYBODY }, parts);
}

/** An Allow for everybody and everything, under these conditions. */
export function allowIf(conditions: Conditions): Written {
    return allow({ Condition: conditions });
}

/** A Deny for everybody and everything, under these conditions. */
export function denyIf(conditions: Conditions): Written {
    return deny({ Condition: conditions });
}

/** Text of a policy of Version 2012-10-17. */
export function policy(...statements: readonly Written[]): string {
    return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

/** Text of a policy of the old version, in which variables are literal text. */
export function oldPolicy(...statements: readonly Written[]): string {
    return JSON.stringify({ Version: "2008-10-17", Statement: statements });
}

/** A call of anybody from nowhere, but for what is given. */
export function call(context: Readonly<Record<string, string>> = {}, parts: Partial<Omit<Call, "context">> = {}): Call {
    const keys = Object.entries(context).map(([key, value]) => [key.toLowerCase(), value] as const);
    return { principal: ANONYMOUS, resource: PETS, ...parts, context: new Map(keys) };
}

/** NotAction takes the place of Action, and so on; an undefined part is left out. */
function replaced(statement: Written, parts: Written): Written {
    const opposites = Object.keys(parts).map((name) => (name.startsWith("Not") ? name.slice(3) : `Not${name}`));
    const kept = Object.entries(statement).filter(([name]) => !opposites.includes(name));
    return { ...Object.fromEntries(kept), ...parts };
}
