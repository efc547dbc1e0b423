import * as pulumi from "@pulumi/pulumi";
import type { z } from "zod";
import { EndpointPolicy } from "../components/endpoint-policy";
import { Prober } from "../components/prober";
import { proxyRoutes } from "../components/proxy-routes";
import { ApiEndpointType, type RestApi } from "../components/rest-api";
import { ResponseTransferMode } from "../components/rest-api-routes";
import { QuotaPeriod, UsagePlan } from "../components/usage-plan";
import type { StackConfig } from "../config/pattern-config";
import { buildAccessLogRole, buildApi } from "./build-api";
import { buildNetwork, type NetworkWithEndpoint } from "./build-network";
import { FORBIDDEN, NO_ROUTE, NO_SUCH_NAME, type Claim } from "./claim";
import { egressProxyIssues } from "./egress-proxy-checks";
import { EgressProxyOptions } from "./egress-proxy-options";
import { definePattern } from "./pattern";

type Options = z.output<typeof EgressProxyOptions>;
type Config = StackConfig<string, Options>;

const TRANSFER_MODE: Record<Options["responseTransferMode"], ResponseTransferMode> = {
    buffered: ResponseTransferMode.Buffered,
    stream: ResponseTransferMode.Stream,
};
const PERIOD: Record<NonNullable<Options["quota"]>["period"], QuotaPeriod> = {
    day: QuotaPeriod.Day,
    week: QuotaPeriod.Week,
    month: QuotaPeriod.Month,
};

/** A private REST API as the only way out of a VPC, to hosts that the configuration names. */
export const egressProxy = definePattern({
    key: "egress-proxy",
    summary: "a private REST API as the only way out of a VPC, to hosts that are named, for whoever has its key",
    sections: { network: "required", prober: "optional" },
    options: EgressProxyOptions,
    secretOptions: ["apiKey.value"],
    check: (config, secretKeys) => egressProxyIssues(config, secretKeys),
    build(config) {
        const { options } = config;
        const place = buildNetwork(config, { privateDnsEnabled: true });
        const api = buildApi("proxy", config, buildAccessLogRole(config), {
            endpointType: ApiEndpointType.Private,
            allowedVpcIds: [place.network.vpcId, ...config.api.allowedVpcIds],
            binaryMediaTypes: [...options.binaryMediaTypes],
            routes: proxyRoutes({
                upstreams: options.upstreams,
                timeoutMilliseconds: options.timeoutMilliseconds,
                responseTransferMode: TRANSFER_MODE[options.responseTransferMode],
            }),
        });
        // The endpoint would let calls through to any private API that admits this VPC, whoever's that is.
        if (options.endpointPolicy === "own-api" || (options.endpointPolicy === undefined && !place.isAdopted)) {
            const { endpointId } = place.endpoint;
            new EndpointPolicy("endpoint-policy", { endpointId, executionArns: [api.executionArn] });
        }
        const plan = buildPlan(config, api);
        const prober = config.prober === false ? undefined : buildProber(config, place, api);
        const url = pulumi.interpolate`${api.invokeUrl}${options.upstreams[0]?.path ?? "/"}`;
        return {
            outputs: {
                url,
                tryFromVpc: pulumi.interpolate`curl -H "x-api-key: $API_KEY" '${url}'`,
                apiKeyId: plan.apiKeyId,
                readApiKey: pulumi.interpolate`aws apigateway get-api-key --api-key ${plan.apiKeyId} --include-value --query value --output text --region ${config.region}`,
                ...(prober && {
                    proberFunctionName: prober.functionName,
                    askFromVpc: pulumi.interpolate`aws lambda invoke --function-name ${prober.functionName} --cli-binary-format raw-in-base64-out --payload '{"id":"1","url":"${url}"}' /dev/stdout --cli-read-timeout 0 --region ${config.region}`,
                }),
                vpcId: place.network.vpcId,
                subnetIds: place.network.isolatedSubnetIds,
                endpointId: place.endpoint.endpointId,
                restApiId: api.restApiId,
            },
            claims: claimsOf(config, place, api, url, plan),
        };
    },
});

