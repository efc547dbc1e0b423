import type { Resource } from "../../model/resource";
import { ofType, type Stack, stackOf, valueOf } from "../../model/stack";
import { isUnknown } from "../../model/unknown";
import { identifiesCallers } from "../apis/callers";
import { attachedElsewhere, attachedTo, type Carrier, carriersOf } from "../apis/carriers";
import { associatedEndpoints, isPrivateApi } from "../apis/endpoint-type";
import { idOf, insideOf } from "../apis/endpoints";
import { likelyInside } from "../apis/likely-inside";
import { apiContext, apiNamedIn } from "../apis/own-api";
import { DOMAIN_NAME_TYPES, REST_API_COMPONENT, REST_API_POLICY, REST_API_PUT, REST_API_TYPES } from "../apis/types";
import { writtenEndpointKeys, writtenVpcIds } from "../apis/written-ids";
import { confinementFindings, type Demand, unknownFinding } from "../confinement";
import type { Finding, Rule } from "../rule";
import type { Seen } from "../seen";
import type { ExplicitDeny, Settings } from "../settings";

const NAME = "private-api-confined-to-vpc";

/** A private API's resource policy lets nobody in who comes from elsewhere than its VPCs (rules P-2, P-9, P-12). */
export const privateApiConfinedToVpc: Rule = {
    name: NAME,
    level: "mandatory",
    description: "a private API whose resource policy is missing or lets in a request from outside its VPCs",
    options: ["allowedVpcs", "acceptedEndpoints", "explicitDeny"],
    resource: judgeAlone,
    stack: judgeStack,
};

function judgeAlone(resource: Resource, settings: Settings, seen: Seen): readonly Finding[] {
    // Custom domains have a rule, and with it settings, of their own.
    if (DOMAIN_NAME_TYPES.includes(resource.type)) return [];
    const carriers = carriersOf(resource);
    switch (isPrivateHere(resource, carriers)) {
        case false:
            return [];
        case undefined:
            return carriers.map((carrier) => unknownFinding(carrier, { rule: NAME }, ["endpointConfiguration.types"]));
        case true:
            if (resource.type === REST_API_COMPONENT && carriers.length === 0)
                return [missingPolicy(resource, "resourcePolicy")];
            return carriers.flatMap((carrier) => confinementFindings(carrier, demandAlone(carrier, settings, seen)));
    }
}

function demandAlone(carrier: Carrier, settings: Settings, seen: Seen): Demand {
    const { document, resource } = carrier;
    return {
        rule: NAME,
        context: {
            allowedVpcs: likelyInside(carrier, settings, seen),
            allowedVpces: settings.acceptedEndpoints,
            api: apiNamedIn(document, resource.inputs["restApiId"]),
        },
        explicitDeny: settings.explicitDeny === "always",
        isBeforeStack: true,
    };
}

/**
 * A policy of its own does not say whose it is before the stack is looked at as a whole. One with endpoint keys that lets
 * in outsiders is wrong wherever it belongs; any other may be that of a public API.
 */
function isPrivateHere(resource: Resource, carriers: readonly Carrier[]): boolean | undefined {
    if (resource.type !== REST_API_POLICY && resource.type !== REST_API_PUT) return isPrivateApi(resource);
    return carriers.every(({ document }) => writtenEndpointKeys(document).length > 0);
}

function judgeStack(resources: readonly Resource[], settings: Settings): readonly Finding[] {
    const stack = stackOf(resources);
    return [
        ...ofType(stack, ...REST_API_TYPES).flatMap((api) => judgeApi(stack, api, settings)),
        ...attachedElsewhere(stack).flatMap((each) => judgeElsewhere(stack, each, settings)),
    ];
}

