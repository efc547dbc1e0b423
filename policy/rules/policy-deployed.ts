import type { Resource, Urn } from "../../model/resource";
import { ofType, type Stack, stackOf } from "../../model/stack";
import { isUnknown } from "../../model/unknown";
import { apiOf, attachedTo, carriersOf } from "../apis/carriers";
import { isMap } from "../apis/data";
import { isPrivateApi } from "../apis/endpoint-type";
import { DEPLOYMENT, NATIVE_DEPLOYMENT } from "../apis/types";
import type { Finding, Rule } from "../rule";

const NAME = "policy-deployed";

/** A deployment takes the policy as it is at that moment, and only a new one takes a changed policy (rules P-1, P-6). */
export const policyDeployed: Rule = {
    name: NAME,
    level: "mandatory",
    description: "a deployment of a private API that neither waits for the policy nor follows its changes",
    stack: (resources) => {
        const stack = stackOf(resources);
        return ofType(stack, DEPLOYMENT, NATIVE_DEPLOYMENT).flatMap((deployment) => judge(stack, deployment));
    },
};

function judge(stack: Stack, deployment: Resource): readonly Finding[] {
    const api = apiOf(stack, deployment);
    if (api === undefined)
        return [undecided(deployment, "restApi", "resource", "the API, which the stack does not show")];
    const isPrivate = isPrivateApi(api);
    if (isPrivate === false) return [];
    if (isPrivate === undefined) return [undecided(deployment, "restApi", "value", "`endpointConfiguration.types`")];
    return [api, ...attachedTo(stack, api)]
        .filter((holder) => carriersOf(holder).length > 0)
        .flatMap((holder) => judgeHolder(stack, deployment, holder));
}

/** The policy in one place: on the API itself, which every deployment comes after, or in a resource of its own. */
function judgeHolder(stack: Stack, deployment: Resource, holder: Resource): readonly Finding[] {
    const isAfter = reaches(stack, deployment, holder.urn);
    // The native provider's has no triggers.
    const stales = deployment.type === DEPLOYMENT ? triggerFindings(deployment, holder) : [];
    return [...(isAfter ? [] : [early(deployment, holder)]), ...stales];
}

function triggerFindings(deployment: Resource, holder: Resource): readonly Finding[] {
    const triggers = deployment.inputs["triggers"];
    const hasTriggers = isUnknown(triggers) || (isMap(triggers) && Object.keys(triggers).length > 0);
    if (!hasTriggers) return [stale(deployment, holder, "no triggers")];
    const sources = sourcesOf(holder);
    const made = deployment.propertyDependencies["triggers"] ?? [];
    // What a policy of literals is made of leaves no trace, in the triggers neither.
    const follows = sources.length === 0 || made.some((urn) => urn === holder.urn || sources.includes(urn));
    return follows ? [] : [stale(deployment, holder, "triggers that nothing of the policy goes into")];
}

/** What a policy is made of, the API's own ARN left out: that never changes. */
function sourcesOf(holder: Resource): readonly Urn[] {
    const api = holder.propertyDependencies["restApiId"] ?? [];
    return ["policy", "body"]
        .flatMap((property) => holder.propertyDependencies[property] ?? [])
        .filter((urn) => !api.includes(urn));
}

/** Whether the program made one resource wait for another, by whatever way. */
function reaches(stack: Stack, from: Resource, target: Urn): boolean {
    const seen = new Set<Urn>();
    const open: Resource[] = [from];
    for (let each = open.pop(); each !== undefined; each = open.pop()) {
        for (const urn of [...each.dependencies, ...Object.values(each.propertyDependencies).flat()]) {
            if (urn === target) return true;
            const next = seen.has(urn) ? undefined : stack.byUrn.get(urn);
            seen.add(urn);
            if (next !== undefined) open.push(next);
        }
    }
    return false;
}

function early({ urn }: Resource, { name }: Resource): Finding {
    const fix = `add \`${name}\` to the deployment's \`dependsOn\``;
    return {
        rule: NAME,
        urn,
        at: "dependsOn",
        state: "violated",
        message: `dependsOn: lets the deployment be made before the policy, got no dependency on \`${name}\`; expected the policy first, or AWS refuses the deployment (rule P-1) or serves the older policy (rule P-6); ${fix}`,
        evidence: `no dependency of the deployment leads to \`${name}\``,
        fix,
    };
}

function stale({ urn }: Resource, { name }: Resource, got: string): Finding {
    const fix = `put a hash of the policy of \`${name}\` into the deployment's \`triggers\``;
    return {
        rule: NAME,
        urn,
        at: "triggers",
        state: "violated",
        message: `triggers: do not redeploy when the policy changes, so that the stage goes on with the older one, got ${got}; expected one made from the policy (rule P-6); ${fix}`,
        evidence: `what the policy of \`${name}\` is made of does not lead to the deployment's triggers`,
        fix,
    };
}

function undecided({ urn }: Resource, at: string, missing: "value" | "resource", what: string): Finding {
    const fix = "deploy the API in the stack that holds its policy";
    return {
        rule: NAME,
        urn,
        at,
        state: "unprovable",
        missing,
        message: `${at}: does not show whether the API is private, got ${what}; expected an API of the stack whose type is known; ${fix}`,
        evidence: `not known: ${what}`,
        fix,
    };
}
