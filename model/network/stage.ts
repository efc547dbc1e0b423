import type { Data, Resource, Urn } from "../resource";
import { ofType, referred, type Reference, type Stack } from "../stack";
import { isUnknown, unknown } from "../unknown";
import { asList, asNumber, asText, fieldOf, settingOf, type Known } from "./attribute";
import { meet, referredIn } from "./reference";
import { API_TYPE, HTTP_API_TYPE, HTTP_STAGE_TYPE, STAGE_TYPE } from "./resource-types";

const SETTINGS_TYPE = "aws:apigateway/methodSettings:MethodSettings";
const PLAN_TYPE = "aws:apigateway/usagePlan:UsagePlan";

/** Limits of requests, together: how many a second, how many at once. */
export interface Limit {
    /** Resource that sets it. */
    readonly urn: Urn;
    readonly kind: "stage" | "usage-plan";
    /** Whether both numbers are given. */
    readonly isSet: Known<boolean>;
}

/** A stage of an API. */
export interface Stage {
    readonly urn: Urn;
    readonly name: string;
    readonly kind: "rest" | "http";
    readonly api: Reference;
    readonly stageName: Known<string>;
    /** Limits that hold for every method of it, and those of its usage plans. */
    readonly limits: readonly Limit[];
}

/** The stages of a stack. */
export function readStages(stack: Stack): readonly Stage[] {
    const rest = ofType(stack, STAGE_TYPE).map((stage) => {
        const api = referred(stack, stage, "restApi", [API_TYPE]);
        const stageName = asText(settingOf(stage, "stageName")) ?? unknown;
        const limits = [...methodLimits(stack, stage, api), ...planLimits(stack, stage, api)];
        return { urn: stage.urn, name: stage.name, kind: "rest" as const, api, stageName, limits };
    });
    const http = ofType(stack, HTTP_STAGE_TYPE).map((stage) => ({
        urn: stage.urn,
        name: stage.name,
        kind: "http" as const,
        api: referred(stack, stage, "apiId", [HTTP_API_TYPE]),
        stageName: asText(settingOf(stage, "name")) ?? unknown,
        limits: [limitOf(stage, "stage", settingOf(stage, "defaultRouteSettings"), "throttling")],
    }));
    return [...rest, ...http];
}

function methodLimits(stack: Stack, stage: Resource, api: Reference): readonly Limit[] {
    return ofType(stack, SETTINGS_TYPE)
        .filter((each) => settingOf(each, "methodPath") === "*/*")
        .filter((each) => meet(referred(stack, each, "restApi", [API_TYPE]), api) && isOfStage(each, stage))
        .map((each) => limitOf(each, "stage", settingOf(each, "settings"), "throttling"));
}

function planLimits(stack: Stack, stage: Resource, api: Reference): readonly Limit[] {
    return ofType(stack, PLAN_TYPE)
        .filter((plan) => {
            const stages = asList(settingOf(plan, "apiStages"));
            if (isUnknown(stages)) return (plan.propertyDependencies["apiStages"] ?? []).includes(stage.urn);
            return stages.some(
                (each) =>
                    meet(referredIn(stack, plan, "apiStages", [fieldOf(each, "apiId")], [API_TYPE]), api) &&
                    sameName(plan, "apiStages", fieldOf(each, "stage"), stage),
            );
        })
        .map((plan) => limitOf(plan, "usage-plan", settingOf(plan, "throttleSettings"), ""));
}

function isOfStage(settings: Resource, stage: Resource): boolean {
    return sameName(settings, "stageName", settingOf(settings, "stageName"), stage);
}

/** By name, and where that is not known yet by what the program made it of. */
function sameName(holder: Resource, property: string, name: Data | undefined, stage: Resource): boolean {
    return isUnknown(name)
        ? (holder.propertyDependencies[property] ?? []).includes(stage.urn)
        : name === settingOf(stage, "stageName");
}

/** @param prefix - before the names of the two numbers: `throttlingRateLimit` or `rateLimit`. */
function limitOf(resource: Resource, kind: Limit["kind"], settings: Data | undefined, prefix: string): Limit {
    const named = (word: string) => (prefix === "" ? `${word.toLowerCase()}Limit` : `${prefix}${word}Limit`);
    const numbers = ["Rate", "Burst"].map((word) => asNumber(fieldOf(settings, named(word))));
    // Zero is the provider's word for an HTTP API's missing limit, -1 for that of a REST API.
    const isMissing = numbers.some((each) => each === undefined || (!isUnknown(each) && each <= 0));
    const isSet = isMissing ? false : numbers.some(isUnknown) ? unknown : true;
    return { urn: resource.urn, kind, isSet };
}
