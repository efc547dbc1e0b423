import * as pulumi from "@pulumi/pulumi";
import { ApplicationLoadBalancer, TargetProtocol } from "../components/application-load-balancer";
import { AccessLogRoleMode } from "../components/access-log";
import { BuiltImage } from "../components/built-image";
import { Certificate } from "../components/certificate";
import { FargateService, type ContainerArgs } from "../components/fargate-service";
import { DEFAULT_STAGE, HttpApi } from "../components/http-api";
import { LinkKeepAlive } from "../components/link-keep-alive";
import type { Network } from "../components/network";
import { ServiceEndpoints } from "../components/service-endpoints";
import { VpcLink } from "../components/vpc-link";
import { buildAccessLogRole, curl } from "./build-api";
import { buildVpc, subnetSetting } from "./build-network";
import { NO_ROUTE, type Claim } from "./claim";
import { containerIssues, samplePath } from "./container-checks";
import { CONTAINER_OPTIONS, type ContainerConfig } from "./container-options";
import { definePattern } from "./pattern";

/** What tasks of isolated subnets cannot do without: images and logs (rules E-1, E-3). */
const SERVICES = ["ecr.api", "ecr.dkr", "logs"];

/** An HTTP API in front of containers in subnets without the internet. */
export const containerLink = definePattern({
    key: "container-link",
    summary: "an HTTP API for the internet in front of Fargate containers that have no way to it",
    sections: { network: "required" },
    options: CONTAINER_OPTIONS,
    check: (config, _secretKeys, files) => containerIssues(config, files),
    build(config) {
        const { options } = config;
        const tags = { ...config.tags };
        // HTTP APIs write their logs without that role; yet where this stack is to make it for the account, it does.
        if (config.api.accessLogRole === AccessLogRoleMode.Create) buildAccessLogRole(config);
        const network = buildVpc(config);
        const { vpcId, isolatedSubnetIds: subnetIds } = network;
        const balancer = new ApplicationLoadBalancer("load-balancer", {
            vpcId,
            subnetIds,
            port: portOf(config),
            certificateArn: certificateOf(config),
            target: {
                port: options.containerPort,
                protocol: TargetProtocol.Http,
                healthCheckPath: options.healthCheckPath,
            },
            tags,
        });
        const link = new VpcLink("link", {
            vpcId,
            subnets: subnetIds.map((subnetId, index) => ({ subnetId, zone: network.zones[index] ?? "" })),
            setting: subnetSetting(config.network),
            targets: [{ name: "load-balancer", securityGroupId: balancer.securityGroupId, port: portOf(config) }],
            tags,
        });
        const source = imageOf(config);
        const service = buildService(config, network, balancer, source);
        const api = new HttpApi("http", {
            integration: {
                vpcLinkId: link.vpcLinkId,
                listenerArn: balancer.listenerArn,
                serverName: options.tls?.serverName,
                timeoutMilliseconds: options.integrationTimeoutMilliseconds,
            },
            routeKeys: options.routes,
            stageName: options.stage === "named" ? config.api.stageName : DEFAULT_STAGE,
            logRetentionDays: config.api.logRetentionDays,
            throttle: config.api.throttle,
            tags,
        });
        const path = samplePath(options.routes);
        const url = pulumi.interpolate`${api.invokeUrl}${path ?? "/"}`;
        if (options.keepAliveDays > 0) {
            new LinkKeepAlive("keep-alive", { url, intervalDays: options.keepAliveDays, tags });
        }
        return {
            outputs: {
                url,
                tryFromInternet: curl(url),
                vpcId,
                subnetIds,
                httpApiId: api.httpApiId,
                vpcLinkId: link.vpcLinkId,
                clusterName: service.clusterName,
                serviceName: service.serviceName,
                containerImage: source.image,
                containerLogGroup: service.logGroupName,
            },
            claims: claimsOf(config, network, url),
        };
    },
});

const portOf = ({ options }: ContainerConfig): number => (options.tls ? 443 : 80);

