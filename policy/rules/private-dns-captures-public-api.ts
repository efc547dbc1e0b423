import { isPublic, type Api } from "../../model/network/api";
import { isWithin } from "../../model/network/domain-name";
import { isExecuteApi, type Endpoint } from "../../model/network/endpoint";
import { covers, meet } from "../../model/network/reference";
import { worldOf, type World } from "../../model/network/world";
import { isUnknown } from "../../model/unknown";
import { findingOf } from "../four-parts";
import type { Finding, Rule } from "../rule";

const NAME = "private-dns-captures-public-api";

/**
 * Private DNS of an execute-api endpoint answers the names of public APIs too, and the endpoint refuses them with 403
 * (rules D-1, H-1, example E4).
 * @see https://repost.aws/knowledge-center/api-gateway-vpc-connections (read 2026-11-20)
 */
export const privateDnsCapturesPublicApi: Rule = {
    name: NAME,
    level: "advisory",
    description: "a public API whose own name an endpoint's private DNS captures inside the VPC",
    stack: (resources) => {
        const world = worldOf(resources);
        const endpoints = world.endpoints.filter(
            (each) => isExecuteApi(each) !== false && each.kind !== "Gateway" && each.privateDns !== false,
        );
        return world.apis.flatMap((api) => judge(world, api, endpoints));
    },
};

function judge(world: World, api: Api, endpoints: readonly Endpoint[]): readonly Finding[] {
    if (isPublic(api) === false || api.hasDefaultEndpoint === false || hasOwnDomain(world, api)) return [];
    const capturing = endpoints.filter((endpoint) => !isForwarded(world, api, endpoint));
    const certain = capturing.filter((endpoint) => isExecuteApi(endpoint) === true && endpoint.privateDns === true);
    const [endpoint] = [...certain, ...capturing];
    if (endpoint === undefined) return [];
    const isProved = certain.length > 0 && !isUnknown(isPublic(api)) && !isUnknown(api.hasDefaultEndpoint);
    const all = (certain.length > 0 ? certain : capturing).map(({ name }) => `\`${name}\``).join(" and ");
    return [
        findingOf(NAME, {
            urn: api.urn,
            at: api.kindIn,
            wrong: `${isProved ? "answers" : "may answer"} 403 to clients in the endpoint's VPC that call it by its own name`,
            got: isProved
                ? `a public API beside private DNS of ${all}`
                : `values that are not known yet, beside ${all}`,
            expected: "a name that private DNS does not capture",
            fix: "set `privateDnsEnabled: false`, or give the API a custom domain with an alias record",
            evidence: `\`privateDnsEnabled\` of ${endpoint.urn}`,
            ...(isProved ? {} : { missing: "value" }),
        }),
    ];
}

/** A custom domain escapes the capture, unless it is a Regional one with a CNAME (rule D-10). */
function hasOwnDomain(world: World, api: Api): boolean {
    const records = world.hostedZones.flatMap((zone) => zone.records);
    return world.customDomains.some(({ domain, kind, apis }) => {
        const leadsHere = apis.some((each) => each.resources.some(({ urn }) => urn === api.urn));
        const isCname = records.some(({ name, type }) => name === domain && !isUnknown(name) && type === "CNAME");
        return leadsHere && kind !== "PRIVATE" && (kind === "EDGE" || !isCname);
    });
}

/** A Resolver rule of the VPC has the name looked up outside, before private DNS is asked (rule D-13). */
function isForwarded(world: World, api: Api, { vpc }: Endpoint): boolean {
    return world.forwardRules.some(({ domain, madeOf, vpcs }) => {
        const isItsName = isUnknown(domain)
            ? madeOf.resources.some(({ urn }) => urn === api.urn)
            : !isUnknown(api.hostName) && isWithin(api.hostName, domain);
        return isItsName && vpcs.some((each) => meet(each, vpc) && covers(each, vpc));
    });
}
