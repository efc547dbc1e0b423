import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Network } from "./network";
import { documentOf, type PolicyName, type Subject } from "./policies";

/** A private API, and what its deployment has to come after and to follow. */
export interface Made {
    readonly api: aws.apigateway.RestApi;
    readonly before: readonly pulumi.Resource[];
    readonly triggers: Readonly<Record<string, pulumi.Input<string>>>;
}

type Carrier = (network: Network, policy: PolicyName) => Made;

const SHORT = { everything: "execute-api:/*", reading: "execute-api:/*/GET/*" };

function shortForm({ vpcId }: Network): Subject {
    return { vpcId, ...SHORT };
}

function text(policy: PolicyName, subject: Subject): pulumi.Output<string> {
    return pulumi.jsonStringify(documentOf(policy, subject));
}

function privateApi({ endpointId }: Network, args: Partial<aws.apigateway.RestApiArgs> = {}): aws.apigateway.RestApi {
    const endpointConfiguration = { types: "PRIVATE", vpcEndpointIds: [endpointId] };
    return new aws.apigateway.RestApi("api", { ...args, endpointConfiguration });
}

function policyOf(api: aws.apigateway.RestApi, network: Network, policy: PolicyName): Made {
    const subject = {
        vpcId: network.vpcId,
        everything: pulumi.interpolate`${api.executionArn}/*`,
        reading: pulumi.interpolate`${api.executionArn}/*/GET/*`,
    };
    const document = text(policy, subject);
    const attached = new aws.apigateway.RestApiPolicy("policy", { restApiId: api.id, policy: document });
    return { api, before: [attached], triggers: { policy: attached.policy } };
}

function openApi(network: Network, policy: PolicyName): pulumi.Output<string> {
    return pulumi.jsonStringify({
        openapi: "3.0.1",
        info: { title: "foreign", version: "1" },
        paths: {},
        "x-amazon-apigateway-policy": documentOf(policy, shortForm(network)),
    });
}

/** Where a program can put the policy of a private API. */
export const CARRIERS = {
    nowhere: (network) => ({ api: privateApi(network), before: [], triggers: {} }),
    inline: (network, policy) => {
        const document = text(policy, shortForm(network));
        return { api: privateApi(network, { policy: document }), before: [], triggers: { policy: document } };
    },
    separate: (network, policy) => policyOf(privateApi(network), network, policy),
    "separate over a safe inline one": (network, policy) =>
        policyOf(privateApi(network, { policy: text("safe", shortForm(network)) }), network, policy),
    body: (network, policy) => {
        const body = openApi(network, policy);
        return { api: privateApi(network, { body }), before: [], triggers: { body } };
    },
    "body merged over a safe inline one": (network, policy) => {
        const body = openApi(network, policy);
        const safe = text("safe", shortForm(network));
        const api = privateApi(network, { body, putRestApiMode: "merge", policy: safe });
        return { api, before: [], triggers: { body } };
    },
} satisfies Readonly<Record<string, Carrier>>;

/** Name of one of {@link CARRIERS}. */
export type CarrierName = keyof typeof CARRIERS;
