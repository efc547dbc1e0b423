import type { JsonObject } from "../json/node";
import type { Statement } from "../policy/statement";
import type { Request } from "../request";
import { meets } from "./at-worst";
import { whyItHolds } from "./condition-words";
import { isOfVpc, isOfVpce } from "./vpc-keys";

/** Why an Allow does not keep a request out for where it comes from. */
export function whyAllowed(statement: Statement, written: JsonObject, request: Request): string {
    const ofVpc = statement.conditions.filter(isOfVpc);
    if (ofVpc.length > 0) {
        const reasons = ofVpc
            .filter((condition) => meets(condition, request, "Allow"))
            .map((condition) => whyItHolds(condition, written, request.context.get(condition.key.id)));
        return reasons.join(", and ");
    }
    return statement.conditions.some(isOfVpce)
        ? "it looks at `aws:SourceVpce` alone, which does not show the endpoint's VPC"
        : "it has no condition on `aws:SourceVpc`";
}
