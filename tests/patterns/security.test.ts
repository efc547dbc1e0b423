/*
 * The inputs on which it depends who can reach what, exactly as they are registered. Offline: that AWS takes them is for
 * the deploy tests to show.
 */
import assert from "node:assert/strict";
import type { Resource } from "../../cli/dry-run/state";
import { countByType, exampleConfig, only, preview } from "../support/preview";

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const REST_API = "aws:apigateway/restApi:RestApi";
const POLICY = "aws:apigateway/restApiPolicy:RestApiPolicy";
const DEPLOYMENT = "aws:apigateway/deployment:Deployment";
const RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const COMPONENT = "private-api:index:RestApi";
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

const withOptions = (pattern: string, options: object, more: object = {}) => ({
    ...exampleConfig(pattern),
    "private-api:options": options,
    ...more,
});

/** Who the security group of the endpoint lets in, as `block port`. */
function admitted(resources: readonly Resource[]): string[] {
    return resources
        .filter(({ type, name }) => type === RULE && name.startsWith("endpoint-from-"))
        .map(({ inputs }) => `${String(inputs["cidrIpv4"])} ${String(inputs["fromPort"])}-${String(inputs["toPort"])}`)
        .sort();
}

function policyOf(resources: readonly Resource[]): unknown {
    return JSON.parse(String(only(resources, POLICY).inputs["policy"])) as unknown;
}

describe("the private pattern", () => {
    it("confines the API to its VPC and those allowed, by Allow and Deny, with full ARNs", async () => {
        const other = "vpc-0123456789abcdef0";
        const { resources } = await preview({
            ...exampleConfig("private"),
            "private-api:api": { allowedVpcIds: [other] },
        });
        const vpc = String(only(resources, "aws:ec2/vpc:Vpc").id);
        const arn = `${String(only(resources, REST_API).outputs["executionArn"])}/*`;
        const anyone = { Principal: "*", Action: "execute-api:Invoke", Resource: arn };
        assert.match(arn, /^arn:aws:execute-api:ap-northeast-1:\d{12}:[a-z0-9]{10}\/\*$/);
        assert.deepEqual(policyOf(resources), {
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "AllowFromVpcs",
                    Effect: "Allow",
                    ...anyone,
                    Condition: { StringEquals: { "aws:SourceVpc": [vpc, other] } },
                },
                {
                    Sid: "DenyFromElsewhere",
                    Effect: "Deny",
                    ...anyone,
                    Condition: { StringNotEquals: { "aws:SourceVpc": [vpc, other] } },
                },
            ],
        });
    });

    it("shows the policy as a structure in the component's inputs, in its short form", async () => {
        const { resources } = await preview(exampleConfig("private"));
        const document = only(resources, COMPONENT).inputs["resourcePolicy"] as { Statement: { Resource: string }[] };
        assert.deepEqual(
            document.Statement.map(({ Resource: resource }) => resource),
            ["execute-api:/*", "execute-api:/*"],
        );
    });

    it("says the type of the API, and deploys after the policy", async () => {
        const { resources } = await preview(exampleConfig("private"));
        const endpoint = only(resources, ENDPOINT);
        assert.deepEqual(only(resources, REST_API).inputs["endpointConfiguration"], {
            types: "PRIVATE",
            ipAddressType: "dualstack",
            vpcEndpointIds: [endpoint.id],
        });
        assert.ok(only(resources, DEPLOYMENT).dependencies.includes(only(resources, POLICY).urn));
    });

    it("turns private DNS on and lets in the VPC, the clients named, and nobody else", async () => {
        const { resources } = await preview(exampleConfig("private"));
        const endpoint = only(resources, ENDPOINT);
        assert.equal(endpoint.inputs["privateDnsEnabled"], true);
        assert.equal((endpoint.inputs["subnetIds"] as string[]).length, 2);
        assert.deepEqual(admitted(resources), [
            "10.20.0.0/16 443-443",
            "172.16.0.0/16 443-443",
            "192.168.0.0/16 443-443",
        ]);
    });

    it("has no way to the internet", async () => {
        const { resources } = await preview(exampleConfig("private"));
        const types = Object.keys(countByType(resources));
        assert.deepEqual(
            types.filter((type) => /internetGateway|natGateway|route:Route$|eip/.test(type)),
            [],
        );
    });

    it("makes an endpoint policy of this API alone where that is asked for", async () => {
        const { resources } = await preview(withOptions("private", { endpointPolicy: "own-api" }));
        const policy = only(resources, "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy");
        const arn = `${String(only(resources, REST_API).outputs["executionArn"])}/*`;
        assert.deepEqual(JSON.parse(String(policy.inputs["policy"])), {
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "AllowTheseApis",
                    Effect: "Allow",
                    Principal: "*",
                    Action: "execute-api:Invoke",
                    Resource: [arn],
                },
            ],
        });
    });

    it("pins the endpoint's addresses to the zones that they are given for, in any order of zones", async () => {
        const { resources } = await preview({
            ...exampleConfig("private"),
            "private-api:network": {
                cidrBlock: "10.20.0.0/16",
                zones: ["ap-northeast-1c", "ap-northeast-1a"],
                endpointAddresses: ["10.20.64.10", "10.20.0.10"],
            },
            "private-api:options": {},
        });
        const subnet = (zone: string) =>
            only(resources, "aws:ec2/subnet:Subnet", `network-isolated-ap-northeast-1${zone}`).id;
        assert.deepEqual(only(resources, ENDPOINT).inputs["subnetConfigurations"], [
            { subnetId: subnet("c"), ipv4: "10.20.64.10" },
            { subnetId: subnet("a"), ipv4: "10.20.0.10" },
        ]);
    });

    it("adopts VPC, subnets and endpoint by id, and changes none of them", async () => {
        const { resources } = await preview({
            "aws:region": "eu-west-1",
            "private-api:pattern": "private",
            "private-api:network": {
                existing: {
                    vpcId: "vpc-0123456789abcdef0",
                    subnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
                    endpointId: "vpce-0123456789abcdef0",
                },
            },
        });
        const made = resources.filter((each) => each.type.startsWith("aws:") && !each.external).map(({ type }) => type);
        assert.deepEqual(
            made.filter((type) => type.startsWith("aws:ec2") || type.startsWith("aws:vpc")),
            [],
        );
        const read = resources.filter(({ external }) => external).map(({ id }) => id);
        assert.deepEqual(read.sort(), [
            "api-gateway-account",
            "subnet-0123456789abcdef0",
            "subnet-0123456789abcdef1",
            "vpc-0123456789abcdef0",
            "vpce-0123456789abcdef0",
        ]);
        assert.match(String(only(resources, POLICY).inputs["policy"]), /"aws:SourceVpc":\["vpc-0123456789abcdef0"\]/);
    });
});

