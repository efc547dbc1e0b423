import { knownText, UNKNOWN } from "../values";
import type { Kind, Kinds, Made } from "./kind";
import type { Place } from "./place";

/** ARNs of API Gateway's own control plane have no account. */
function controlArn(place: Place, resource: string): string {
    return `arn:${place.partition}:apigateway:${place.region}::/${resource}`;
}

const api: Kind = {
    named: true,
    make: (_inputs, place) => {
        const id = place.alphanumeric(10);
        return {
            id,
            outputs: {
                apiEndpoint: `https://${id}.execute-api.${place.region}.${place.dnsSuffix}`,
                apiKeySelectionExpression: "$request.header.x-api-key",
                arn: controlArn(place, `apis/${id}`),
                executionArn: place.arn("execute-api", id),
                routeSelectionExpression: "$request.method $request.path",
            },
        };
    },
};

const stage: Kind = {
    named: true,
    make: (inputs, place): Made => {
        const owner = knownText(inputs["apiId"]);
        const name = knownText(inputs["name"]);
        if (owner === undefined || name === undefined) {
            return { id: name ?? place.hex(16), outputs: { arn: UNKNOWN, executionArn: UNKNOWN, invokeUrl: UNKNOWN } };
        }
        const host = `https://${owner}.execute-api.${place.region}.${place.dnsSuffix}`;
        return {
            id: name,
            outputs: {
                arn: controlArn(place, `apis/${owner}/stages/${name}`),
                executionArn: place.arn("execute-api", `${owner}/${name}`),
                invokeUrl: name === "$default" ? `${host}/` : `${host}/${name}`,
            },
        };
    },
};

/** A part of an API, with an id of seven letters and digits. */
const part: Kind = { make: (_inputs, place) => ({ id: place.alphanumeric(7), outputs: {} }) };

/** Amazon API Gateway, HTTP. */
export const API_GATEWAY_V2: Kinds = {
    "aws:apigatewayv2/api:Api": api,
    "aws:apigatewayv2/integration:Integration": part,
    "aws:apigatewayv2/route:Route": part,
    "aws:apigatewayv2/stage:Stage": stage,
    "aws:apigatewayv2/vpcLink:VpcLink": {
        named: true,
        make: (_inputs, place) => {
            const id = place.alphanumeric(6);
            return { id, outputs: { arn: controlArn(place, `vpclinks/${id}`) } };
        },
    },
};
