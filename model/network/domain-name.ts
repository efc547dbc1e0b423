/** A domain name as it is compared: small letters, no final dot, the wildcard written as `*`. */
export function plainName(name: string): string {
    return name.toLowerCase().replace(/\.$/, "").replaceAll("\\052", "*");
}

/** Whether a name is a domain itself or lies below it. */
export function isWithin(name: string, domain: string): boolean {
    return name === domain || name.endsWith(`.${domain}`);
}

/** Whether a record's name answers a name: its own, or as a wildcard any below. */
export function answers(record: string, name: string): boolean {
    return record === name || (record.startsWith("*.") && name !== record && name.endsWith(record.slice(1)));
}
