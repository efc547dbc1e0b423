import type { Stage } from "../../model/network/stage";
import { worldOf } from "../../model/network/world";
import { isUnknown } from "../../model/unknown";
import { findingOf } from "../four-parts";
import type { Finding, Rule } from "../rule";

const NAME = "throttled";

/**
 * A stage has limits of its own; else one caller can use up what all APIs of the account and region share.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html (read 2026-11-20)
 */
export const throttled: Rule = {
    name: NAME,
    level: "advisory",
    description: "a stage without limits of its own on requests a second and at once",
    stack: (resources) => worldOf(resources).stages.flatMap(judge),
};

function judge({ urn, kind, limits, api, stageName }: Stage): readonly Finding[] {
    if (limits.some(({ isSet }) => isSet === true)) return [];
    const unknownYet = limits.some(({ isSet }) => isUnknown(isSet)) || api.hasUnknown || isUnknown(stageName);
    const at = kind === "rest" ? "stageName" : "defaultRouteSettings";
    const fix =
        kind === "rest"
            ? "add `MethodSettings` for `*/*` with `throttlingRateLimit` and `throttlingBurstLimit`"
            : "set `throttlingRateLimit` and `throttlingBurstLimit` in `defaultRouteSettings`";
    return [
        findingOf(NAME, {
            urn,
            at,
            wrong: unknownYet ? "may have no limits of its own" : "has no limits of its own",
            got: unknownYet ? "values that are not known yet" : "the account's alone",
            expected: "both a rate and a burst limit, above zero",
            fix: unknownYet ? "check again when the values are known" : fix,
            evidence: limits.map((limit) => limit.urn).join(", ") || "no method settings for `*/*`, no usage plan",
            ...(unknownYet ? { missing: "value" } : {}),
        }),
    ];
}
