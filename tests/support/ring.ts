/** What one stack is given when it goes from pattern to pattern: each pattern's own example, in one and the same VPC. */
export const RING = [
    "public",
    "public-with-endpoint",
    "private",
    "mixed",
    "egress-proxy",
    "fixed-ip",
    "container-link",
    "on-premises",
] as const;

const NETWORK = "private-api:network";
const DNS = "private-api:dns";
const SHARED_BLOCK = "10.90.0.0/16";

/** The example of a pattern, with the block that the VPC of the whole ring has, and names that no other stack has. */
export function inRing(config: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    const network = config[NETWORK] as object | undefined;
    const dns = config[DNS] as
        { readonly domainName: string; readonly hostedZone: { readonly name: string } } | undefined;
    const own = (name: string) => name.replace("example.", "ring.example.");
    return {
        ...config,
        ...(network && { [NETWORK]: { ...network, cidrBlock: SHARED_BLOCK } }),
        ...(dns && { [DNS]: { domainName: own(dns.domainName), hostedZone: { name: own(dns.hostedZone.name) } } }),
    };
}
