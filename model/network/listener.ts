import type { Data, Resource, Urn } from "../resource";
import { ofType, referred, type Reference, type Stack } from "../stack";
import { isUnknown, unknown } from "../unknown";
import { asList, asNumber, asText, fieldOf, settingOf, type Known } from "./attribute";
import { referredIn } from "./reference";
import { LISTENER_TYPES, LOAD_BALANCER_TYPES, TARGET_GROUP_TYPES } from "./resource-types";

/** A listener of a load balancer. */
export interface Listener {
    readonly urn: Urn;
    readonly port: Known<number>;
    /** `HTTP`, `HTTPS`, `TCP`, `TLS`, … */
    readonly protocol: Known<string>;
    /** Where its default action forwards to. */
    readonly targetGroups: Reference;
}

/** The listeners of one load balancer. */
export function readListeners(stack: Stack, balancer: Resource): readonly Listener[] {
    return ofType(stack, ...LISTENER_TYPES)
        .filter((each) => balancerOf(stack, each).resources.includes(balancer))
        .map((listener) => ({
            urn: listener.urn,
            port: asNumber(settingOf(listener, "port")) ?? unknown,
            protocol: asText(settingOf(listener, "protocol")) ?? unknown,
            targetGroups: forwardsTo(stack, listener),
        }));
}

/** The load balancer of a listener. */
export function balancerOf(stack: Stack, listener: Resource): Reference {
    return referred(stack, listener, "loadBalancerArn", LOAD_BALANCER_TYPES);
}

function forwardsTo(stack: Stack, listener: Resource): Reference {
    const actions = asList(settingOf(listener, "defaultActions"));
    const arns = isUnknown(actions) ? [unknown] : actions.flatMap(targetsOf);
    return referredIn(stack, listener, "defaultActions", arns, TARGET_GROUP_TYPES);
}

function targetsOf(action: Data): readonly (Data | undefined)[] {
    const groups = asList(fieldOf(fieldOf(action, "forward"), "targetGroups"));
    const weighted = isUnknown(groups) ? [unknown] : groups.map((group) => fieldOf(group, "arn"));
    return [fieldOf(action, "targetGroupArn"), ...weighted].filter((arn) => arn !== undefined);
}
