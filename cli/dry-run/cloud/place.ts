import { createHash } from "node:crypto";

/** The account that the dry run stands for: the one of AWS's own examples. */
export const ACCOUNT = "123456789012";

/** Where a resource is made: what its ids, ARNs and addresses are built from. */
export interface Place {
    readonly urn: string;
    readonly account: string;
    readonly region: string;
    readonly partition: string;
    /** `amazonaws.com`, or the one of the partition. */
    readonly dnsSuffix: string;
    /** Hexadecimal digits, the same for the same resource and purpose. */
    readonly hex: (length: number, purpose?: string) => string;
    /** Lower-case letters and digits, the same for the same resource and purpose. */
    readonly alphanumeric: (length: number, purpose?: string) => string;
    /** 1, 2, 3, …: a number of its own for each resource that asks for one of the series. */
    readonly next: (series: string) => number;
    /** An ARN in the partition, region and account of the place. */
    readonly arn: (service: string, resource: string) => string;
}

/** What places of one dry run have in common. */
export interface World {
    readonly next: (series: string) => number;
}

/** A world in which nothing has been numbered yet. */
export function newWorld(): World {
    const last = new Map<string, number>();
    return {
        next: (series) => {
            const number = (last.get(series) ?? 0) + 1;
            last.set(series, number);
            return number;
        },
    };
}

/** The place of one resource. */
export function placeOf(world: World, urn: string, region: string): Place {
    const { partition, dnsSuffix } = partitionOf(region);
    const digest = (purpose: string) => createHash("sha256").update(`${urn}\n${purpose}`).digest();
    return {
        urn,
        account: ACCOUNT,
        region,
        partition,
        dnsSuffix,
        hex: (length, purpose = "id") => digest(purpose).toString("hex").slice(0, length),
        alphanumeric: (length, purpose = "id") =>
            [...digest(purpose)]
                .slice(0, length)
                .map((byte) => (byte % 36).toString(36))
                .join(""),
        next: world.next,
        arn: (service, resource) => `arn:${partition}:${service}:${region}:${ACCOUNT}:${resource}`,
    };
}

/** The partition of a region, told by the region's prefix. */
export function partitionOf(region: string): { readonly partition: string; readonly dnsSuffix: string } {
    if (region.startsWith("cn-")) return { partition: "aws-cn", dnsSuffix: "amazonaws.com.cn" };
    if (region.startsWith("us-gov-")) return { partition: "aws-us-gov", dnsSuffix: "amazonaws.com" };
    return { partition: "aws", dnsSuffix: "amazonaws.com" };
}
