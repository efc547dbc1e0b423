import { analyse } from "../../model/iam/analyse";
import { parseJson } from "../../model/iam/json/parse";
import type { Data, Resource } from "../../model/resource";
import { ofType, stackOf } from "../../model/stack";
import { isUnknown } from "../../model/unknown";
import { attachedTo, type Carrier, carriersOf } from "../apis/carriers";
import { isMap, listOf } from "../apis/data";
import { isPrivateApi } from "../apis/endpoint-type";
import { REST_API_COMPONENT, REST_API_TYPES } from "../apis/types";
import { writtenEndpointKeys } from "../apis/written-ids";
import { unknownFinding } from "../confinement";
import type { Finding, Rule } from "../rule";

const NAME = "public-api-with-vpc-keys";

/** Keys that only requests through an endpoint have, in the policy of an API that never sees them (rules P-7, P-9, P-11). */
export const publicApiWithVpcKeys: Rule = {
    name: NAME,
    level: "mandatory",
    description: "a public API whose policy tests endpoint-only keys, which denies everyone or admits everyone",
    resource: (resource) =>
        [...REST_API_TYPES, REST_API_COMPONENT].includes(resource.type) ? judge(resource, carriersOf(resource)) : [],
    stack: (resources) => {
        const stack = stackOf(resources);
        return ofType(stack, ...REST_API_TYPES).flatMap((api) =>
            judge(api, [api, ...attachedTo(stack, api)].flatMap(carriersOf)),
        );
    },
};

function judge(api: Resource, carriers: readonly Carrier[]): readonly Finding[] {
    const isPrivate = isPrivateApi(api);
    if (isPrivate === true) return [];
    return carriers.flatMap((carrier) => {
        if (isUnknown(carrier.document)) return [undecided(carrier)];
        const keys = writtenEndpointKeys(carrier.document);
        if (keys.length === 0) return [];
        return [isPrivate === undefined ? undecided(carrier) : found(carrier, keys)];
    });
}

function undecided(carrier: Carrier): Finding {
    const fix = "give the policy and the endpoint type as literals to know at preview";
    return {
        ...unknownFinding(carrier, { rule: NAME }, []),
        message: `${carrier.at}: cannot be searched for endpoint-only keys, got a value that is not known yet; expected a known policy of a public API; ${fix}`,
        fix,
    };
}

function found({ resource, at, document }: Carrier, keys: readonly string[]): Finding {
    const names = keys.map((key) => `\`${key}\``).join(", ");
    const fix = "make the API PRIVATE, or test `aws:SourceIp` or an identity instead";
    return {
        rule: NAME,
        urn: resource.urn,
        at,
        state: "violated",
        message: `${at}: tests keys that a request to a public API never has, so that it ${effectOf(document)}, got ${names}; expected keys of public requests (rule P-7); ${fix}`,
        evidence: `requests that come through no endpoint carry none of ${names} (rules P-9, P-11)`,
        fix,
    };
}

/** What becomes of requests to a public API, which have none of these keys: the others are denied, to see who is left. */
function effectOf(document: Data): string {
    const policy = typeof document === "string" ? parsed(document) : document;
    if (!isMap(policy)) return UNDECIDED;
    const others = [...listOf(policy["Statement"]), ...ENDPOINT_KEYS.map(denyWith)];
    const { verdict } = analyse({ ...policy, Statement: others }, { allowedVpcs: [] });
    return verdict === "restricted"
        ? "denies everyone"
        : verdict === "open"
          ? "admits callers from anywhere"
          : UNDECIDED;
}

const UNDECIDED = "denies or admits everyone";
const ENDPOINT_KEYS = ["aws:SourceVpc", "aws:SourceVpce", "aws:VpcSourceIp"];

function denyWith(key: string): Data {
    return { Effect: "Deny", Principal: "*", Action: "*", Resource: "*", Condition: { Null: { [key]: "false" } } };
}

function parsed(text: string): Data {
    // Strictly: of a policy that says a thing twice nobody knows what it does.
    return parseJson(text).ok ? (JSON.parse(text) as Data) : null;
}
