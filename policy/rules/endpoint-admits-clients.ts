import { isExecuteApi, type Endpoint } from "../../model/network/endpoint";
import type { GroupRule } from "../../model/network/group-rule";
import { opennessOf } from "../../model/network/openness";
import { meet } from "../../model/network/reference";
import { rulesOf, type GroupRules } from "../../model/network/security-group";
import { worldOf, type World } from "../../model/network/world";
import { isUnknown } from "../../model/unknown";
import { findingOf, type Parts } from "../four-parts";
import type { Rule } from "../rule";

const NAME = "endpoint-admits-clients";
const PORT = 443;
const AT = "securityGroupIds";
const EXPECTED = `rules that let the clients in on TCP ${PORT}, and them alone`;

/**
 * An endpoint for API Gateway lets its clients in on port 443, and not everyone (rules N-1, N-7).
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html (read 2026-11-20)
 */
export const endpointAdmitsClients: Rule = {
    name: NAME,
    level: "mandatory",
    description: "an endpoint for API Gateway whose security groups let nobody in on port 443, or the whole internet",
    stack: (resources) => {
        const world = worldOf(resources);
        return world.endpoints.flatMap((endpoint) => {
            const parts = judge(world, endpoint);
            return parts === undefined ? [] : [findingOf(NAME, parts)];
        });
    },
};

function judge(world: World, endpoint: Endpoint): Parts | undefined {
    const isOurs = isExecuteApi(endpoint);
    if (isOurs === false || (isUnknown(isOurs) && endpoint.kind === "Gateway")) return undefined;
    if (isUnknown(isOurs)) return undecidable(endpoint, "serviceName", "value", "a service that is not known yet");
    const groups = groupsOf(world, endpoint);
    if (groups === undefined) return undecidable(endpoint, AT, "resource", "none, which is the VPC's default group");
    return judgeRules(world, endpoint, groups);
}

/** Of the groups given, else of the VPC's default group where the stack shows it. */
function groupsOf(world: World, { securityGroups, vpc }: Endpoint): GroupRules | undefined {
    if (securityGroups !== undefined) return rulesOf(world.securityGroups, world.groupRules, securityGroups);
    return world.securityGroups.find((group) => group.isDefault && meet(group.vpc, vpc)) === undefined
        ? undefined
        : { ...defaultRules(world, vpc), elsewhere: [] };
}

function defaultRules(world: World, vpc: Endpoint["vpc"]): Pick<GroupRules, "rules" | "hides"> {
    const groups = world.securityGroups.filter((group) => group.isDefault && meet(group.vpc, vpc));
    return { rules: groups.flatMap(({ rules }) => rules), hides: groups.flatMap(({ hides }) => hides) };
}

function judgeRules(world: World, endpoint: Endpoint, groups: GroupRules): Parts | undefined {
    const { admitting, toInternet, missing } = opennessOf(groups, world.prefixLists, PORT);
    const at = { urn: endpoint.urn, at: AT };
    if (toInternet.length > 0) {
        return {
            ...at,
            wrong: `lets the whole internet in on port ${PORT}`,
            got: toInternet.map(inWords).join(" and "),
            expected: EXPECTED,
            fix: "give the blocks or security groups of the clients in place of it",
            evidence: toInternet.map(placeOf).join(", "),
        };
    }
    if (missing !== undefined) {
        const elsewhere = groups.elsewhere.map((id) => `\`${id}\``).join(" and ");
        const seen = missing === "value" ? "rules that are not known yet" : "what the stack does not show";
        return undecidable(endpoint, AT, missing, elsewhere === "" ? seen : `${elsewhere}, of another stack`);
    }
    if (admitting.length > 0) return undefined;
    return {
        ...at,
        wrong: `lets nobody in on port ${PORT}, so that every call times out`,
        got: groups.rules.length === 0 ? "groups without inbound rules" : `no rule for TCP ${PORT}`,
        expected: EXPECTED,
        fix: `add an inbound rule for TCP ${PORT} from the clients' blocks or security groups`,
        evidence: `inbound rules read: ${
            groups.rules
                .filter(({ direction }) => direction === "in")
                .map(placeOf)
                .join(", ") || "none"
        }`,
    };
}

function undecidable(endpoint: Endpoint, at: string, missing: "value" | "resource", got: string): Parts {
    return {
        urn: endpoint.urn,
        at,
        wrong: `cannot be shown to let in the clients alone on port ${PORT}`,
        got,
        expected: EXPECTED,
        fix:
            missing === "value"
                ? "check again when the values are known"
                : "make the group in this stack and name it in `securityGroupIds`, or look at its rules",
        evidence: `the ${missing}s that decide it are not there`,
        missing,
    };
}

function inWords({ peer }: GroupRule): string {
    return peer.kind === "block" && !isUnknown(peer.block) ? `\`${peer.block}\`` : "a prefix list";
}

function placeOf({ urn, at }: GroupRule): string {
    return `\`${at}\` of ${urn}`;
}
