import type { LoadBalancer } from "../../model/network/load-balancer";
import { opennessOf, type Openness } from "../../model/network/openness";
import { rulesOf } from "../../model/network/security-group";
import { worldOf, type World } from "../../model/network/world";
import { isUnknown } from "../../model/unknown";
import { findingOf, type Parts } from "../four-parts";
import type { Rule } from "../rule";

const NAME = "no-open-nlb";
const AT = "securityGroups";
const EXPECTED = "security groups that let known clients in, and them alone";

/**
 * A Network Load Balancer on the internet has a security group, attached when it is created; without one everyone gets
 * through (rule L-8), and behind an endpoint each of them counts as coming from the VPC (rule P-9).
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html (read 2026-11-20)
 */
export const noOpenNlb: Rule = {
    name: NAME,
    level: "advisory",
    description: "a Network Load Balancer on the internet that lets everyone in",
    stack: (resources) => {
        const world = worldOf(resources);
        return world.loadBalancers
            .filter(({ kind }) => kind === "network")
            .filter(({ isInternetFacing }) => isInternetFacing !== false)
            .flatMap((balancer) => {
                const parts = judge(world, balancer);
                return parts === undefined ? [] : [findingOf(NAME, settle(balancer, parts))];
            });
    },
};

function judge(world: World, { urn, securityGroups, listeners }: LoadBalancer): Parts | undefined {
    if (securityGroups === undefined) {
        return {
            urn,
            at: AT,
            wrong: "lets everyone on the internet in",
            got: "no security group",
            expected: EXPECTED,
            fix: "create it anew with `securityGroups`: they cannot be added to one that was created without",
            evidence: AT,
        };
    }
    const groups = rulesOf(world.securityGroups, world.groupRules, securityGroups);
    const ports = listeners.flatMap(({ port }) => (isUnknown(port) ? [] : [port]));
    const judged = ports.map((port) => ({ port, open: opennessOf(groups, world.prefixLists, port) }));
    const open = judged.find((each) => each.open.toInternet.length > 0);
    if (open !== undefined) return openParts(urn, open.port, open.open);
    const missing = judged.map((each) => each.open.missing).find((each) => each !== undefined);
    return missing === undefined ? undefined : undecided(urn, missing, groups.elsewhere);
}

function openParts(urn: string, port: number, { toInternet }: Openness): Parts {
    return {
        urn,
        at: AT,
        wrong: `lets everyone on the internet in on port ${port}`,
        got: "inbound rules that together hold every public address",
        expected: EXPECTED,
        fix: "give the clients' blocks in place of them",
        evidence: toInternet.map((rule) => `\`${rule.at}\` of ${rule.urn}`).join(", "),
    };
}

function undecided(urn: string, missing: "value" | "resource", elsewhere: readonly string[]): Parts {
    return {
        urn,
        at: AT,
        wrong: "may let everyone on the internet in",
        got: elsewhere.length > 0 ? `\`${elsewhere.join("`, `")}\`, of another stack` : "rules that are not known yet",
        expected: EXPECTED,
        fix: missing === "value" ? "check again when the values are known" : "look at the rules of the groups",
        evidence: AT,
        missing,
    };
}

/** Nothing is proved of one that may be internal. */
function settle({ isInternetFacing }: LoadBalancer, parts: Parts): Parts {
    if (!isUnknown(isInternetFacing)) return parts;
    const fix = "check again when `internal` is known";
    return { ...parts, wrong: "may let everyone on the internet in", fix, missing: parts.missing ?? "value" };
}
