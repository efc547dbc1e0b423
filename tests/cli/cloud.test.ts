/**
 * Proves that the in-memory cloud answers for every type that it models, whatever the inputs, and the form of what it
 * gives. Not: that AWS gives the same.
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import { DATA_SOURCES, KINDS } from "../../cli/dry-run/cloud";
import { newWorld, placeOf } from "../../cli/dry-run/cloud/place";
import { secret, UNKNOWN, type Properties } from "../../cli/dry-run/values";

function made(type: string, inputs: Properties, region = "ap-northeast-1", name = "it") {
    const kind = KINDS.get(type);
    assert.ok(kind !== undefined, type);
    return kind.make(inputs, placeOf(newWorld(), `urn:pulumi:dev::p::${type}::${name}`, region));
}

const KEYS = [
    ..."name stageName restApi resourceId httpMethod domainName subnetIds serviceName vpcEndpointType vpcs zoneId".split(
        " ",
    ),
    ..."role policyArn endpointConfiguration subnetConfigurations ipAddresses validationMethod id path type".split(" "),
    ..."subjectAlternativeNames statusCode basePath vpcEndpointId restApiId certificateArn direction vpcId".split(" "),
];
const LEAF = fc.oneof(
    fc.string(),
    fc.constantFrom<string>("DNS", "Interface", "PRIVATE", UNKNOWN),
    fc.constant(secret("x")),
);
const VALUE = fc.oneof(
    LEAF,
    fc.array(LEAF),
    fc.array(fc.dictionary(fc.constantFrom("subnetId", "ip", "ipv4"), LEAF)),
    fc.dictionary(fc.constantFrom("types"), LEAF),
);
const INPUTS = fc.dictionary(fc.constantFrom(...KEYS), VALUE) as fc.Arbitrary<Properties>;

describe("the in-memory cloud", () => {
    it("makes every type from any inputs, with an id", () => {
        const types = [...KINDS.keys()];
        fc.assert(
            fc.property(fc.constantFrom(...types), INPUTS, (type, inputs) => {
                const { id } = made(type, inputs);
                assert.ok(id !== "" && !id.includes("undefined") && !id.includes("object Object"), id);
            }),
        );
    });

    it("never makes an open text of a secret", () => {
        fc.assert(
            fc.property(fc.constantFrom(...KINDS.keys()), fc.constantFrom(...KEYS), (type, key) => {
                const { id, outputs } = made(type, { [key]: secret("hunter2") });
                const open = Object.entries(outputs).filter(([, value]) => typeof value === "string");
                assert.ok(!id.includes("hunter2") && !JSON.stringify(open).includes("hunter2"));
            }),
        );
    });

    it("answers every data source from any arguments", () => {
        fc.assert(
            fc.property(fc.constantFrom(...Object.keys(DATA_SOURCES)), INPUTS, (token, args) => {
                const answer = DATA_SOURCES[token]?.(args, placeOf(newWorld(), token, "eu-west-1"));
                assert.ok(answer !== undefined && "id" in answer);
            }),
        );
    });

    it("gives the same resource the same id, and another one another", () => {
        const idOf = (name: string) => made("aws:ec2/vpc:Vpc", {}, "eu-west-1", name).id;
        assert.equal(idOf("a"), idOf("a"));
        assert.notEqual(idOf("a"), idOf("b"));
    });

    const FORMS: readonly (readonly [string, RegExp])[] = [
        ["aws:ec2/vpc:Vpc", /^vpc-0[0-9a-f]{16}$/],
        ["aws:ec2/subnet:Subnet", /^subnet-0[0-9a-f]{16}$/],
        ["aws:ec2/vpcEndpoint:VpcEndpoint", /^vpce-0[0-9a-f]{16}$/],
        ["aws:ec2/securityGroup:SecurityGroup", /^sg-0[0-9a-f]{16}$/],
        ["aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", /^sgr-0[0-9a-f]{16}$/],
        ["aws:ec2/routeTable:RouteTable", /^rtb-0[0-9a-f]{16}$/],
        ["aws:ec2/eip:Eip", /^eipalloc-0[0-9a-f]{16}$/],
        ["aws:ec2/natGateway:NatGateway", /^nat-0[0-9a-f]{16}$/],
        ["aws:ec2/vpnGateway:VpnGateway", /^vgw-0[0-9a-f]{16}$/],
        ["aws:ec2transitgateway/transitGateway:TransitGateway", /^tgw-0[0-9a-f]{16}$/],
        ["aws:ec2transitgateway/vpcAttachment:VpcAttachment", /^tgw-attach-0[0-9a-f]{16}$/],
        ["aws:directconnect/gateway:Gateway", /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
        ["aws:apigateway/vpcLink:VpcLink", /^[a-z0-9]{6}$/],
        ["aws:apigateway/restApi:RestApi", /^[a-z0-9]{10}$/],
        ["aws:apigateway/apiKey:ApiKey", /^[a-z0-9]{10}$/],
        ["aws:apigateway/usagePlan:UsagePlan", /^[a-z0-9]{10}$/],
        ["aws:route53/zone:Zone", /^Z[A-Z0-9]{20}$/],
        ["aws:route53/resolverEndpoint:ResolverEndpoint", /^rslvr-in-0[0-9a-f]{16}$/],
        ["aws:acm/certificate:Certificate", /^arn:aws:acm:ap-northeast-1:123456789012:certificate\/[0-9a-f-]{36}$/],
    ];
    for (const [type, form] of FORMS) {
        it(`gives ids of AWS's form to ${type}`, () => assert.match(made(type, {}).id, form));
    }

    it("builds ARNs and names for the region's partition", () => {
        const stage = { restApi: "abcdefghij", stageName: "dev" };
        const outputs = (region: string) => made("aws:apigateway/stage:Stage", stage, region).outputs;
        assert.deepEqual(
            ["eu-west-1", "cn-north-1", "us-gov-west-1"].map((region) => [
                outputs(region)["executionArn"],
                outputs(region)["invokeUrl"],
            ]),
            [
                [
                    "arn:aws:execute-api:eu-west-1:123456789012:abcdefghij/dev",
                    "https://abcdefghij.execute-api.eu-west-1.amazonaws.com/dev",
                ],
                [
                    "arn:aws-cn:execute-api:cn-north-1:123456789012:abcdefghij/dev",
                    "https://abcdefghij.execute-api.cn-north-1.amazonaws.com.cn/dev",
                ],
                [
                    "arn:aws-us-gov:execute-api:us-gov-west-1:123456789012:abcdefghij/dev",
                    "https://abcdefghij.execute-api.us-gov-west-1.amazonaws.com/dev",
                ],
            ],
        );
    });

    it("knows the addresses of an endpoint that are pinned, and no others", () => {
        const { outputs } = made("aws:ec2/vpcEndpoint:VpcEndpoint", {
            vpcEndpointType: "Interface",
            serviceName: "com.amazonaws.ap-northeast-1.execute-api",
            subnetIds: ["subnet-1", "subnet-2"],
            subnetConfigurations: [{ subnetId: "subnet-1", ipv4: "10.0.0.10" }],
        });
        assert.deepEqual(outputs["subnetConfigurations"], [
            { subnetId: "subnet-1", ipv4: "10.0.0.10" },
            { subnetId: "subnet-2", ipv4: UNKNOWN },
        ]);
        const [entry] = outputs["dnsEntries"] as { dnsName: string; hostedZoneId: string }[];
        assert.match(
            entry?.dnsName ?? "",
            /^vpce-0[0-9a-f]{16}-[a-z0-9]{8}\.execute-api\.ap-northeast-1\.vpce\.amazonaws\.com$/,
        );
    });

    it("asks for one record a name of a certificate", () => {
        const { outputs } = made("aws:acm/certificate:Certificate", {
            domainName: "example.com",
            subjectAlternativeNames: ["*.example.com", "api.example.com"],
            validationMethod: "DNS",
        });
        const options = outputs["domainValidationOptions"] as { domainName: string; resourceRecordName: string }[];
        assert.deepEqual(
            options.map((each) => each.domainName),
            ["example.com", "*.example.com", "api.example.com"],
        );
        assert.equal(options[0]?.resourceRecordName, options[1]?.resourceRecordName);
    });
});
