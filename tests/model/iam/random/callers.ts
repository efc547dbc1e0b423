import type { Principal } from "../../../../model/iam/request";
import type { Policy } from "../reference/document";
import { rootOf } from "../reference/principal";
import { tokensOf } from "../reference/pattern";
import { instancesOf } from "./instances";
import { valuesOf } from "./key-values";

const FRESH_ACCOUNT = "999988887777";

function aws(arn: string): Principal {
    return { type: "aws", account: arn.split(":")[4] ?? "", arn };
}

/** Callers of each class: nobody, of each account its root, those that are named, their sessions, and strangers. */
export function callersFor(policy: Policy): readonly Principal[] {
    const named = policy.statements.flatMap(({ principal }) => principal.entries);
    const texts = named.map(({ value }) => value);
    const accounts = new Set([...texts.flatMap((text) => text.match(/\d{12}/g) ?? []), "111122223333", FRESH_ACCOUNT]);
    const arns = [
        ...texts.filter((text) => /^arn:aws:(iam|sts)::\d{12}:[^*?]+$/.test(text)),
        ...[...accounts].flatMap((account) => [rootOf(account), `arn:aws:iam::${account}:role/zz`]),
        ...arnsLike(valuesOf(policy, ({ key }) => key === "aws:principalarn")),
    ];
    const sessions = arns.flatMap((arn) => {
        const role = /^arn:aws:iam::(\d{12}):role\/(.+\/)?([^/]+)$/.exec(arn);
        return role === null ? [] : [`arn:aws:sts::${role[1]}:assumed-role/${role[3]}/tuesday`];
    });
    const services = named.filter(({ type }) => type === "Service").map(({ value }) => value);
    return [
        { type: "anonymous" },
        ...[...new Set([...arns, ...sessions])].map(aws),
        ...["zz.amazonaws.com", ...services].map((service): Principal => ({ type: "service", service })),
        ...named.flatMap(({ type, value }): Principal[] =>
            type === "Federated" ? [{ type: "federated", provider: value }] : [],
        ),
    ];
}

/** Keys that follow from who calls. */
export function keysOf(caller: Principal): ReadonlyMap<string, string> {
    if (caller.type !== "aws") return new Map();
    const session = /^arn:aws:sts::(\d{12}):assumed-role\/([^/]+)\//.exec(caller.arn);
    const arn = session === null ? caller.arn : `arn:aws:iam::${session[1]}:role/${session[2]}`;
    return new Map([
        ["aws:principalarn", arn],
        ["aws:principalaccount", caller.account],
    ]);
}

function arnsLike(values: readonly string[]): readonly string[] {
    const wildcards = { wildcards: true, variables: false };
    const domain = ["111122223333", "444455556666", FRESH_ACCOUNT].flatMap((account) =>
        ["role", "user"].map((kind) => tokensOf(`arn:aws:iam::${account}:${kind}/?*`, wildcards)),
    );
    const patterns = values.map((value) => tokensOf(value, { wildcards: true, variables: true }));
    return instancesOf(patterns, domain, { allowed: /[-:/a-z0-9]/, fresh: ["d"] }, 400);
}
