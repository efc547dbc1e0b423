/*
 * The inputs of the pattern egress-proxy on which it depends who reaches what, exactly as they are registered. Offline:
 * that AWS takes them is for the deploy tests to show.
 */
import assert from "node:assert/strict";
import type { Resource } from "../../cli/dry-run/state";
import { countByType, exampleConfig, only, preview } from "../support/preview";

const REST_API = "aws:apigateway/restApi:RestApi";
const DEPLOYMENT = "aws:apigateway/deployment:Deployment";
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

describe("the egress-proxy pattern", () => {
    const METHOD = "aws:apigateway/method:Method";
    const INTEGRATION = "aws:apigateway/integration:Integration";
    const KEY = "aws:apigateway/apiKey:ApiKey";
    const FUNCTION = "aws:lambda/function:Function";
    const SECRET = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };
    const example = exampleConfig("egress-proxy");
    const proxyWith = (options: object, more: object = {}) => ({
        ...example,
        "private-api:options": { ...(example["private-api:options"] as object), ...options },
        ...more,
    });
    const named = (resources: readonly Resource[], type: string) =>
        resources.filter((each) => each.type === type).map(({ name, inputs }) => ({ name, inputs }));

    it("wants a key on every method, root and below, of every upstream", async () => {
        const { resources } = await preview(example);
        assert.deepEqual(
            named(resources, METHOD).map(({ name, inputs }) => [
                name,
                inputs["httpMethod"],
                inputs["apiKeyRequired"],
                inputs["requestParameters"],
            ]),
            [
                ["proxy-any", "ANY", true, {}],
                ["proxy-proxy__-any", "ANY", true, { "method.request.path.proxy": true }],
                ["proxy-pets-any", "ANY", true, {}],
                ["proxy-pets-proxy__-any", "ANY", true, { "method.request.path.proxy": true }],
            ],
        );
    });

    it("calls the hosts of the configuration alone, with what follows the path, and never with the key", async () => {
        const { resources } = await preview(example);
        const without = { "integration.request.header.x-api-key": "'removed'" };
        const below = { ...without, "integration.request.path.proxy": "method.request.path.proxy" };
        assert.deepEqual(
            named(resources, INTEGRATION).map(({ inputs }) => [
                inputs["type"],
                inputs["integrationHttpMethod"],
                inputs["uri"],
                inputs["requestParameters"],
            ]),
            [
                ["HTTP_PROXY", "ANY", "https://httpbin.org/", without],
                ["HTTP_PROXY", "ANY", "https://httpbin.org/{proxy}", below],
                ["HTTP_PROXY", "ANY", "https://petstore3.swagger.io/", without],
                ["HTTP_PROXY", "ANY", "https://petstore3.swagger.io/{proxy}", below],
            ],
        );
    });

    it("hands every media type through, collects answers and waits 29 seconds, until told otherwise", async () => {
        const settings = async (options: object) => {
            const { resources } = await preview(proxyWith(options));
            const integrations = named(resources, INTEGRATION).map(({ inputs }) => [
                inputs["responseTransferMode"],
                inputs["timeoutMilliseconds"],
            ]);
            return [
                only(resources, REST_API).inputs["binaryMediaTypes"],
                integrations[0],
                new Set(integrations.map(String)).size,
            ];
        };
        assert.deepEqual(await settings({}), [["*/*"], ["BUFFERED", 29_000], 1]);
        const other = { binaryMediaTypes: ["image/png"], responseTransferMode: "stream", timeoutMilliseconds: 900_000 };
        assert.deepEqual(await settings(other), [["image/png"], ["STREAM", 900_000], 1]);
    });

    it("redeploys for another set of binary media types", async () => {
        const trigger = async (binaryMediaTypes: string[]) => {
            const { resources } = await preview(proxyWith({ binaryMediaTypes }));
            return (only(resources, DEPLOYMENT).inputs["triggers"] as { routes: string }).routes;
        };
        assert.notEqual(await trigger(["*/*"]), await trigger(["image/png"]));
    });

    it("limits the key on the stage that is deployed", async () => {
        const { resources } = await preview(example);
        const api = only(resources, REST_API);
        const plan = only(resources, "aws:apigateway/usagePlan:UsagePlan");
        const { apiStages, throttleSettings, quotaSettings } = plan.inputs;
        assert.deepEqual(
            [apiStages, throttleSettings, quotaSettings],
            [[{ apiId: api.id, stage: "v1" }], { rateLimit: 20, burstLimit: 40 }, { limit: 100_000, period: "MONTH" }],
        );
        assert.ok(plan.dependencies.includes(only(resources, "aws:apigateway/stage:Stage").urn));
        assert.deepEqual(only(resources, "aws:apigateway/usagePlanKey:UsagePlanKey").inputs, {
            keyId: only(resources, KEY).id,
            keyType: "API_KEY",
            usagePlanId: plan.id,
        });
    });

    it("gives the key what the stage has, where nothing else is said", async () => {
        const throttle = { rateLimit: 7, burstLimit: 9 };
        const { resources } = await preview(
            proxyWith({ throttle: { rateLimit: 3 } }, { "private-api:api": { throttle } }),
        );
        const { throttleSettings } = only(resources, "aws:apigateway/usagePlan:UsagePlan").inputs;
        assert.deepEqual(throttleSettings, { rateLimit: 3, burstLimit: 9 });
    });

    it("keeps the key's value a secret, wherever it comes from and wherever Pulumi repeats it", async () => {
        const value = "0123456789abcdef0123456789abcdef";
        const secretArn = "arn:aws:secretsmanager:ap-northeast-1:123456789012:secret:proxy-AbCdEf";
        const sealed = { ...SECRET, ciphertext: UNKNOWN };
        // A secret that is not known yet is sent as not known alone.
        const given: [options: object, secretKeys: string[], input: unknown][] = [
            [{}, [], undefined],
            [{ apiKey: { value } }, ["private-api:options"], sealed],
            [{ apiKey: { secretArn } }, [], UNKNOWN],
        ];
        for (const [options, secretKeys, input] of given) {
            const { state, outputs, resources } = await preview(proxyWith(options), secretKeys);
            assert.ok(!JSON.stringify([state, outputs]).includes(value));
            const key = only(resources, KEY);
            const entry = only(resources, "aws:apigateway/usagePlanKey:UsagePlanKey");
            const values = [key.outputs["value"], entry.outputs["value"], key.inputs["value"]];
            assert.deepEqual(values, [sealed, sealed, input], JSON.stringify(options));
        }
    });

    it("takes a key that cannot be decrypted for one that is not known", async () => {
        const { resources } = await preview(proxyWith({ apiKey: { value: "[secret]" } }), ["private-api:options"]);
        assert.deepEqual(only(resources, KEY).inputs["value"], { ...SECRET, ciphertext: UNKNOWN });
    });

    it("lets its endpoint through to this API alone, but for an adopted one or when told otherwise", async () => {
        const policies = async (config: Record<string, unknown>) => {
            const { resources } = await preview(config);
            const arn = String(only(resources, REST_API).outputs["executionArn"]);
            return resources
                .filter(({ type }) => type === "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy")
                .map(
                    ({ inputs }) =>
                        (JSON.parse(String(inputs["policy"])) as { Statement: { Resource: unknown }[] }).Statement,
                )
                .map((statements) => statements.map(({ Resource }) => JSON.stringify(Resource).replaceAll(arn, "API")));
        };
        const existing = {
            vpcId: "vpc-0123456789abcdef0",
            subnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
            endpointId: "vpce-0123456789abcdef0",
        };
        assert.deepEqual(await policies(example), [['["API/*"]']]);
        assert.deepEqual(await policies(proxyWith({ endpointPolicy: "full-access" })), []);
        assert.deepEqual(await policies(proxyWith({}, { "private-api:network": { existing } })), []);
    });

    it("has no way to the internet", async () => {
        const { resources } = await preview(example);
        assert.deepEqual(
            Object.keys(countByType(resources)).filter((type) =>
                /internetGateway|natGateway|route:Route$|eip/.test(type),
            ),
            [],
        );
    });

    it("puts its prober into the isolated subnets, for the hosts that are asked about, with leave to write its log", async () => {
        const { resources } = await preview(example);
        const { inputs } = only(resources, FUNCTION);
        const api = only(resources, REST_API).id;
        assert.deepEqual((inputs["environment"] as { variables: object }).variables, {
            PROBER_HOSTS: `${String(api)}.execute-api.ap-northeast-1.amazonaws.com httpbin.org petstore3.swagger.io`,
        });
        assert.deepEqual(inputs["vpcConfig"], {
            subnetIds: ["a", "c"].map(
                (zone) => only(resources, "aws:ec2/subnet:Subnet", `network-isolated-ap-northeast-1${zone}`).id,
            ),
            securityGroupIds: [only(resources, "aws:ec2/securityGroup:SecurityGroup", "prober-group").id],
        });
        const { Statement } = JSON.parse(String(only(resources, "aws:iam/rolePolicy:RolePolicy").inputs["policy"])) as {
            Statement: { Action: string[]; Resource: string }[];
        };
        const services = Statement.map(({ Action, Resource }) => [
            ...new Set(Action.map((each) => each.split(":")[0])),
            Resource,
        ]);
        const log = only(resources, "aws:cloudwatch/logGroup:LogGroup", "prober-log");
        assert.deepEqual(services, [
            ["logs", `${String(log.outputs["arn"])}:*`],
            ["ec2", "*"],
        ]);
        const rules = resources.filter(({ type, name }) => type.startsWith("aws:vpc/") && name.startsWith("prober-"));
        assert.deepEqual(
            rules.map(({ type, inputs: rule }) => [type, rule["cidrIpv4"], rule["fromPort"], rule["toPort"]]),
            [["aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "0.0.0.0/0", 443, 443]],
        );
    });

    it("takes the prober's group down before the leave to remove the interfaces that hold it", async () => {
        const { resources } = await preview(example);
        const permission = only(resources, "aws:iam/rolePolicy:RolePolicy").urn;
        const group = only(resources, "aws:ec2/securityGroup:SecurityGroup", "prober-group");
        assert.ok(group.dependencies.includes(permission));
    });

    it("claims something of its own for each upstream, whatever the paths", async () => {
        const upstreams = ["/a-b", "/a/b", "/c"].map((path) => ({ path, url: "https://api.example.com" }));
        const { outputs } = await preview(proxyWith({ upstreams }));
        const ids = (outputs["claims"] as { id: string }[]).map(({ id }) => id);
        assert.deepEqual(ids.slice(0, 3), ["vpc-with-key-a-b", "vpc-with-key-a-b~2", "vpc-with-key-c"]);
    });

    it("has no prober where none is wanted", async () => {
        const { resources, outputs } = await preview({ ...example, "private-api:prober": false });
        assert.equal(countByType(resources)[FUNCTION], undefined);
        assert.equal(outputs["proberFunctionName"], undefined);
    });

    it("claims what a caller gets with the key, without it, past the proxy and from outside", async () => {
        const { outputs, resources } = await preview(example);
        const key = only(resources, KEY).id;
        const claims = outputs["claims"] as {
            id: string;
            url: string;
            headers?: object;
            rule: string;
            expect: { accept: object[] };
        }[];
        const base = `https://${String(only(resources, REST_API).id)}.execute-api.ap-northeast-1.amazonaws.com/v1`;
        const headers = { "x-api-key": { apiKeyId: key } };
        assert.deepEqual(
            claims.map((claim) => [claim.id, claim.url, claim.headers, claim.rule, claim.expect.accept]),
            [
                ["vpc-with-key", `${base}/`, headers, "E23", [{ kind: "http" }]],
                ["vpc-with-key-pets", `${base}/pets`, headers, "E23", [{ kind: "http" }]],
                [
                    "vpc-without-key",
                    `${base}/`,
                    undefined,
                    "E24",
                    [{ kind: "http", status: 403, body: '{"message":"Forbidden"}' }],
                ],
                ["vpc-direct", "https://httpbin.org/", undefined, "N-7", [{ kind: "timeout" }]],
                ["internet", `${base}/`, undefined, "E7", [{ kind: "dns-failure" }]],
            ],
        );
    });
});