function certificateOf({ options: { tls }, tags }: ContainerConfig): pulumi.Output<string> | undefined {
    if (!tls) return undefined;
    return new Certificate("certificate", {
        domainName: tls.serverName,
        existingCertificateArn: tls.certificateArn,
        setting: "options.tls.certificateArn",
        tags: { ...tags },
    }).certificateArn;
}

function buildService(
    config: ContainerConfig,
    network: Network,
    balancer: ApplicationLoadBalancer,
    source: ImageSource,
): FargateService {
    const { options } = config;
    const tags = { ...config.tags };
    const { vpcId, isolatedSubnetIds: subnetIds } = network;
    const endpoints = new ServiceEndpoints("services", {
        vpcId,
        subnetIds,
        zones: network.zones,
        setting: subnetSetting(config.network),
        routeTableIds: options.routeTableIds ?? network.isolatedRouteTableIds,
        services: [...SERVICES, ...servicesOfSecrets(config)],
        tags,
    });
    return new FargateService("container", {
        vpcId,
        subnetIds,
        container: {
            ...source,
            architecture: options.architecture,
            port: options.containerPort,
            cpuUnits: options.cpuUnits,
            memoryMebibytes: options.memoryMebibytes,
            environment: options.environment,
            secrets: options.secrets,
            secretKeyArns: options.secretKeyArns,
            healthCheckCommand: options.healthCheckCommand,
        },
        scaling: {
            desiredCount: options.desiredCount,
            maximumCount: options.maximumCount,
            targetCpuPercent: options.targetCpuPercent,
        },
        loadBalancer: { targetGroupArn: balancer.targetGroupArn, securityGroupId: balancer.securityGroupId },
        endpoints: {
            securityGroupId: endpoints.securityGroupId,
            s3PrefixListId: endpoints.s3PrefixListId,
            endpointIds: endpoints.endpointIds,
        },
        taskPolicy: options.taskPolicy && JSON.stringify(options.taskPolicy),
        logRetentionDays: config.api.logRetentionDays,
        tags,
    });
}

/** Where the tasks pull from. */
type ImageSource = Pick<ContainerArgs, "image" | "repositoryUrl">;

/** The image that there is, or the one that is built. */
function imageOf({ options, tags }: ContainerConfig): ImageSource {
    const { image, build, architecture } = options;
    if (image !== undefined) return { image };
    // INVARIANT: one of both is set.
    if (build === undefined) throw new Error("container-link has neither an image nor what one is built of");
    const { context, dockerfile, args } = build;
    const built = new BuiltImage("image", {
        context,
        dockerfile,
        buildArguments: args,
        architecture,
        tags: { ...tags },
    });
    return { image: built.imageUri, repositoryUrl: built.repositoryUrl };
}

/** `secretsmanager` and `ssm`, as far as a secret is theirs. */
function servicesOfSecrets({ options }: ContainerConfig): readonly string[] {
    return [...new Set(Object.values(options.secrets).map((arn) => arn.split(":")[2] ?? ""))].sort();
}

function claimsOf({ network }: ContainerConfig, { isolatedSubnetIds }: Network, url: pulumi.Output<string>): Claim[] {
    const claims: Claim[] = [
        {
            id: "internet",
            from: { kind: "internet" },
            method: "GET",
            url,
            // What a container answers nobody knows, only that the call arrives.
            expect: { accept: [{ kind: "http" }] },
            rule: "E31",
            why: "the link leads from the API to an internal load balancer, and that to the tasks",
        },
    ];
    const [subnetId] = isolatedSubnetIds;
    if (network?.kind === "created" && subnetId) {
        const why = "the name has public addresses, and an isolated subnet has no way to them";
        const isolated = { from: { kind: "subnet", subnetId }, method: "GET", url } as const;
        claims.push({ id: "vpc-isolated", ...isolated, expect: { accept: [NO_ROUTE] }, rule: "N-7", why });
    }
    return claims;
}
