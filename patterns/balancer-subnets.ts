import { makeIssue, type Issue } from "../config/issue";
import type { NetworkConfig } from "../config/schema";

/**
 * Prefix length of the smallest subnet that an Application Load Balancer takes: it wants eight free addresses.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html (read 2026-11-21)
 */
const SMALLEST = 27;

/** Issue `balancer-subnet-size` for subnets that are to be made, and that are too small for the load balancer. */
export function balancerSubnetIssues(network: NetworkConfig | undefined): Issue[] {
    if (network?.kind !== "created" || network.subnetPrefixLength <= SMALLEST) return [];
    const issue = makeIssue({
        code: "balancer-subnet-size",
        path: "network",
        problem: "gives subnets that are too small for the load balancer",
        got: `/${network.subnetPrefixLength} each`,
        expected: `/${SMALLEST} or larger`,
        fix: `set \`network.subnetPrefixLength: ${SMALLEST}\`, in a block that has room for it, or take a \`cidrBlock\` of /22 or larger`,
    });
    return [issue];
}
