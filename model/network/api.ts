import type { Data, Resource, Urn } from "../resource";
import { ofType, type Stack } from "../stack";
import { isUnknown, unknown } from "../unknown";
import { asFlag, asList, asText, fieldOf, settingOf, type Known } from "./attribute";
import { API_TYPE, HTTP_API_TYPE } from "./resource-types";

/** What an API is called from: `PRIVATE` from endpoints alone, all others from the internet. */
export type ApiKind = "REGIONAL" | "EDGE" | "PRIVATE" | "HTTP" | "WEBSOCKET";

/** An API of API Gateway. */
export interface Api {
    readonly urn: Urn;
    readonly name: string;
    readonly id: string | undefined;
    readonly kind: Known<ApiKind>;
    /** Property that decides the kind. */
    readonly kindIn: "endpointConfiguration.types" | "protocolType";
    /** Whether it answers at `<id>.execute-api.…`. */
    readonly hasDefaultEndpoint: Known<boolean>;
    /** `<id>.execute-api.<region>.amazonaws.com`. */
    readonly hostName: Known<string>;
}

const KINDS: readonly ApiKind[] = ["REGIONAL", "EDGE", "PRIVATE", "HTTP", "WEBSOCKET"];

/** The APIs of a stack, REST, HTTP and WebSocket ones. A REST API without a type is `EDGE`. */
export function readApis(stack: Stack): readonly Api[] {
    return ofType(stack, API_TYPE, HTTP_API_TYPE).map((api) => {
        const isRest = api.type === API_TYPE;
        const isDisabled = asFlag(settingOf(api, "disableExecuteApiEndpoint")) ?? false;
        return {
            urn: api.urn,
            name: api.name,
            id: api.id,
            kind: isRest ? restKind(api) : asKind(asText(settingOf(api, "protocolType"))),
            kindIn: isRest ? "endpointConfiguration.types" : "protocolType",
            hasDefaultEndpoint: isUnknown(isDisabled) ? unknown : !isDisabled,
            hostName: hostNameOf(api),
        };
    });
}

/** Whether an API is called from the internet. */
export function isPublic({ kind }: Api): Known<boolean> {
    return isUnknown(kind) ? unknown : kind !== "PRIVATE";
}

/** Kind of a resource with an `endpointConfiguration`, an API or a domain; `EDGE` where it does not say. */
export function restKind(resource: Resource): Known<ApiKind> {
    const types = fieldOf(settingOf(resource, "endpointConfiguration"), "types");
    const text = asText(firstOf(types));
    return text === undefined ? "EDGE" : asKind(text);
}

/** A text, or in other versions of the provider a list of one. */
function firstOf(types: Data | undefined): Data | undefined {
    if (typeof types === "string") return types;
    const list = asList(types);
    return isUnknown(list) ? unknown : list[0];
}

function asKind(text: Known<string> | undefined): Known<ApiKind> {
    return KINDS.find((kind) => kind === text) ?? unknown;
}

/** From the ARN that policies name: `arn:<partition>:execute-api:<region>:<account>:<id>`. */
function hostNameOf(api: Resource): Known<string> {
    const arn = asText(settingOf(api, "executionArn"));
    if (arn === undefined || isUnknown(arn)) return unknown;
    const [, partition, , region = "", , id = ""] = arn.split(":");
    return `${id}.execute-api.${region}.amazonaws.com${partition === "aws-cn" ? ".cn" : ""}`.toLowerCase();
}
