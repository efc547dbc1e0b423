/*
 * The inputs of the first four patterns on which it depends who can reach what, exactly as they are registered. Offline: that AWS takes them is for
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
