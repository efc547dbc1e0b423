import type { Request, Target } from "../request";
import { ARN_COLONS } from "../text/pattern";
import { lowerCase } from "../text/ascii";
import type { Witness } from "../verdict";

/** The request that a witness stands for, as statements are matched against it. */
export function requestOf({ principal, resource, context }: Witness): Request {
    const entries = Object.entries(context).map(([name, value]): [string, string] => [lowerCase(name), value]);
    return { principal, target: targetOf(resource), context: new Map(entries) };
}

/** What an ARN names: of an API something behind its id, of a private custom domain the domain itself. */
export function targetOf(arn: string): Target {
    const own = arn.split(":").slice(ARN_COLONS).join(":");
    if (own.startsWith("/domainnames/")) return { arn };
    const slash = own.indexOf("/");
    return { arn, path: slash < 0 ? "" : own.slice(slash) };
}
