/** Whether a certificate for these names is good for `domainName`; `*` stands for exactly one label. */
export function covers(names: readonly string[], domainName: string): boolean {
    const parent = domainName.slice(domainName.indexOf(".") + 1);
    return names.some((name) => name.toLowerCase() === domainName || name.toLowerCase() === `*.${parent}`);
}
