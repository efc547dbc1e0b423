import type { Effect, Element, PrincipalEntry } from "../policy/statement";
import type { Principal } from "../request";
import type { Doubts, Truth } from "../truth";
import { covers } from "./element";

const SESSION = /^arn:[^:]*:sts::(\d{12}):assumed-role\/([^/]+)\//;
const ROLE = /^arn:[^:]*:iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/;

/**
 * Whether Principal or NotPrincipal covers the caller: `"*"` everyone, an account all its principals, an ARN the one.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html (read 2026-11-20)
 */
export function coversPrincipal(
    element: Element<PrincipalEntry>,
    principal: Principal,
    effect: Effect,
    doubts: Doubts,
): boolean {
    const covered = covers(element, doubts, (entry) => entryCovers(entry, principal));
    if (covered || !element.negated || effect === "Deny") return covered;
    // AWS may find the role not excepted though its account is, or the session though its role is.
    const isExcepted = principal.type === "aws" && !element.entries.some((entry) => entry.kind === "everyone");
    return isExcepted && doubts.contested;
}

function entryCovers(entry: PrincipalEntry, principal: Principal): Truth {
    switch (entry.kind) {
        case "everyone":
            return true;
        case "account":
            return principal.type === "aws" && principal.account === entry.account;
        case "arn":
            return (
                principal.type === "aws" && (principal.arn === entry.arn || mayBeSessionOf(principal.arn, entry.arn))
            );
        case "service":
            return principal.type === "service" && principal.service === entry.name;
        case "federated":
            return principal.type === "federated" && principal.provider === entry.name;
        case "canonical":
            return principal.type === "canonical" && principal.id === entry.name;
        case "contested":
            return principal.type === entry.of && "contested";
    }
}

/** A role covers its sessions; the ARN of a session does not show the role's path, so that there is doubt. */
function mayBeSessionOf(session: string, role: string): Truth {
    const [, account, name] = SESSION.exec(session) ?? [];
    const [, ofAccount, ofName] = ROLE.exec(role) ?? [];
    return account !== undefined && account === ofAccount && name === ofName && "contested";
}
