import type { Data } from "../../resource";
import type { Statement } from "../policy/statement";
import { lowerCase } from "../text/ascii";
import type { Witness } from "../verdict";
import { callWords } from "./call";
import { callerWords } from "./caller";
import { inWords, quoted } from "./quoted";
import { requestOf } from "./request-of";
import { statementName } from "./statement-name";
import { isOfVpc, isOfVpce } from "./vpc-keys";
import { whyAllowed } from "./why-allowed";
import { whyNotDenied } from "./why-not-denied";
import { type WrittenPolicy, writtenPolicy } from "./written-policy";

const SOURCE_VPC = "aws:SourceVpc";
const SOURCE_VPCE = "aws:SourceVpce";

/**
 * A request that gets in, in a sentence: who, from where, what they call, what else the request carries and lacks, the
 * statement that lets it in, and why nothing holds it up.
 *
 * @param document - the policy of which it is a witness.
 */
export function explainWitness(witness: Witness, document: Data): string {
    const written = writtenPolicy(document);
    const allow = written?.policy.statements[witness.allowedBy];
    const who = callerWords(witness.principal, allow !== undefined && namesAccount(allow, witness));
    const request = `${who} ${originWords(witness)} calling ${callWords(witness.resource)}${furtherKeys(witness, written)}`;
    const by = statementName({ index: witness.allowedBy, ...(allow?.sid === undefined ? {} : { sid: allow.sid }) });
    const reasons = written === undefined ? [] : reasonsOf(witness, written);
    return `${request}, let in by ${by}${reasons.length > 0 ? `, because ${reasons.join("; ")}` : ""}`;
}

/** Whether the statement admits the caller as one of their account, whoever they are. */
function namesAccount({ principal }: Statement, { principal: caller }: Witness): boolean {
    if (principal.negated || caller.type !== "aws") return false;
    const { account } = caller;
    return principal.entries.some((entry) => entry.kind === "account" && entry.account === account);
}

function originWords({ kind, context }: Witness): string {
    switch (kind) {
        case "foreign-vpc":
            return `in ${quoted(context[SOURCE_VPC] ?? "")} (the VPC of the endpoint that they call through; clients behind it by peering or VPN count as it)`;
        case "absent-vpc":
            return `without \`${SOURCE_VPC}\`${SOURCE_VPCE in context ? "" : " (as of a call that comes through no endpoint)"}`;
    }
}

/** An endpoint of which the policy says nothing goes without saying. */
function furtherKeys({ kind, context, absent }: Witness, written: WrittenPolicy | undefined): string {
    const readsEndpoint = written?.policy.statements.some(({ conditions }) => conditions.some(isOfVpce)) ?? true;
    const carried = Object.entries(context)
        .filter(([name]) => lowerCase(name) !== lowerCase(SOURCE_VPC))
        .filter(([name]) => readsEndpoint || lowerCase(name) !== lowerCase(SOURCE_VPCE))
        .map(([name, value]) => `\`${name}\` ${quoted(value)}`);
    const lacking = absent
        .filter((name) => kind !== "absent-vpc" || lowerCase(name) !== lowerCase(SOURCE_VPC))
        .map((name) => `\`${name}\``);
    const parts = [
        carried.length === 0 ? "" : ` with ${inWords(carried)}`,
        lacking.length === 0 ? "" : ` without ${inWords(lacking, "or")}`,
    ];
    return parts.filter((part) => part !== "").join(" and");
}

function reasonsOf(witness: Witness, { policy, statements }: WrittenPolicy): string[] {
    const request = requestOf(witness);
    const allow = policy.statements[witness.allowedBy];
    const allowWritten = statements[witness.allowedBy];
    const reasons = allow === undefined || allowWritten === undefined ? [] : [whyAllowed(allow, allowWritten, request)];
    const denies = policy.statements.filter(({ effect }) => effect === "Deny");
    for (const deny of denies) {
        const denyWritten = statements[deny.index];
        const why = denyWritten === undefined ? undefined : whyNotDenied(deny, denyWritten, request);
        if (why !== undefined) reasons.push(`${statementName(deny)} does not deny it: ${why}`);
    }
    const looks = denies.some(({ conditions }) => conditions.some((each) => isOfVpc(each) || isOfVpce(each)));
    return looks
        ? reasons
        : [...reasons, denies.length === 0 ? "there is no Deny" : "no Deny looks at `aws:SourceVpc`"];
}