function buildPlan({ options, api: stage, tags }: Config, api: RestApi): UsagePlan {
    const { quota, throttle, apiKey } = options;
    return new UsagePlan("plan", {
        restApiId: api.restApiId,
        stageName: api.stageName,
        throttle: {
            rateLimit: throttle.rateLimit ?? stage.throttle.rateLimit,
            burstLimit: throttle.burstLimit ?? stage.throttle.burstLimit,
        },
        quota: quota && { limit: quota.limit, period: PERIOD[quota.period] },
        keyValue: apiKey.value === undefined ? undefined : pulumi.secret(apiKey.value),
        keySecretId: apiKey.secretArn,
        tags: { ...tags },
    });
}

/** Seconds of the prober beyond what API Gateway may take, so that its 504 is seen. */
const PROBER_RESERVE_SECONDS = 15;
const LONGEST_FUNCTION_SECONDS = 900;

function buildProber(config: Config, place: NetworkWithEndpoint, api: RestApi): Prober {
    const { upstreams, timeoutMilliseconds } = config.options;
    const upstreamUrls = upstreams.map(({ url }) => new URL(url));
    const hosts = [...new Set(upstreamUrls.map(({ host }) => host))];
    const ports = [443, ...upstreamUrls.map(({ port }) => Number(port || "443"))];
    return new Prober("prober", {
        vpcId: place.network.vpcId,
        subnetIds: place.network.isolatedSubnetIds,
        // Not the endpoint: the function would have to wait for it.
        hosts: [api.hostName, ...hosts],
        ports: [...new Set(ports)],
        timeoutSeconds: Math.min(
            Math.ceil(timeoutMilliseconds / 1000) + PROBER_RESERVE_SECONDS,
            LONGEST_FUNCTION_SECONDS,
        ),
        logRetentionDays: config.api.logRetentionDays,
        tags: { ...config.tags },
    });
}

function claimsOf(
    config: Config,
    place: NetworkWithEndpoint,
    api: RestApi,
    url: pulumi.Output<string>,
    plan: UsagePlan,
): Claim[] {
    const vpc = { from: { kind: "subnet", subnetId: place.subnetId }, method: "GET" } as const;
    const words = config.options.upstreams.map(({ path }) => (path === "/" ? "" : path.replaceAll("/", "-")));
    const upstreams = config.options.upstreams.map(({ path, url: upstream }, index): Claim => {
        const word = words[index] ?? "";
        // `/a/b` and `/a-b` have one word; no path has a tilde.
        const isSecond = words.indexOf(word) < index;
        return {
            id: `vpc-with-key${word}${isSecond ? `~${index + 1}` : ""}`,
            ...vpc,
            url: pulumi.interpolate`${api.invokeUrl}${path}`,
            headers: { "x-api-key": { apiKeyId: plan.apiKeyId } },
            // What the upstream answers nobody knows, only that the call arrives.
            expect: { accept: [{ kind: "http" }] },
            rule: "E23",
            why: `the key opens the proxy, and API Gateway calls ${new URL(upstream).host}`,
        };
    });
    const direct: Claim = {
        id: "vpc-direct",
        ...vpc,
        url: `${config.options.upstreams[0]?.url ?? ""}/`,
        expect: { accept: [NO_ROUTE] },
        rule: "N-7",
        why: "the subnet has no way to the internet but the proxy",
    };
    return [
        ...upstreams,
        {
            id: "vpc-without-key",
            ...vpc,
            url,
            expect: { accept: [FORBIDDEN] },
            rule: "E24",
            why: "every method wants a key, and the call stops before the upstream",
        },
        ...(place.isIsolated ? [direct] : []),
        {
            id: "internet",
            from: { kind: "internet" },
            method: "GET",
            url,
            expect: { accept: [NO_SUCH_NAME] },
            rule: "E7",
            why: "the name of a private API is not in public DNS",
        },
    ];
}
