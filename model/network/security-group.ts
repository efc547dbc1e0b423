import type { Resource, Urn } from "../resource";
import { ofType, referred, type Reference, type Stack } from "../stack";
import { isUnknown } from "../unknown";
import { settingOf } from "./attribute";
import type { Direction, GroupRule } from "./group-rule";
import { DEFAULT_GROUP_TYPE, GROUP_TYPES, VPC_TYPES } from "./resource-types";

const DIRECTIONS: readonly Direction[] = ["in", "out"];

/** A security group, with its rules in whatever form they are written. */
export interface SecurityGroup {
    readonly urn: Urn;
    readonly id: string | undefined;
    readonly vpc: Reference;
    /** The one that AWS makes with the VPC. */
    readonly isDefault: boolean;
    readonly rules: readonly GroupRule[];
    /** Directions in which there may be rules besides `rules`, as values are not known yet. */
    readonly hides: readonly Direction[];
}

/** The rules that hold for whatever has some groups. */
export interface GroupRules {
    readonly rules: readonly GroupRule[];
    /** Groups that the stack does not show, by id. */
    readonly elsewhere: readonly string[];
    /** Directions in which there may be rules besides, as values are not known yet. */
    readonly hides: readonly Direction[];
}

/** The security groups of a stack, with those of its rules that are theirs. */
export function readSecurityGroups(stack: Stack, rules: readonly GroupRule[]): readonly SecurityGroup[] {
    return ofType(stack, ...GROUP_TYPES).map((group) => ({
        urn: group.urn,
        id: group.id,
        vpc: referred(stack, group, "vpcId", VPC_TYPES),
        isDefault: group.type === DEFAULT_GROUP_TYPE,
        rules: rules.filter(({ groups }) => groups.resources.includes(group)),
        hides: DIRECTIONS.filter((direction) => hidesRules(group, rules, direction)),
    }));
}

/** The rules of the groups that a reference names; of a group elsewhere, those that the stack adds to it. */
export function rulesOf(
    groups: readonly SecurityGroup[],
    rules: readonly GroupRule[],
    reference: Reference,
): GroupRules {
    const urns = new Set(reference.resources.map(({ urn }) => urn));
    const shown = groups.filter(({ urn }) => urns.has(urn));
    const added = rules.filter((rule) => rule.groups.elsewhere.some((id) => reference.elsewhere.includes(id)));
    return {
        rules: [...shown.flatMap((group) => group.rules), ...added],
        elsewhere: reference.elsewhere,
        hides: DIRECTIONS.filter((each) => reference.hasUnknown || shown.some(({ hides }) => hides.includes(each))),
    };
}

/** A rule of a group that is not known may be any group's. */
function hidesRules(group: Resource, rules: readonly GroupRule[], direction: Direction): boolean {
    const isAstray = rules.some(
        (rule) => rule.groups.hasUnknown && (isUnknown(rule.direction) || rule.direction === direction),
    );
    return isAstray || isUnknown(settingOf(group, direction === "in" ? "ingress" : "egress"));
}
