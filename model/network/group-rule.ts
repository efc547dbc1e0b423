import type { Data, Resource, Urn } from "../resource";
import { ofType, referred, type Reference, type Stack } from "../stack";
import { isUnknown, unknown } from "../unknown";
import { asList, asNumber, asText, fieldOf, settingOf, type Known } from "./attribute";
import { readPeers, type Peer } from "./peer";
import { GROUP_TYPES } from "./resource-types";

const INGRESS_TYPE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const EGRESS_TYPE = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const EITHER_TYPE = "aws:ec2/securityGroupRule:SecurityGroupRule";

export type Direction = "in" | "out";

/** Ports of a rule, both ends included. */
export interface PortRange {
    readonly from: number;
    readonly to: number;
}

/** One security-group rule in canonical form: for one peer. A rule that is written for several is several. */
export interface GroupRule {
    /** Resource that it is written in. */
    readonly urn: Urn;
    /** Where in that resource, such as `ingress[0]`. */
    readonly at: string;
    /** Groups that it belongs to: one, unless that is not known. */
    readonly groups: Reference;
    readonly direction: Known<Direction>;
    /** `all`, `tcp`, `udp`, `icmp`, … in small letters. */
    readonly protocol: Known<string>;
    /** `all` where the protocol has every port or none. */
    readonly ports: Known<PortRange | "all">;
    readonly peer: Peer;
}

/** Every rule that a stack writes, inline or as a resource of its own. */
export function readGroupRules(stack: Stack): readonly GroupRule[] {
    const inline = ofType(stack, ...GROUP_TYPES).flatMap((group) => [
        ...inlineRules(stack, group, "ingress", "in"),
        ...inlineRules(stack, group, "egress", "out"),
    ]);
    const standalone = ofType(stack, INGRESS_TYPE, EGRESS_TYPE, EITHER_TYPE).flatMap((rule) =>
        standaloneRules(stack, rule),
    );
    return [...inline, ...standalone];
}

/** Whether a rule lets a protocol through to a port. */
export function passes(rule: GroupRule, direction: Direction, protocol: "tcp" | "udp", port: number): Known<boolean> {
    if (!isUnknown(rule.direction) && rule.direction !== direction) return false;
    if (!isUnknown(rule.protocol) && rule.protocol !== "all" && rule.protocol !== protocol) return false;
    if (!isUnknown(rule.ports) && rule.ports !== "all" && (port < rule.ports.from || port > rule.ports.to))
        return false;
    return isUnknown(rule.direction) || isUnknown(rule.protocol) || isUnknown(rule.ports) ? unknown : true;
}

function inlineRules(stack: Stack, group: Resource, property: string, direction: Direction): readonly GroupRule[] {
    const written = asList(settingOf(group, property));
    if (isUnknown(written)) return [];
    const groups = { resources: [group], elsewhere: [], hasUnknown: false };
    return written.flatMap((entry, index) => {
        const field = (name: string) => fieldOf(entry, name);
        const protocol = protocolOf(field("protocol"));
        const ports = portsOf(protocol, field("fromPort"), field("toPort"));
        return readPeers(stack, group, field, () => property).map(({ peer }) => ({
            urn: group.urn,
            at: `${property}[${index}]`,
            groups,
            direction,
            protocol,
            ports,
            peer,
        }));
    });
}

function standaloneRules(stack: Stack, rule: Resource): readonly GroupRule[] {
    const field = (name: string) => settingOf(rule, name);
    const protocol = protocolOf(field(rule.type === EITHER_TYPE ? "protocol" : "ipProtocol"));
    const ports = portsOf(protocol, field("fromPort"), field("toPort"));
    const groups = referred(stack, rule, "securityGroupId", GROUP_TYPES);
    return readPeers(stack, rule, field, (name) => name).map(({ property, peer }) => ({
        urn: rule.urn,
        at: property,
        groups,
        direction: directionOf(rule),
        protocol,
        ports,
        peer,
    }));
}

function directionOf(rule: Resource): Known<Direction> {
    if (rule.type === INGRESS_TYPE) return "in";
    if (rule.type === EGRESS_TYPE) return "out";
    const type = asText(settingOf(rule, "type"));
    return type === "ingress" ? "in" : type === "egress" ? "out" : unknown;
}

/** Protocols come as names or as IANA's numbers. */
const NAMES: Readonly<Record<string, string>> = { "-1": "all", "1": "icmp", "6": "tcp", "17": "udp", "58": "icmpv6" };

function protocolOf(data: Data | undefined): Known<string> {
    const text = typeof data === "number" ? String(data) : asText(data);
    if (text === undefined || isUnknown(text)) return unknown;
    const name = text.toLowerCase();
    return NAMES[name] ?? name;
}

function portsOf(protocol: Known<string>, from: Data | undefined, to: Data | undefined): Known<PortRange | "all"> {
    if (protocol === "all") return "all";
    const ends = { from: asNumber(from), to: asNumber(to) };
    if (ends.from === undefined || ends.to === undefined || isUnknown(ends.from) || isUnknown(ends.to)) return unknown;
    return ends.from === -1 ? "all" : { from: ends.from, to: ends.to };
}
