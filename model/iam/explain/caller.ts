import type { Principal } from "../request";
import { quoted } from "./quoted";

const NAMED = /^arn:[^:]*:(?:iam|sts)::\d{12}:(user|role|assumed-role|federated-user)\/(.+)$/;
const SORTS: Readonly<Record<string, string>> = {
    user: "the user",
    role: "the role",
    "assumed-role": "the session",
    "federated-user": "the federated user",
};

/**
 * Who calls, in words.
 *
 * @param byAccount - whether the statement that lets them in names their whole account.
 */
export function callerWords(principal: Principal, byAccount = false): string {
    switch (principal.type) {
        case "anonymous":
            return "anyone";
        case "aws": {
            const account = `account ${quoted(principal.account)}`;
            if (byAccount) return `any principal of ${account}`;
            const [, sort = "", name] = NAMED.exec(principal.arn) ?? [];
            return name === undefined ? `the root user of ${account}` : `${SORTS[sort]} ${quoted(name)} of ${account}`;
        }
        case "service":
            return `the service ${quoted(principal.service)}`;
        case "federated":
            return `anyone signed in with ${quoted(principal.provider)}`;
        case "canonical":
            return `the canonical user ${quoted(principal.id)}`;
    }
}
