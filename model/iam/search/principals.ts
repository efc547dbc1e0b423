import type { Api } from "../api";
import type { PrincipalEntry, Statement } from "../policy/statement";
import type { Principal } from "../request";

const ANONYMOUS: Principal = { type: "anonymous" };
/** An account, and names, that no policy is likely to have; another is taken if one does. */
const STRANGER = 999900000000;
const FRESH = "zz-fresh";
const AWS_PARTITION = "aws";

/** Whether a policy can tell one caller from another. */
export function tellsPrincipals(statements: readonly Statement[]): boolean {
    return statements.some(
        ({ principal, conditions }) =>
            principal.entries.some(({ kind }) => kind !== "everyone") ||
            conditions.some(({ key }) => key.ofPrincipal !== undefined),
    );
}

/** Nobody in particular, or one caller of each sort that the policy can tell apart. */
export function principalsOf(statements: readonly Statement[], api: Api, isAnonymous: boolean): Principal[] {
    if (isAnonymous) return [ANONYMOUS];
    const entries = statements.flatMap(({ principal }) => principal.entries);
    return [...awsPrincipals(entries, api), ...others(entries)];
}

function awsPrincipals(entries: readonly PrincipalEntry[], api: Api): Principal[] {
    const partition = api.partition ?? AWS_PARTITION;
    const arns = entries.flatMap((entry) => (entry.kind === "arn" ? [entry.arn] : []));
    const accounts = new Set([
        ...(api.account === undefined ? [] : [api.account]),
        ...entries.flatMap((entry) => (entry.kind === "account" ? [entry.account] : [])),
        ...arns.flatMap((arn) => accountOf(arn) ?? []),
    ]);
    accounts.add(unlike(STRANGER, (account) => accounts.has(account)));
    const roles = [...accounts].map((account) => {
        const stem = `arn:${partition}:iam::${account}:role/${FRESH}`;
        return { type: "aws", account, arn: freshText(stem, (arn) => arns.includes(arn)) } as const;
    });
    const roots = [...accounts].map(
        (account) => ({ type: "aws", account, arn: `arn:${partition}:iam::${account}:root` }) as const,
    );
    const named = arns.map((arn) => ({ type: "aws", account: accountOf(arn) ?? "", arn }) as const);
    return [...roles, ...named, ...roots];
}

function others(entries: readonly PrincipalEntry[]): Principal[] {
    const named = (kind: "service" | "federated" | "canonical"): string[] =>
        entries.flatMap((entry) => (entry.kind === kind ? [entry.name] : []));
    const services = named("service");
    const providers = named("federated");
    const fresh = freshText(FRESH, (name) => services.includes(`${name}.amazonaws.com`) || providers.includes(name));
    return [
        ...[...services, `${fresh}.amazonaws.com`].map((service) => ({ type: "service", service }) as const),
        ...[...providers, fresh].map((provider) => ({ type: "federated", provider }) as const),
        ...named("canonical").map((id) => ({ type: "canonical", id }) as const),
    ];
}

function accountOf(arn: string): string | undefined {
    return /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn)?.[1];
}

function unlike(first: number, isTaken: (text: string) => boolean): string {
    let number = first;
    while (isTaken(String(number))) number += 1;
    return String(number);
}

/** The text, or the text and a number: one that is not taken. */
export function freshText(stem: string, isTaken: (text: string) => boolean): string {
    let text = stem;
    for (let number = 2; isTaken(text); number += 1) text = `${stem}-${number}`;
    return text;
}
