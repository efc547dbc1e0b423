import type { Resource, Urn } from "../resource";
import { ofType, referred, type Reference, type Stack } from "../stack";
import { isUnknown, unknown } from "../unknown";
import { asFlag, asText, settingOf, type Known } from "./attribute";
import { ATTACHMENT_TYPES, ENDPOINT_TYPES, LOAD_BALANCER_TYPES, TARGET_GROUP_TYPES, VPC_TYPES } from "./resource-types";

/** A target that is registered with a group. */
export interface Target {
    /** The attachment. */
    readonly urn: Urn;
    /** An address, an instance's id or a load balancer's ARN. */
    readonly id: Known<string>;
    /** Endpoints that the program made it of, where it is not known yet. */
    readonly endpoints: Reference;
    readonly loadBalancers: Reference;
}

/** A target group of a load balancer. */
export interface TargetGroup {
    readonly urn: Urn;
    readonly name: string;
    readonly vpc: Reference;
    /** `instance`, `ip`, `lambda` or `alb`. */
    readonly targetType: Known<string>;
    readonly protocol: Known<string> | undefined;
    /** Whether targets see the clients' addresses. */
    readonly keepsClientAddress: Known<boolean>;
    /** Property that says so; `undefined` where it is AWS's default. */
    readonly keepsClientAddressBecause: "preserveClientIp" | undefined;
    readonly speaksProxyProtocol: Known<boolean>;
    readonly targets: readonly Target[];
}

/** Protocols whose targets always see the clients' addresses. */
const ALWAYS_KEPT = ["UDP", "TCP_UDP", "QUIC", "TCP_QUIC"];

/** The target groups of a stack. */
export function readTargetGroups(stack: Stack): readonly TargetGroup[] {
    return ofType(stack, ...TARGET_GROUP_TYPES).map((group) => {
        const protocol = asText(settingOf(group, "protocol"));
        const targetType = asText(settingOf(group, "targetType")) ?? "instance";
        const said = asFlag(settingOf(group, "preserveClientIp"));
        return {
            urn: group.urn,
            name: group.name,
            vpc: referred(stack, group, "vpcId", VPC_TYPES),
            targetType,
            protocol,
            keepsClientAddress: said ?? keptByDefault(targetType, protocol),
            keepsClientAddressBecause: said === undefined ? undefined : ("preserveClientIp" as const),
            speaksProxyProtocol: asFlag(settingOf(group, "proxyProtocolV2")) ?? false,
            targets: targetsOf(stack, group),
        };
    });
}

/**
 * Off for addresses behind TCP and TLS, on for everything else that a Network Load Balancer serves (rule L-3).
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html (read 2026-11-20)
 */
function keptByDefault(targetType: Known<string>, protocol: Known<string> | undefined): Known<boolean> {
    if (isUnknown(targetType) || isUnknown(protocol)) return unknown;
    if (targetType === "instance") return true;
    return targetType === "ip" && protocol !== undefined && ALWAYS_KEPT.includes(protocol.toUpperCase());
}

function targetsOf(stack: Stack, group: Resource): readonly Target[] {
    return ofType(stack, ...ATTACHMENT_TYPES)
        .filter((each) => referred(stack, each, "targetGroupArn", TARGET_GROUP_TYPES).resources.includes(group))
        .map((attachment) => ({
            urn: attachment.urn,
            id: asText(settingOf(attachment, "targetId")) ?? unknown,
            endpoints: referred(stack, attachment, "targetId", ENDPOINT_TYPES),
            loadBalancers: referred(stack, attachment, "targetId", LOAD_BALANCER_TYPES),
        }));
}
