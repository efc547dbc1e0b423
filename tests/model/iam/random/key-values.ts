import { formatAddress, neighbour, parseAddress } from "../reference/address";
import type { Condition, Policy } from "../reference/document";
import type { Token } from "../reference/glob";
import { typeOf } from "../reference/key-types";
import { tokensOf } from "../reference/pattern";
import { parseInstant, parseNumber } from "../reference/quantity";
import { instancesOf, type Alphabet } from "./instances";

const MILLION = 1_000_000n;

/** Texts as patterns, once with their wildcards and once without. */
function patternsOf(values: readonly string[]): readonly (readonly Token[])[] {
    return [true, false].flatMap((wildcards) => values.map((value) => tokensOf(value, { wildcards, variables: true })));
}

const literally = (text: string) => tokensOf(text, { wildcards: false, variables: false });
const glob = (text: string) => tokensOf(text, { wildcards: true, variables: false });

/** What the values of a policy say of a key: every condition on it. */
export function valuesOf(policy: Policy, isAbout: (condition: Condition) => boolean): readonly string[] {
    const conditions = policy.statements.flatMap((statement) => statement.conditions);
    return [...new Set(conditions.filter(isAbout).flatMap(({ values }) => values))];
}

/** Values that a request could carry for a key, so chosen that they meet and miss what the policy compares it with. */
export function requestValues(policy: Policy, key: string): readonly string[] {
    const values = valuesOf(policy, (condition) => condition.key === key);
    if (key === "aws:sourcevpc") return idsLike("vpc-", values);
    if (key === "aws:sourcevpce") return idsLike("vpce-", values);
    if (key === "execute-api:viadomainarn") return domainsLike(values);
    switch (typeOf(key)) {
        case "address":
            return addressesAround(values);
        case "number":
            return numbersAround(values);
        case "bool":
            return ["true", "false"];
        case "string":
        case "arn":
        case "date":
        case "multivalued":
        case "unknown":
            return textsLike(values);
    }
}

const IDS: Alphabet = { allowed: /[-a-z0-9]/, fresh: ["d", "z"] };

/** Ids of both lengths. */
function idsLike(prefix: string, values: readonly string[]): readonly string[] {
    const domain = [8, 17].map((length) => [...literally(prefix), ...glob("?".repeat(length))]);
    const found = instancesOf(patternsOf(values), domain, IDS);
    const shape = new RegExp(`^${prefix}([0-9a-z]{8}|[0-9a-z]{17})$`);
    const oneOff = values.map((value) => value.replace(/.$/, (last) => (last === "9" ? "8" : "9")));
    return [...new Set([...found, ...values, ...oneOff])].filter((id) => shape.test(id));
}

function domainsLike(values: readonly string[]): readonly string[] {
    const domain = glob("arn:aws:execute-api:us-east-1:111122223333:/domainnames/?*");
    return instancesOf(patternsOf(values), [domain], { allowed: /[-+.:/a-z0-9]/, fresh: ["d"] });
}

const ANY: Alphabet = { allowed: /[^]/u, fresh: ["d", "7"] };

function textsLike(values: readonly string[]): readonly string[] {
    const found = instancesOf(patternsOf(values), [glob("*")], ANY);
    const cases = values.flatMap((value) => [value.toLowerCase(), value.toUpperCase(), `${value}d`]);
    return [...new Set([...found, ...cases, "k", "\u212A"])];
}

/** Both ends of every block and what stands just outside of them, and an address of each family that is far off. */
function addressesAround(values: readonly string[]): readonly string[] {
    const around = values.flatMap((value) => {
        const [base = "", length] = value.split("/");
        const first = parseAddress(base);
        if (first === undefined || !/^\d{1,3}$/.test(length ?? "0")) return [];
        const width = first.family === 4 ? 32 : 128;
        const size = 1n << BigInt(Math.max(0, width - Number(length ?? width)));
        return [-1n, 0n, 1n, size - 1n, size].map((distance) => neighbour(first, distance));
    });
    const found = around.flatMap((address) => (address === undefined ? [] : [formatAddress(address)]));
    return [...new Set([...found, "198.51.100.1", "2001:db8::1"])];
}

function numbersAround(values: readonly string[]): readonly string[] {
    const bounds = values.flatMap((value) => parseNumber(value) ?? []).map((bound) => bound / MILLION);
    const found = bounds.flatMap((bound) => [bound - 1n, bound, bound + 1n]).filter((number) => number >= 0n);
    return [...new Set(["0", "99999", ...found.map(String)])];
}

/** Seconds since 1970 around every instant that a policy names. */
export function secondsAround(policy: Policy): readonly number[] {
    const values = valuesOf(policy, ({ key }) => typeOf(key) === "date");
    const bounds = values.flatMap((value) => parseInstant(value) ?? []).map((bound) => Number(bound / MILLION));
    return [...new Set([1_700_000_000, 2_500_000_000, ...bounds.flatMap((bound) => [bound - 1, bound, bound + 1])])];
}