describe("an imported API", () => {
    const imported = { "private-api:api": { openApi: "tests/patterns/fixtures/pets.yaml" } };

    it("carries its endpoint associations in the body, and its policy beside it, of the body's revision", async () => {
        const { resources } = await preview({ ...exampleConfig("private"), ...imported });
        const api = only(resources, REST_API);
        const body = JSON.parse(String(api.inputs["body"])) as Record<string, unknown>;
        assert.equal(api.inputs["putRestApiMode"], "overwrite");
        const [server] = body["servers"] as Record<string, unknown>[];
        assert.deepEqual(server?.["x-amazon-apigateway-endpoint-configuration"], {
            vpcEndpointIds: [only(resources, ENDPOINT).id],
        });
        const { Statement } = policyOf(resources) as { Statement: { Sid: string }[] };
        for (const { Sid } of Statement) assert.match(Sid, /^(AllowFromVpcs|DenyFromElsewhere)[0-9a-f]{16}$/);
    });
});

describe("the public pattern", () => {
    it("says the type of the API and a modern TLS policy, and has no VPC", async () => {
        const { resources } = await preview(exampleConfig("public"));
        const { inputs } = only(resources, REST_API);
        assert.deepEqual(inputs["endpointConfiguration"], { types: "REGIONAL" });
        assert.equal(inputs["securityPolicy"], "SecurityPolicy_TLS13_1_2_PFS_PQ_2025_09");
        assert.equal(inputs["endpointAccessMode"], "BASIC");
        assert.equal(countByType(resources)["aws:ec2/vpc:Vpc"], undefined);
    });
});

