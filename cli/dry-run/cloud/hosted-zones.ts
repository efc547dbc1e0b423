import { createHash } from "node:crypto";

/** Names of AWS's own that a record may be an alias of. */
export type ServiceName = "apigateway" | "endpoint" | "networkLoadBalancer" | "applicationLoadBalancer";

/**
 * Hosted zones that hold AWS's own names.
 * @see https://docs.aws.amazon.com/general/latest/gr/apigateway.html
 * @see https://docs.aws.amazon.com/general/latest/gr/elb.html
 */
const KNOWN: Readonly<Record<string, Readonly<Record<ServiceName, string>>>> = {
    "us-east-1": {
        apigateway: "Z1UJRXOUMOOFQ8",
        endpoint: "Z7HUB22UULQXV",
        networkLoadBalancer: "Z26RNL4JYFTOTI",
        applicationLoadBalancer: "Z35SXDOTRQ7X7K",
    },
    "ap-northeast-1": {
        apigateway: "Z1YSHQZHG15GKL",
        endpoint: "Z2E726K9Y6RL4W",
        networkLoadBalancer: "Z31USIVHYNEOWT",
        applicationLoadBalancer: "Z14GRHDCWA56QT",
    },
};

/** The hosted zone of a service's names in a region: AWS's where it is known here, elsewhere one of the same shape. */
export function hostedZoneOf(service: ServiceName, region: string): string {
    return KNOWN[region]?.[service] ?? hostedZoneId(`${service} in ${region}`);
}

/** An id in the form of a hosted zone's, the same for the same purpose. */
export function hostedZoneId(purpose: string): string {
    const digits = [...createHash("sha256").update(purpose).digest()]
        .slice(0, 20)
        .map((byte) => (byte % 36).toString(36));
    return `Z0${digits.join("").toUpperCase().slice(0, 19)}`;
}
