import type { Data, Resource, Urn } from "../../model/resource";
import { ofType, type Stack, stackOf } from "../../model/stack";
import { type Carrier, carriersOf } from "../apis/carriers";
import { listOf } from "../apis/data";
import { isPrivateApi } from "../apis/endpoint-type";
import { idOf, insideOf } from "../apis/endpoints";
import { likelyInside } from "../apis/likely-inside";
import { domainContext } from "../apis/own-api";
import { ACCESS_ASSOCIATION_TYPES, DOMAIN_NAME_TYPES } from "../apis/types";
import { writtenVpcIds } from "../apis/written-ids";
import { confinementFindings, type Demand, unknownFinding } from "../confinement";
import type { Finding, Rule } from "../rule";
import type { Seen } from "../seen";
import type { Settings } from "../settings";

const NAME = "private-domain-confined";

/**
 * A private custom domain's own policy lets nobody in who comes from elsewhere than its VPCs. One without a policy is
 * created to deny everyone (rule P-15).
 */
export const privateDomainConfined: Rule = {
    name: NAME,
    level: "mandatory",
    description: "a private custom domain whose policy lets in a request from outside its VPCs",
    options: ["allowedVpcs", "acceptedEndpoints", "explicitDeny"],
    resource: judgeAlone,
    stack: judgeStack,
};

function judgeAlone(resource: Resource, settings: Settings, seen: Seen): readonly Finding[] {
    if (!DOMAIN_NAME_TYPES.includes(resource.type)) return [];
    return judge(resource, (carrier) => ({
        ...common(settings),
        context: {
            allowedVpcs: likelyInside(carrier, settings, seen),
            allowedVpces: settings.acceptedEndpoints,
            api: { kind: "domain" },
        },
        isBeforeStack: true,
    }));
}

function judgeStack(resources: readonly Resource[], settings: Settings): readonly Finding[] {
    const stack = stackOf(resources);
    return ofType(stack, ...DOMAIN_NAME_TYPES).flatMap((domain) =>
        judge(domain, ({ document }) => {
            const inside = insideOf(stack, ...associations(stack, domain));
            return {
                ...common(settings),
                context: {
                    allowedVpcs: [...new Set([...settings.allowedVpcs, ...inside.vpcs])],
                    allowedVpces: settings.acceptedEndpoints,
                    api: domainContext(domain),
                },
                mayMean: inside.mayBeMore ? writtenVpcIds(document) : [],
            };
        }),
    );
}

function common(settings: Settings): Pick<Demand, "rule" | "explicitDeny"> {
    return { rule: NAME, explicitDeny: settings.explicitDeny === "always" };
}

function judge(domain: Resource, demandOf: (carrier: Carrier) => Demand): readonly Finding[] {
    const carriers = carriersOf(domain);
    switch (isPrivateApi(domain)) {
        case false:
            return [];
        case undefined:
            return carriers.map((carrier) => unknownFinding(carrier, { rule: NAME }, ["endpointConfiguration.types"]));
        case true:
            return carriers.flatMap((carrier) => confinementFindings(carrier, demandOf(carrier)));
    }
}

/** Endpoints that the domain is associated with, and what their ids are made of (rule C-7). */
function associations(stack: Stack, domain: Resource): readonly [readonly Data[], readonly Urn[]] {
    const own = ofType(stack, ...ACCESS_ASSOCIATION_TYPES).filter(
        (each) =>
            (each.propertyDependencies["domainNameArn"] ?? []).includes(domain.urn) ||
            (idOf(domain) !== undefined && each.inputs["domainNameArn"] === domain.outputs["arn"]),
    );
    return [
        own.flatMap(({ inputs }) => listOf(inputs["accessAssociationSource"])),
        own.flatMap(({ propertyDependencies }) => propertyDependencies["accessAssociationSource"] ?? []),
    ];
}