describe("a public API's own policy", () => {
    const anyone = { Effect: "Allow", Principal: "*", Action: "execute-api:Invoke" };
    const office = { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } };
    const deployed = async (Statement: object) => {
        const { resources } = await preview(
            withOptions("public", { resourcePolicy: { Version: "2012-10-17", Statement } }),
        );
        const arn = String(only(resources, REST_API).outputs["executionArn"]);
        return { arn, policy: policyOf(resources) };
    };

    it("keeps each statement to the routes that it names", async () => {
        const { arn, policy } = await deployed([
            { ...anyone, Resource: "execute-api:/v1/GET/open" },
            {
                ...anyone,
                Resource: ["execute-api:/v1/GET/office", "arn:aws:execute-api:*:*:*/v2/*"],
                Condition: office,
            },
        ]);
        assert.deepEqual(policy, {
            Version: "2012-10-17",
            Statement: [
                { ...anyone, Resource: `${arn}/v1/GET/open` },
                { ...anyone, Resource: [`${arn}/v1/GET/office`, "arn:aws:execute-api:*:*:*/v2/*"], Condition: office },
            ],
        });
    });

    it("may be one statement without a list, and name what it does not mean", async () => {
        const { arn, policy } = await deployed({ ...anyone, NotResource: "execute-api:/v1/GET/closed" });
        assert.deepEqual(policy, {
            Version: "2012-10-17",
            Statement: [{ ...anyone, NotResource: `${arn}/v1/GET/closed` }],
        });
    });
});

describe("the pattern public-with-endpoint", () => {
    const network = { cidrBlock: "10.10.0.0/16", zones: ["ap-northeast-1a", "ap-northeast-1c"], egress: "nat" };
    const remedied = (options: object) => ({
        "aws:region": "ap-northeast-1",
        "private-api:pattern": "public-with-endpoint",
        "private-api:network": network,
        "private-api:options": options,
    });

    it("is the trap when nothing is said: private DNS on, 403 from the VPC, 200 from the internet", async () => {
        const { resources, outputs } = await preview(remedied({}));
        assert.equal(only(resources, ENDPOINT).inputs["privateDnsEnabled"], true);
        const claims = outputs["claims"] as { id: string; rule: string; expect: { accept: object[] } }[];
        assert.deepEqual(
            claims.map(({ id, rule, expect }) => [id, rule, expect.accept]),
            [
                ["internet", "E3", [{ kind: "http", status: 200 }]],
                ["vpc-default-name", "E4", [{ kind: "http", status: 403, body: '{"message":"Forbidden"}' }]],
            ],
        );
        assert.match(String(outputs["trap"]), /403 .* captures every execute-api name/);
    });

    it("with a domain, publishes it as an alias and keeps private DNS on", async () => {
        const { resources } = await preview(exampleConfig("public-with-endpoint"));
        assert.equal(only(resources, ENDPOINT).inputs["privateDnsEnabled"], true);
        const record = only(resources, "aws:route53/record:Record", "domain-alias");
        const domain = only(resources, "aws:apigateway/domainName:DomainName");
        assert.equal(record.inputs["type"], "A");
        assert.equal(record.inputs["records"], undefined);
        assert.deepEqual(record.inputs["aliases"], [
            {
                name: domain.outputs["regionalDomainName"],
                zoneId: domain.outputs["regionalZoneId"],
                evaluateTargetHealth: false,
            },
        ]);
    });

    it("with private DNS off, lets the API's name be", async () => {
        const { resources } = await preview(remedied({ remedy: "private-dns-off" }));
        assert.equal(only(resources, ENDPOINT).inputs["privateDnsEnabled"], false);
    });

    it("with a zone for each private API, makes exactly those names", async () => {
        const { resources } = await preview(
            remedied({ remedy: "zone-per-private-api", privateApiIds: ["abcdefghij", "0123456789"] }),
        );
        const zones = resources.filter(({ type }) => type === "aws:route53/zone:Zone");
        assert.deepEqual(
            zones.map(({ inputs }) => inputs["name"]),
            [
                "abcdefghij.execute-api.ap-northeast-1.amazonaws.com",
                "0123456789.execute-api.ap-northeast-1.amazonaws.com",
            ],
        );
        assert.equal(only(resources, ENDPOINT).inputs["privateDnsEnabled"], false);
    });

    it("with a Resolver rule, forwards this API's name and no other", async () => {
        const { resources } = await preview(remedied({ remedy: "resolver-rule", resolverAddresses: ["192.0.2.53"] }));
        const rule = only(resources, "aws:route53/resolverRule:ResolverRule");
        const api = only(resources, REST_API);
        assert.equal(rule.inputs["domainName"], `${String(api.id)}.execute-api.ap-northeast-1.amazonaws.com`);
        assert.deepEqual(rule.inputs["targetIps"], [{ ip: "192.0.2.53" }]);
        const egress = resources.filter(
            ({ type }) => type === "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
        );
        assert.deepEqual(
            egress.map(({ inputs }) => [
                inputs["cidrIpv4"],
                inputs["ipProtocol"],
                inputs["fromPort"],
                inputs["toPort"],
            ]),
            [
                ["192.0.2.53/32", "udp", 53, 53],
                ["192.0.2.53/32", "tcp", 53, 53],
            ],
        );
    });

    it("says whose the endpoint is when it is adopted", async () => {
        const { outputs } = await preview({
            ...remedied({}),
            "private-api:network": {
                existing: {
                    vpcId: "vpc-0123456789abcdef0",
                    subnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
                    endpointId: "vpce-0123456789abcdef0",
                },
            },
        });
        assert.match(
            String(outputs["trap"]),
            /private DNS of vpce-0123456789abcdef0, an endpoint that this stack adopted/,
        );
    });
});

