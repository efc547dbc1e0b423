import type { Principal } from "../../../../model/iam/request";
import type { Element, PrincipalEntry } from "./document";
import { any, not, type Truth } from "./truth";

/**
 * Whether a Principal or NotPrincipal admits a caller.
 *
 * @param roleArn - `aws:PrincipalArn` of the request: of a session it tells the role.
 */
export function principalTruth(
    { negated, entries }: Element<readonly PrincipalEntry[]>,
    caller: Principal,
    roleArn: string | undefined,
): Truth {
    if (!negated) return any(entries.map((entry) => entryTruth(entry, caller, roleArn)));
    return not(excepted(entries, caller));
}

/**
 * Whether NotPrincipal excepts a caller.
 *
 * AWS may look for the account, the role and the session one after the other. Where some of them are named, but not
 * each by itself, it is contested whether the caller is excepted.
 */
function excepted(entries: readonly PrincipalEntry[], caller: Principal): Truth {
    const identities = identitiesOf(caller);
    const named = identities.map((identity) => any(entries.map((entry) => namedTruth(entry, identity))));
    if (named.every((truth) => truth === named[0])) return named[0] ?? false;
    return "contested";
}

/** Whether an entry names somebody: here an account does not stand for its principals, nor a role for its sessions. */
function namedTruth(entry: PrincipalEntry, identity: Principal): Truth {
    const truth = entryTruth(entry, identity);
    if (identity.type !== "aws" || truth !== true || entry.value === "*" || entry.value === identity.arn) return truth;
    return identity.arn === rootOf(identity.account);
}

function identitiesOf(caller: Principal): readonly Principal[] {
    if (caller.type !== "aws") return [caller];
    const role = roleOf(caller.arn);
    const arns = [rootOf(caller.account), ...(role === undefined ? [] : [role.arn]), caller.arn];
    return arns.map((arn) => ({ type: "aws", account: caller.account, arn }));
}

function entryTruth({ type, value }: PrincipalEntry, caller: Principal, roleArn?: string): Truth {
    if (type === "AWS" && value === "*") return true;
    switch (caller.type) {
        case "anonymous":
            return false;
        case "aws":
            return type === "AWS" ? awsTruth(value, caller, roleArn) : false;
        case "service":
            return type === "Service" && textTruth(value, caller.service);
        case "federated":
            return type === "Federated" && textTruth(value, caller.provider);
        case "canonical":
            return type === "CanonicalUser" && value === caller.id;
    }
}

/** No part of a principal may be a wildcard; what AWS makes of one is contested. */
function textTruth(value: string, text: string): Truth {
    return /[*?]/.test(value) ? "contested" : value === text;
}

function awsTruth(
    value: string,
    { account, arn }: { readonly account: string; readonly arn: string },
    roleArn: string | undefined,
): Truth {
    const ofAccount = /^(?:arn:[^:]*:iam::)?(\d{12})(?::root)?$/.exec(value);
    if (ofAccount !== null) return ofAccount[1] === account;
    if (/[*?]/.test(value) || !value.startsWith("arn:")) return "contested";
    if (value === arn) return true;
    return coversSession(value, arn, roleArn);
}

/** A role covers its sessions. Where the request does not say of which role it is, the path of the role is not known. */
function coversSession(value: string, arn: string, roleArn: string | undefined): Truth {
    const role = roleOf(arn);
    if (role === undefined) return false;
    if (roleArn !== undefined) return value === roleArn;
    return value.startsWith(`${role.prefix}role/`) && value.endsWith(`/${role.name}`) ? "contested" : false;
}

interface Role {
    /** `arn:aws:iam::123456789012:` */
    readonly prefix: string;
    readonly name: string;
    readonly arn: string;
}

/** The role of a session, as if it had no path; undefined for any other ARN. */
function roleOf(arn: string): Role | undefined {
    const parts = /^(arn:[^:]*:)sts(::\d{12}:)assumed-role\/([^/]+)\/[^/]+$/.exec(arn);
    if (parts === null) return undefined;
    const [, partition = "", account = "", name = ""] = parts;
    const prefix = `${partition}iam${account}`;
    return { prefix, name, arn: `${prefix}role/${name}` };
}

/** The ARN that stands for an account. */
export function rootOf(account: string): string {
    return `arn:aws:iam::${account}:root`;
}
