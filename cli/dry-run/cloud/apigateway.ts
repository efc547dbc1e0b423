import { isMap, knownName, knownText, UNKNOWN, type Properties } from "../values";
import { hostedZoneOf } from "./hosted-zones";
import { joined, type Kind, type Kinds, type Made } from "./kind";
import type { Place } from "./place";

/** ARNs of API Gateway's own control plane have no account. */
function controlArn(place: Place, resource: string): string {
    return `arn:${place.partition}:apigateway:${place.region}::/${resource}`;
}

const restApi: Kind = {
    named: true,
    make: (_inputs, place) => {
        const id = place.alphanumeric(10);
        return {
            id,
            outputs: {
                apiKeySource: "HEADER",
                arn: controlArn(place, `restapis/${id}`),
                createdDate: UNKNOWN,
                disableExecuteApiEndpoint: false,
                executionArn: place.arn("execute-api", id),
                rootResourceId: place.alphanumeric(10, "root"),
            },
        };
    },
};

const stage: Kind = {
    make: (inputs, place): Made => {
        const api = knownName(inputs["restApi"]);
        const name = knownName(inputs["stageName"]);
        if (api === undefined || name === undefined) {
            return { id: `ags-${place.hex(16)}`, outputs: { arn: UNKNOWN, executionArn: UNKNOWN, invokeUrl: UNKNOWN } };
        }
        return {
            id: `ags-${api}-${name}`,
            outputs: {
                arn: controlArn(place, `restapis/${api}/stages/${name}`),
                executionArn: place.arn("execute-api", `${api}/${name}`),
                invokeUrl: `https://${api}.execute-api.${place.region}.${place.dnsSuffix}/${name}`,
                webAclArn: "",
            },
        };
    },
};

const domainName: Kind = {
    make: (inputs, place): Made => {
        const name = knownName(inputs["domainName"]) ?? UNKNOWN;
        const configuration = inputs["endpointConfiguration"];
        const isPrivate = isMap(configuration) && configuration["types"] === "PRIVATE";
        const own = place.alphanumeric(10);
        if (isPrivate) {
            const arn = `arn:${place.partition}:apigateway:${place.region}:${place.account}:/domainnames/${name}+${own}`;
            return { id: `${name}/${own}`, outputs: { arn, domainNameId: own } };
        }
        return {
            id: name === UNKNOWN ? place.hex(16) : name,
            outputs: {
                arn: name === UNKNOWN ? UNKNOWN : controlArn(place, `domainnames/${name}`),
                domainNameId: "",
                regionalDomainName: `d-${own}.execute-api.${place.region}.${place.dnsSuffix}`,
                regionalZoneId: hostedZoneOf("apigateway", place.region),
                securityPolicy: "TLS_1_2",
            },
        };
    },
};

const resource: Kind = {
    make: (inputs, place) => ({
        id: place.alphanumeric(6),
        // The path of the parent is not among the inputs.
        outputs: { path: UNKNOWN, pathPart: inputs["pathPart"] ?? UNKNOWN },
    }),
};

/** A part of an API: its id is a prefix and the ids of what it belongs to. */
function part(prefix: string, keys: readonly string[], outputs: Properties = {}): Kind {
    return {
        make: (inputs, place) => ({ id: `${prefix}-${joined(inputs, keys, "-") ?? place.hex(16)}`, outputs }),
    };
}

const METHOD = ["restApi", "resourceId", "httpMethod"];

/** Keys and plans: ids, and ARNs below the control plane. */
function planPart(collection: string, more: Properties): Kind {
    return {
        named: true,
        make: (_inputs, place) => {
            const id = place.alphanumeric(10);
            return { id, outputs: { arn: controlArn(place, `${collection}/${id}`), ...more } };
        },
    };
}

/** Amazon API Gateway, REST. */
export const API_GATEWAY: Kinds = {
    "aws:apigateway/account:Account": {
        make: () => ({
            id: "api-gateway-account",
            outputs: { throttleSettings: UNKNOWN, features: UNKNOWN, apiKeyVersion: UNKNOWN },
        }),
    },
    "aws:apigateway/restApi:RestApi": restApi,
    "aws:apigateway/restApiPolicy:RestApiPolicy": {
        make: (inputs, place) => ({ id: knownName(inputs["restApiId"]) ?? place.hex(10), outputs: {} }),
    },
    "aws:apigateway/resource:Resource": resource,
    "aws:apigateway/method:Method": part("agm", METHOD, { apiKeyRequired: false }),
    "aws:apigateway/methodResponse:MethodResponse": part("agmr", [...METHOD, "statusCode"]),
    "aws:apigateway/integration:Integration": part("agi", METHOD, {
        cacheNamespace: UNKNOWN,
        connectionType: "INTERNET",
        passthroughBehavior: "WHEN_NO_MATCH",
        timeoutMilliseconds: 29000,
    }),
    "aws:apigateway/integrationResponse:IntegrationResponse": part("agir", [...METHOD, "statusCode"]),
    "aws:apigateway/deployment:Deployment": {
        make: (_inputs, place) => ({ id: place.alphanumeric(6), outputs: { createdDate: UNKNOWN } }),
    },
    "aws:apigateway/stage:Stage": stage,
    "aws:apigateway/methodSettings:MethodSettings": {
        make: (inputs, place) => ({
            id: joined(inputs, ["restApi", "stageName", "methodPath"], "-") ?? place.hex(16),
            outputs: {},
        }),
    },
    "aws:apigateway/apiKey:ApiKey": planPart("apikeys", {
        createdDate: UNKNOWN,
        description: "Managed by Pulumi",
        enabled: true,
        lastUpdatedDate: UNKNOWN,
        // AWS's own choice where the program gives none.
        value: UNKNOWN,
    }),
    "aws:apigateway/usagePlan:UsagePlan": planPart("usageplans", { productCode: "" }),
    "aws:apigateway/usagePlanKey:UsagePlanKey": {
        make: (inputs, place) => ({
            id: knownText(inputs["keyId"]) ?? place.alphanumeric(10),
            outputs: { name: UNKNOWN, value: UNKNOWN },
        }),
    },
    "aws:apigateway/domainName:DomainName": domainName,
    "aws:apigateway/vpcLink:VpcLink": {
        named: true,
        make: (_inputs, place) => {
            const id = place.alphanumeric(6);
            return { id, outputs: { arn: controlArn(place, `vpclinks/${id}`) } };
        },
    },
    "aws:apigateway/basePathMapping:BasePathMapping": {
        make: (inputs, place) => ({
            id: `${knownName(inputs["domainName"]) ?? place.hex(16)}/${knownText(inputs["basePath"]) ?? ""}`,
            outputs: {},
        }),
    },
    "aws:apigateway/domainNameAccessAssociation:DomainNameAccessAssociation": {
        make: (_inputs, place) => {
            const arn = place.arn("apigateway", `/domainnameaccessassociations/${place.alphanumeric(10)}`);
            return { id: arn, outputs: { arn } };
        },
    },
};
