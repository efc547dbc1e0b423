import { isObject, type JsonNode, type JsonObject } from "../json/node";
import type { Statement } from "../policy/statement";
import type { Request } from "../request";
import { elementsThatMiss, meets } from "./at-worst";
import { whyItFails } from "./condition-words";
import { quoted, quotedValues } from "./quoted";
import { isOfVpc, isOfVpce } from "./vpc-keys";

/** Why a Deny that looks at the VPC or the endpoint lets a request pass; `undefined` if it looks at neither. */
export function whyNotDenied(statement: Statement, written: JsonObject, request: Request): string | undefined {
    const { conditions, hasUnknownCondition } = statement;
    if (!conditions.some((condition) => isOfVpc(condition) || isOfVpce(condition))) return undefined;
    const [element] = elementsThatMiss(statement, request);
    if (element !== undefined) return whyItMisses(element, statement, written);
    const failing = conditions.filter((condition) => !meets(condition, request, "Deny"));
    const [first] = failing;
    if (first === undefined) return hasUnknownCondition ? "it has conditions that are not known yet" : undefined;
    const why = whyItFails(first, written, request.context.get(first.key.id));
    return failing.length < conditions.length ? `it needs all its conditions to hold, and ${why}` : why;
}

function whyItMisses(element: string, { index, contested }: Statement, written: JsonObject): string {
    const places = [element, `Not${element}`].map((name) => `Statement[${index}].${name}`);
    const doubt = contested.find(({ at }) => places.some((place) => at.startsWith(place)));
    if (doubt !== undefined) return `its ${element} may not fit: ${doubt.why}`;
    const spared = written.get(`Not${element}`);
    return spared === undefined ? `it denies only ${entries(written.get(element))}` : `it spares ${entries(spared)}`;
}

/** Principals stand in lists by their type. */
function entries(node: JsonNode | undefined): string {
    if (!isObject(node)) return quotedValues(node);
    return [...node].map(([type, values]) => `${quoted(type)} ${quotedValues(values)}`).join(", ");
}
