import type { Urn } from "../resource";
import { ofType, referred, type Reference, type Stack } from "../stack";
import { isUnknown, unknown } from "../unknown";
import { asText, settingOf, type Known } from "./attribute";
import { restKind } from "./api";
import { plainName } from "./domain-name";
import { API_TYPE, HTTP_API_TYPE } from "./resource-types";

const DOMAIN_TYPE = "aws:apigateway/domainName:DomainName";
const HTTP_DOMAIN_TYPE = "aws:apigatewayv2/domainName:DomainName";
const MAPPING_TYPE = "aws:apigateway/basePathMapping:BasePathMapping";
const HTTP_MAPPING_TYPE = "aws:apigatewayv2/apiMapping:ApiMapping";

/** A custom domain of API Gateway. */
export interface CustomDomain {
    readonly urn: Urn;
    /** Name, in small letters and without a final dot. */
    readonly domain: Known<string>;
    /** Domains of HTTP APIs are `REGIONAL` all. */
    readonly kind: Known<"REGIONAL" | "EDGE" | "PRIVATE">;
    /** APIs that it leads to. */
    readonly apis: readonly Reference[];
}

/** The custom domains of a stack. */
export function readCustomDomains(stack: Stack): readonly CustomDomain[] {
    return ofType(stack, DOMAIN_TYPE, HTTP_DOMAIN_TYPE).map((resource) => {
        const domain = asText(settingOf(resource, "domainName")) ?? unknown;
        const kind = resource.type === DOMAIN_TYPE ? restKind(resource) : "REGIONAL";
        return {
            urn: resource.urn,
            domain: isUnknown(domain) ? unknown : plainName(domain),
            kind: kind === "HTTP" || kind === "WEBSOCKET" ? unknown : kind,
            apis: mappingsOf(stack, resource.urn),
        };
    });
}

function mappingsOf(stack: Stack, urn: Urn): readonly Reference[] {
    return ofType(stack, MAPPING_TYPE, HTTP_MAPPING_TYPE)
        .filter((mapping) =>
            referred(stack, mapping, "domainName", [DOMAIN_TYPE, HTTP_DOMAIN_TYPE], "domainName").resources.some(
                (domain) => domain.urn === urn,
            ),
        )
        .map((mapping) =>
            mapping.type === MAPPING_TYPE
                ? referred(stack, mapping, "restApi", [API_TYPE])
                : referred(stack, mapping, "apiId", [HTTP_API_TYPE, API_TYPE]),
        );
}
