import type { Resource, Urn } from "../resource";
import { ofType, referred, type Reference, type Stack } from "../stack";
import { isUnknown, unknown } from "../unknown";
import { asText, settingOf, type Known } from "./attribute";
import { plainName } from "./domain-name";
import { API_TYPE, HTTP_API_TYPE, VPC_TYPES } from "./resource-types";

const RULE_TYPE = "aws:route53/resolverRule:ResolverRule";
const ASSOCIATION_TYPE = "aws:route53/resolverRuleAssociation:ResolverRuleAssociation";

/** A Resolver rule that has names looked up elsewhere, before any private zone (rule D-13). */
export interface ForwardRule {
    readonly urn: Urn;
    readonly domain: Known<string>;
    /** APIs that the program made the name of, where it is not known yet. */
    readonly madeOf: Reference;
    /** VPCs that it holds for. */
    readonly vpcs: readonly Reference[];
}

/** The FORWARD rules of a stack. */
export function readForwardRules(stack: Stack): readonly ForwardRule[] {
    return ofType(stack, RULE_TYPE)
        .filter((rule) => settingOf(rule, "ruleType") === "FORWARD")
        .map((rule) => {
            const domain = asText(settingOf(rule, "domainName")) ?? unknown;
            return {
                urn: rule.urn,
                domain: isUnknown(domain) ? unknown : plainName(domain),
                madeOf: referred(stack, rule, "domainName", [API_TYPE, HTTP_API_TYPE]),
                vpcs: vpcsOf(stack, rule),
            };
        });
}

function vpcsOf(stack: Stack, rule: Resource): readonly Reference[] {
    return ofType(stack, ASSOCIATION_TYPE)
        .filter((each) => referred(stack, each, "resolverRuleId", [RULE_TYPE]).resources.includes(rule))
        .map((each) => referred(stack, each, "vpcId", VPC_TYPES));
}
