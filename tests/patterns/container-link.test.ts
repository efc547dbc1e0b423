/*
 * The inputs of the pattern container-link on which it depends who reaches what, exactly as they are registered. Offline:
 * that AWS takes them, and that a task comes up, is not shown here.
 */
import assert from "node:assert/strict";
import type { Resource } from "../../cli/dry-run/state";
import { RULES } from "../../policy/registry";
import { judged } from "../policy/rules/judged";
import { countByType, exampleConfig, only, preview } from "../support/preview";

const ACCOUNT = "123456789012";
const REGION = "ap-northeast-1";

const withOptions = (options: object, more: object = {}) => {
    const example = exampleConfig("container-link");
    const given = example["private-api:options"] as object;
    return { ...example, ...more, "private-api:options": { ...given, ...options } };
};

/** Every rule of every group, as `group in|out port peer`, with groups by name. */
function openings(resources: readonly Resource[]): string[] {
    const nameOf = (id: unknown) => resources.find((each) => each.id === id)?.name ?? String(id);
    return resources
        .filter(({ type }) => /SecurityGroup(In|E)gressRule$/.test(type))
        .map(({ type, inputs }) => {
            const { cidrIpv4, referencedSecurityGroupId, prefixListId } = inputs;
            const peer = cidrIpv4 ?? prefixListId ?? nameOf(referencedSecurityGroupId);
            const direction = type.endsWith("IngressRule") ? "in" : "out";
            const ports = `${String(inputs["fromPort"])}-${String(inputs["toPort"])}/${String(inputs["ipProtocol"])}`;
            return `${nameOf(inputs["securityGroupId"])} ${direction} ${ports} ${String(peer).replace(/^pl-[0-9a-f]{8}$/, "S3")}`;
        })
        .sort();
}

const statements = (resource: Resource, key = "policy") =>
    (JSON.parse(String(resource.inputs[key])) as { Statement: Record<string, unknown>[] }).Statement;

const container = (resources: readonly Resource[]) =>
    (
        JSON.parse(
            String(only(resources, "aws:ecs/taskDefinition:TaskDefinition").inputs["containerDefinitions"]),
        ) as Record<string, unknown>[]
    )[0] ?? {};