describe("the mixed pattern", () => {
    it("turns private DNS off explicitly, whatever names the private API", async () => {
        for (const names of ["zone", "alias", "header"]) {
            const { resources } = await preview(withOptions("mixed", { names }));
            assert.equal(only(resources, ENDPOINT).inputs["privateDnsEnabled"], false, names);
        }
    });

    it("makes a zone of exactly the private API's name, for the VPCs named", async () => {
        const client = "vpc-0123456789abcdef0";
        const { resources } = await preview(withOptions("mixed", { clientVpcIds: [client] }));
        const zone = only(resources, "aws:route53/zone:Zone");
        const api = only(resources, REST_API, "private-api");
        assert.equal(zone.inputs["name"], `${String(api.id)}.execute-api.ap-northeast-1.amazonaws.com`);
        const vpcs = zone.inputs["vpcs"] as { vpcId: string }[];
        assert.deepEqual(
            vpcs.map(({ vpcId }) => vpcId),
            [only(resources, "aws:ec2/vpc:Vpc").id, client],
        );
    });

    it("associates the API with the endpoint for an alias, and only then", async () => {
        const ids = async (names: string) => {
            const { resources } = await preview(withOptions("mixed", { names }));
            const { inputs } = only(resources, REST_API, "private-api");
            return (inputs["endpointConfiguration"] as { vpcEndpointIds?: string[] }).vpcEndpointIds;
        };
        assert.equal((await ids("alias"))?.length, 1);
        assert.equal(await ids("header"), undefined);
    });

    it("gives the command with the header where the header names the API", async () => {
        const { resources, outputs } = await preview(withOptions("mixed", { names: "header" }));
        const { id } = only(resources, REST_API, "private-api");
        assert.match(
            String(outputs["tryPrivateFromVpc"]),
            new RegExp(`^curl -H 'x-apigw-api-id: ${String(id)}' 'https://vpce-[^/]+/v1/'$`),
        );
    });

    it("puts no VPC keys into the public API, which has no policy at all", async () => {
        const { resources } = await preview(exampleConfig("mixed"));
        const { urn } = only(resources, REST_API, "private-api");
        assert.deepEqual(only(resources, POLICY).propertyDependencies["restApiId"], [urn]);
    });
});

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
