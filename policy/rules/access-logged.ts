import { asText, fieldOf, settingOf } from "../../model/network/attribute";
import { HTTP_STAGE_TYPE, STAGE_TYPE } from "../../model/network/resource-types";
import { isUnknown } from "../../model/unknown";
import { findingOf } from "../four-parts";
import type { Rule } from "../rule";

const NAME = "access-logged";
const AT = "accessLogSettings";

/**
 * Every stage writes who called what; the endpoint's id in it (`$context.identity.vpceId`) tells where from.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html (read 2026-11-20)
 */
export const accessLogged: Rule = {
    name: NAME,
    level: "advisory",
    description: "a stage of a REST, HTTP or WebSocket API without an access log",
    resource: (resource) => {
        if (resource.type !== STAGE_TYPE && resource.type !== HTTP_STAGE_TYPE) return [];
        const settings = settingOf(resource, AT);
        const destination = isUnknown(settings) ? settings : fieldOf(settings, "destinationArn");
        // A destination that is not known yet is one all the same.
        if (!isUnknown(settings) && (isUnknown(destination) || asText(destination) !== undefined)) return [];
        const isProved = !isUnknown(settings);
        return [
            findingOf(NAME, {
                urn: resource.urn,
                at: AT,
                wrong: isProved ? "has no access log" : "may have no access log",
                got: isProved ? "no `destinationArn`" : "a value that is not known yet",
                expected: "a log group or delivery stream, and a format",
                fix: isProved
                    ? "set `accessLogSettings: { destinationArn, format }`"
                    : "check again when the value is known",
                evidence: AT,
                ...(isProved ? {} : { missing: "value" }),
            }),
        ];
    },
};