describe("the container-link pattern", () => {
    it("opens each hop from one security group to the next, at both ends, and nothing else", async () => {
        const { resources } = await preview(exampleConfig("container-link"));
        assert.deepEqual(openings(resources), [
            "container-group in 8080-8080/tcp load-balancer-group",
            "container-group out 443-443/tcp S3",
            "container-group out 443-443/tcp services-group",
            "link-group out 80-80/tcp load-balancer-group",
            "load-balancer-group in 80-80/tcp link-group",
            "load-balancer-group out 8080-8080/tcp container-group",
            "services-group in 443-443/tcp container-group",
        ]);
    });

    it("gives the VPC no way to the internet, and no task an address there", async () => {
        const { resources } = await preview(exampleConfig("container-link"));
        const types = Object.keys(countByType(resources));
        assert.deepEqual(
            types.filter((type) => /InternetGateway|NatGateway|ec2.*:Route$|Eip/.test(type)),
            [],
        );
        const service = only(resources, "aws:ecs/service:Service");
        const network = service.inputs["networkConfiguration"] as Record<string, unknown>;
        assert.equal(network["assignPublicIp"], false);
        assert.equal(service.inputs["platformVersion"], "1.4.0");
    });

    it("goes back from tasks that do not come up, to a revision that is still there", async () => {
        const { resources } = await preview(exampleConfig("container-link"));
        const service = only(resources, "aws:ecs/service:Service");
        assert.deepEqual(service.inputs["deploymentCircuitBreaker"], { enable: true, rollback: true });
        assert.equal(only(resources, "aws:ecs/taskDefinition:TaskDefinition").inputs["skipDestroy"], true);
    });

    it("leaves deployments to the stage, so that a removed route does not stay in one", async () => {
        const { resources } = await preview(exampleConfig("container-link"));
        const stage = only(resources, "aws:apigatewayv2/stage:Stage").inputs;
        assert.deepEqual([stage["autoDeploy"], stage["deploymentId"]], [true, undefined]);
        assert.equal(countByType(resources)["aws:apigatewayv2/deployment:Deployment"], undefined);
    });

    it("leads the integration to a link whose ways are open, and makes the link without waiting for them", async () => {
        const { resources } = await preview(exampleConfig("container-link"));
        const rules = ["link-to-load-balancer", "link-into-load-balancer"].map(
            (name) => resources.find((each) => each.name === name)?.urn ?? name,
        );
        const waitsFor = (type: string) => rules.map((urn) => only(resources, type).dependencies.includes(urn));
        assert.deepEqual(waitsFor("aws:apigatewayv2/integration:Integration"), [true, true]);
        assert.deepEqual(waitsFor("aws:apigatewayv2/vpcLink:VpcLink"), [false, false]);
    });

    it("puts an internal load balancer behind the link, and names its listener in the integration", async () => {
        const { resources } = await preview(exampleConfig("container-link"));
        assert.equal(only(resources, "aws:lb/loadBalancer:LoadBalancer").inputs["internal"], true);
        const { inputs } = only(resources, "aws:apigatewayv2/integration:Integration");
        assert.deepEqual(
            [
                inputs["connectionType"],
                inputs["connectionId"],
                inputs["integrationUri"],
                inputs["payloadFormatVersion"],
            ],
            [
                "VPC_LINK",
                only(resources, "aws:apigatewayv2/vpcLink:VpcLink").id,
                only(resources, "aws:lb/listener:Listener").id,
                "1.0",
            ],
        );
        assert.deepEqual([inputs["tlsConfig"], inputs["requestParameters"]], [undefined, undefined]);
        assert.equal(only(resources, "aws:apigatewayv2/stage:Stage").inputs["name"], "$default");
    });

    it("calls endpoint services in China by the names that they have there", async () => {
        const { "private-api:network": network, ...example } = withOptions({
            image: `${ACCOUNT}.dkr.ecr.cn-north-1.amazonaws.com.cn/pets:1`,
            secrets: { TOKEN: `arn:aws-cn:secretsmanager:cn-north-1:${ACCOUNT}:secret:token-a1b2c3` },
        }) as Record<string, unknown>;
        const { resources } = await preview({
            ...example,
            "aws:region": "cn-north-1",
            "private-api:network": { ...(network as object), zones: ["cn-north-1a", "cn-north-1b"] },
        });
        const endpoints = resources.filter(({ type }) => type === "aws:ec2/vpcEndpoint:VpcEndpoint");
        assert.deepEqual(endpoints.map(({ inputs }) => inputs["serviceName"]).sort(), [
            "cn.com.amazonaws.cn-north-1.ecr.api",
            "cn.com.amazonaws.cn-north-1.ecr.dkr",
            "com.amazonaws.cn-north-1.logs",
            "com.amazonaws.cn-north-1.s3",
            "com.amazonaws.cn-north-1.secretsmanager",
        ]);
    });

    it("makes exactly the endpoints that tasks need, with private DNS, and S3 for layers alone", async () => {
        const { resources } = await preview(exampleConfig("container-link"));
        const endpoints = resources.filter(({ type }) => type === "aws:ec2/vpcEndpoint:VpcEndpoint");
        assert.deepEqual(
            endpoints
                .map(({ inputs }) =>
                    [inputs["serviceName"], inputs["vpcEndpointType"], inputs["privateDnsEnabled"]]
                        .map(String)
                        .join(" "),
                )
                .sort(),
            [
                `com.amazonaws.${REGION}.ecr.api Interface true`,
                `com.amazonaws.${REGION}.ecr.dkr Interface true`,
                `com.amazonaws.${REGION}.logs Interface true`,
                `com.amazonaws.${REGION}.s3 Gateway undefined`,
            ],
        );
        const s3 = only(resources, "aws:ec2/vpcEndpoint:VpcEndpoint", "services-s3");
        assert.deepEqual(s3.inputs["routeTableIds"], [only(resources, "aws:ec2/routeTable:RouteTable").id]);
        assert.deepEqual(statements(s3), [
            {
                Sid: "ImageLayersAlone",
                Effect: "Allow",
                Principal: "*",
                Action: "s3:GetObject",
                Resource: `arn:aws:s3:::prod-${REGION}-starport-layer-bucket/*`,
            },
        ]);
    });

    it("starts no task before endpoints, rules and permissions are there", async () => {
        const { resources } = await preview(exampleConfig("container-link"));
        const service = only(resources, "aws:ecs/service:Service");
        const needed = resources.filter(
            ({ type, name }) =>
                type === "aws:ec2/vpcEndpoint:VpcEndpoint" ||
                type === "aws:lb/listener:Listener" ||
                name === "container-execution-policy" ||
                (/SecurityGroup(In|E)gressRule$/.test(type) && name.startsWith("container-")),
        );
        assert.equal(needed.length, 11);
        assert.deepEqual(
            needed.filter(({ urn }) => !service.dependencies.includes(urn)).map(({ name }) => name),
            [],
        );
    });

    it("lets the execution role pull this repository and write this log, and the container nothing", async () => {
        const { resources } = await preview(exampleConfig("container-link"));
        const log = only(resources, "aws:cloudwatch/logGroup:LogGroup", "container-log");
        assert.deepEqual(statements(only(resources, "aws:iam/rolePolicy:RolePolicy", "container-execution-policy")), [
            { Sid: "EnterRegistry", Effect: "Allow", Action: "ecr:GetAuthorizationToken", Resource: "*" },
            {
                Sid: "PullImage",
                Effect: "Allow",
                Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
                Resource: `arn:aws:ecr:${REGION}:${ACCOUNT}:repository/private-api/sample`,
            },
            {
                Sid: "WriteLogs",
                Effect: "Allow",
                Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
                Resource: `arn:aws:logs:${REGION}:${ACCOUNT}:log-group:${String(log.id)}:*`,
            },
        ]);
        const policies = resources.filter(({ type }) => type === "aws:iam/rolePolicy:RolePolicy");
        assert.deepEqual(policies.map(({ name }) => name).sort(), ["container-execution-policy", "keep-alive-policy"]);
        for (const name of ["container-execution", "container-role"]) {
            assert.deepEqual(statements(only(resources, "aws:iam/role:Role", name), "assumeRolePolicy"), [
                {
                    Effect: "Allow",
                    Principal: { Service: "ecs-tasks.amazonaws.com" },
                    Action: "sts:AssumeRole",
                    Condition: {
                        StringEquals: { "aws:SourceAccount": ACCOUNT },
                        ArnLike: { "aws:SourceArn": `arn:aws:ecs:${REGION}:${ACCOUNT}:*` },
                    },
                },
            ]);
        }
    });

    it("adds endpoint and permission of each kind of secret, for these ARNs alone", async () => {
        const secret = `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:pets-AbCdEf`;
        const parameter = `arn:aws:ssm:${REGION}:${ACCOUNT}:parameter/pets/url`;
        const key = `arn:aws:kms:${REGION}:${ACCOUNT}:key/01234567-89ab-cdef-0123-456789abcdef`;
        const secrets = { TOKEN: `${secret}:token::`, URL: parameter };
        const { resources } = await preview(withOptions({ secrets, secretKeyArns: [key] }));
        const endpoints = resources.filter(({ type }) => type === "aws:ec2/vpcEndpoint:VpcEndpoint");
        assert.deepEqual(endpoints.map(({ name }) => name).sort(), [
            "services-ecr-api",
            "services-ecr-dkr",
            "services-logs",
            "services-s3",
            "services-secretsmanager",
            "services-ssm",
        ]);
        const policy = only(resources, "aws:iam/rolePolicy:RolePolicy", "container-execution-policy");
        assert.deepEqual(statements(policy).slice(3), [
            { Effect: "Allow", Sid: "ReadSecrets", Action: "secretsmanager:GetSecretValue", Resource: [secret] },
            { Effect: "Allow", Sid: "ReadParameters", Action: "ssm:GetParameters", Resource: [parameter] },
            {
                Effect: "Allow",
                Sid: "DecryptSecrets",
                Action: "kms:Decrypt",
                Resource: [key],
                Condition: {
                    StringEquals: {
                        "kms:ViaService": [`secretsmanager.${REGION}.amazonaws.com`, `ssm.${REGION}.amazonaws.com`],
                    },
                },
            },
        ]);
        assert.deepEqual(container(resources)["secrets"], [
            { name: "TOKEN", valueFrom: `${secret}:token::` },
            { name: "URL", valueFrom: parameter },
        ]);
    });

    it("takes a stage with a name off the path before the container sees it", async () => {
        const { resources, outputs } = await preview(withOptions({ stage: "named" }));
        const { inputs } = only(resources, "aws:apigatewayv2/integration:Integration");
        assert.deepEqual(inputs["requestParameters"], { "overwrite:path": "$request.path" });
        assert.equal(only(resources, "aws:apigatewayv2/stage:Stage").inputs["name"], "v1");
        assert.match(
            String(outputs["url"]),
            /^https:\/\/[a-z0-9]{10}\.execute-api\.ap-northeast-1\.amazonaws\.com\/v1\/$/,
        );
    });

    it("has nothing that a rule of the pack finds, with HTTP and with HTTPS to the load balancer", async () => {
        const certificateArn = `arn:aws:acm:${REGION}:${ACCOUNT}:certificate/01234567-89ab-cdef-0123-456789abcdef`;
        const tls = { certificateArn, serverName: "pets.example.com" };
        for (const options of [{}, { tls }]) {
            const { resources } = await preview(withOptions(options));
            assert.ok(resources.length > 40);
            assert.deepEqual(
                RULES.flatMap((rule) => judged(rule, resources)),
                [],
            );
        }
    });

    it("speaks HTTPS with the load balancer, and checks its name, where there is a certificate", async () => {
        const certificateArn = `arn:aws:acm:${REGION}:${ACCOUNT}:certificate/01234567-89ab-cdef-0123-456789abcdef`;
        const { resources } = await preview(withOptions({ tls: { certificateArn, serverName: "pets.example.com" } }));
        const listener = only(resources, "aws:lb/listener:Listener").inputs;
        assert.deepEqual(
            [listener["port"], listener["protocol"], listener["certificateArn"], listener["sslPolicy"]],
            [443, "HTTPS", certificateArn, "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"],
        );
        const { inputs } = only(resources, "aws:apigatewayv2/integration:Integration");
        assert.deepEqual(inputs["tlsConfig"], { serverNameToVerify: "pets.example.com" });
        assert.deepEqual(
            openings(resources).filter((each) => each.startsWith("l")),
            [
                "link-group out 443-443/tcp load-balancer-group",
                "load-balancer-group in 443-443/tcp link-group",
                "load-balancer-group out 8080-8080/tcp container-group",
            ],
        );
    });

    it("scales between both counts, and leaves a fixed count alone", async () => {
        const scaled = await preview(exampleConfig("container-link"));
        const { inputs } = only(scaled.resources, "aws:appautoscaling/target:Target");
        assert.deepEqual([inputs["minCapacity"], inputs["maxCapacity"]], [2, 4]);
        const { maximumCount, ...fixed } = exampleConfig("container-link")["private-api:options"] as Record<
            string,
            unknown
        >;
        assert.equal(maximumCount, 4);
        const { resources } = await preview({ ...exampleConfig("container-link"), "private-api:options": fixed });
        assert.deepEqual(
            resources.filter(({ type }) => type.startsWith("aws:appautoscaling/")),
            [],
        );
    });

    it("asks a route that leads to the container to keep the link awake, or does not ask at all", async () => {
        const asked = await preview(withOptions({ routes: ["POST /pets", "GET /pets/{id}"], keepAliveDays: 1 }));
        const destination = only(asked.resources, "aws:cloudwatch/eventApiDestination:EventApiDestination").inputs;
        assert.match(String(destination["invocationEndpoint"]), /^https:\/\/[a-z0-9.-]+\/pets\/sample$/);
        assert.equal(destination["httpMethod"], "GET");
        const rule = only(asked.resources, "aws:cloudwatch/eventRule:EventRule").inputs;
        assert.equal(rule["scheduleExpression"], "rate(1 day)");
        const target = only(asked.resources, "aws:cloudwatch/eventTarget:EventTarget").inputs;
        assert.deepEqual(target["retryPolicy"], { maximumRetryAttempts: 2, maximumEventAgeInSeconds: 3600 });
        const silent = await preview(withOptions({ keepAliveDays: 0 }));
        assert.deepEqual(
            silent.resources.filter(({ type }) => type.includes("LinkKeepAlive")),
            [],
        );
    });

    it("uses a VPC that exists, with the route tables that are told", async () => {
        const { resources } = await preview(
            withOptions(
                { routeTableIds: ["rtb-0123456789abcdef0"] },
                {
                    "private-api:network": {
                        existing: {
                            vpcId: "vpc-0123456789abcdef0",
                            subnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
                        },
                    },
                },
            ),
        );
        const s3 = only(resources, "aws:ec2/vpcEndpoint:VpcEndpoint", "services-s3");
        assert.deepEqual(s3.inputs["routeTableIds"], ["rtb-0123456789abcdef0"]);
        for (const component of ["VpcLink", "ServiceEndpoints"]) {
            const { inputs } = only(resources, `private-api:index:${component}`);
            assert.equal(inputs["setting"], "network.existing.subnetIds");
        }
        const made = resources.filter(
            ({ type, external }) => /^aws:ec2\/(vpc|subnet|routeTable):/.test(type) && !external,
        );
        assert.deepEqual(made, []);
    });
});
