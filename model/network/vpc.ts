import type { Urn } from "../resource";
import { ofType, type Stack } from "../stack";
import { unknown } from "../unknown";
import { asFlag, asText, settingOf, type Known } from "./attribute";
import { DEFAULT_VPC_TYPE, VPC_TYPES } from "./resource-types";

/** A virtual private cloud. */
export interface Vpc {
    readonly urn: Urn;
    readonly id: string | undefined;
    /** Primary block of IPv4 addresses. */
    readonly cidrBlock: Known<string>;
    readonly enableDnsSupport: Known<boolean>;
    readonly enableDnsHostnames: Known<boolean>;
}

/**
 * The VPCs of a stack.
 *
 * Without a word on them, a created VPC has DNS support and no DNS host names.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html (read 2026-11-20)
 */
export function readVpcs(stack: Stack): readonly Vpc[] {
    return ofType(stack, ...VPC_TYPES).map((vpc) => ({
        urn: vpc.urn,
        id: vpc.id,
        cidrBlock: asText(settingOf(vpc, "cidrBlock")) ?? unknown,
        enableDnsSupport: asFlag(settingOf(vpc, "enableDnsSupport")) ?? true,
        enableDnsHostnames: asFlag(settingOf(vpc, "enableDnsHostnames")) ?? vpc.type === DEFAULT_VPC_TYPE,
    }));
}