function judgeApi(stack: Stack, api: Resource, settings: Settings): readonly Finding[] {
    const isPrivate = isPrivateApi(api);
    if (isPrivate === false) return [];
    const carriers = [api, ...attachedTo(stack, api)].flatMap(carriersOf);
    if (isPrivate === undefined) {
        return carriers.map((carrier) => unknownFinding(carrier, { rule: NAME }, ["endpointConfiguration.types"]));
    }
    if (carriers.length === 0) return [nowhere(stack, api)];
    // A body that is not known yet may hold no policy at all.
    const known = carriers.filter(({ at, document }) => at === "policy" || !isUnknown(document));
    return [
        ...(known.length > 1 ? [severalPolicies(api, known)] : []),
        ...carriers.flatMap((carrier) => confinementFindings(carrier, demandInStack(stack, api, carrier, settings))),
    ];
}

function demandInStack(stack: Stack, api: Resource, { document }: Carrier, settings: Settings): Demand {
    const dependencies = ["endpointConfiguration", "body"].flatMap((key) => api.propertyDependencies[key] ?? []);
    const inside = insideOf(stack, associatedEndpoints(api), dependencies);
    return {
        rule: NAME,
        context: {
            allowedVpcs: [...new Set([...settings.allowedVpcs, ...inside.vpcs])],
            allowedVpces: settings.acceptedEndpoints,
            api: apiContext(stack, api),
        },
        explicitDeny: needsDeny(settings.explicitDeny, stack, api),
        mayMean: inside.mayBeMore ? writtenVpcIds(document) : [],
    };
}

function needsDeny(option: ExplicitDeny, stack: Stack, api: Resource): boolean | undefined {
    switch (option) {
        case "always":
            return true;
        case "never":
            return false;
        case "auto":
            return identifiesCallers(stack, api);
    }
}

/**
 * A policy for an API of another stack. With endpoint keys it is meant for a private one, and a public one may not have
 * them; without, nothing here says whether it may be open.
 */
function judgeElsewhere(stack: Stack, resource: Resource, settings: Settings): readonly Finding[] {
    const { vpcs } = insideOf(stack, [], []);
    const demand: Demand = {
        rule: NAME,
        context: {
            allowedVpcs: [...new Set([...settings.allowedVpcs, ...vpcs])],
            allowedVpces: settings.acceptedEndpoints,
        },
        explicitDeny: settings.explicitDeny === "always",
    };
    return carriersOf(resource).flatMap((carrier) => {
        const findings = confinementFindings(carrier, demand);
        if (findings.length === 0 || writtenEndpointKeys(carrier.document).length > 0) return findings;
        return [unknownFinding({ ...carrier, missing: "resource" }, demand, ["whether the API is private"])];
    });
}

function nowhere(stack: Stack, api: Resource): Finding {
    const unjoined = attachedElsewhere(stack).find((each) => mayBeOf(each, api));
    return unjoined === undefined
        ? missingPolicy(api, "policy")
        : unknownFinding({ resource: api, at: "policy", document: null }, { rule: NAME }, [`API of ${unjoined.name}`]);
}

/** Whether an API that a policy names may be this one: one of the ids is not known. */
function mayBeOf(attached: Resource, api: Resource): boolean {
    return typeof valueOf(attached, "restApiId") !== "string" || idOf(api) === undefined;
}

function missingPolicy({ urn }: Resource, at: string): Finding {
    const fix =
        "add a resource policy that allows `execute-api:Invoke` from the VPCs of its endpoints and denies everything else";
    return {
        rule: NAME,
        urn,
        at,
        state: "violated",
        message: `${at}: is missing from a private API, got nothing; expected a resource policy, without which AWS refuses the deployment (rule P-1); ${fix}`,
        evidence: "no policy on the API, in its body, or in a resource that the program made of its id",
        fix,
    };
}

function severalPolicies({ urn }: Resource, carriers: readonly Carrier[]): Finding {
    const fix = "keep one, best as a resource of its own";
    const places = carriers.map(({ resource, at }) => `\`${at}\` of \`${resource.name}\``).join(", ");
    return {
        rule: NAME,
        urn,
        at: "policies",
        state: "violated",
        message: `policies: are several for one API, of which each replaces the others, got ${carriers.length}; expected one; ${fix}`,
        evidence: places,
        fix,
    };
}
