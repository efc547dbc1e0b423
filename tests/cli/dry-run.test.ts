/**
 * Proves what the dry run takes from a real program and what it answers: URNs, parents, dependencies, unknown values,
 * secrets, refusals.
 * Not: that the Pulumi engine or a provider accepts the program, nor that AWS answers with these values.
 */
import assert from "node:assert/strict";
import type { DryRun } from "../../cli/dry-run";
import { UNKNOWN } from "../../cli/dry-run/values";
import { entry, failureOfFixture, record, runFixture, urn } from "./fixture";

const BOX = "private-api:index:Box";
const inBox = (type: string, name: string) => urn(`${BOX}$${type}`, name);
const SEALED = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", ciphertext: UNKNOWN };

describe("a dry run of a program", function () {
    let run: DryRun;
    before(async () => {
        run = await runFixture("plain");
    });

    it("registers each resource once, under the URN that the engine gives", () => {
        assert.deepEqual(
            run.state.deployment.resources.map((each) => each.urn).sort(),
            [
                urn("aws:cloudwatch/logGroup:LogGroup", "hidden"),
                urn("aws:cloudwatch/logGroup:LogGroup", "logs"),
                inBox("aws:ec2/securityGroup:SecurityGroup", "box-group"),
                inBox("aws:ec2/subnet:Subnet", "box-ap-northeast-1a"),
                inBox("aws:ec2/subnet:Subnet", "box-ap-northeast-1c"),
                inBox("aws:ec2/vpc:Vpc", "box-vpc"),
                inBox("aws:ec2/vpcEndpoint:VpcEndpoint", "box-endpoint"),
                inBox("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "box-https"),
                urn(BOX, "box"),
                urn("pulumi:providers:aws", "default_7_48_0"),
                urn("pulumi:pulumi:Stack", "fixture-dev"),
            ].sort(),
        );
    });

    it("puts a resource behind all that it depends on", () => {
        const seen = new Set<string>();
        for (const { urn: own, parent, dependencies = [] } of run.state.deployment.resources) {
            const before = parent === undefined ? dependencies : [parent, ...dependencies];
            assert.deepEqual(
                before.filter((each) => !seen.has(each)),
                [],
                own,
            );
            seen.add(own);
        }
    });

    it("keeps parents, dependencies and the inputs they come through", () => {
        const vpc = inBox("aws:ec2/vpc:Vpc", "box-vpc");
        const group = inBox("aws:ec2/securityGroup:SecurityGroup", "box-group");
        const rule = inBox("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "box-https");
        const subnets = ["a", "c"].map((zone) => inBox("aws:ec2/subnet:Subnet", `box-ap-northeast-1${zone}`));
        const endpoint = record(run, "box-endpoint");
        assert.equal(endpoint.parent, urn(BOX, "box"));
        assert.deepEqual([...endpoint.dependencies].sort(), [vpc, group, rule, ...subnets].sort());
        assert.deepEqual(endpoint.propertyDependencies, {
            privateDnsEnabled: [],
            securityGroupIds: [group],
            serviceName: [],
            subnetIds: subnets,
            vpcEndpointType: [],
            vpcId: [vpc],
        });
    });

    it("gives ids of AWS's form, and hands them from one resource to the next", () => {
        const vpc = record(run, "box-vpc");
        assert.match(vpc.id ?? "", /^vpc-0[0-9a-f]{16}$/);
        assert.equal(vpc.outputs["arn"], `arn:aws:ec2:ap-northeast-1:123456789012:vpc/${vpc.id}`);
        assert.equal(record(run, "box-endpoint").inputs["vpcId"], vpc.id);
        assert.equal(run.outputs["vpcId"], vpc.id);
    });

    it("names what the provider would name, and says that the name is not the program's", () => {
        const { inputs, id } = record(run, "logs");
        assert.match(id ?? "", /^logs-[0-9a-f]{7}$/);
        assert.deepEqual(inputs, { __defaults: ["name"], name: id, retentionInDays: 7 });
    });

    it("has inputs and outputs of components, without an id", () => {
        const box = entry(run, "box");
        assert.deepEqual(box.inputs, { zones: ["ap-northeast-1a", "ap-northeast-1c"] });
        assert.deepEqual(box.outputs, { vpcId: run.outputs["vpcId"] });
        assert.equal(box.id, undefined);
    });

    it("has the default provider with the stack's region", () => {
        const provider = entry(run, "default_7_48_0");
        assert.deepEqual(provider.inputs, { region: "ap-northeast-1", version: "7.48.0" });
        assert.equal(entry(run, "logs").provider, `${provider.urn}::${provider.id}`);
    });

    it("seals secrets, and everything that holds one", () => {
        assert.deepEqual(record(run, "hidden").inputs["tags"], { password: SEALED, plain: "yes" });
        assert.deepEqual([run.outputs["password"], run.outputs["hiddenTags"]], [SEALED, SEALED]);
        assert.ok(!JSON.stringify(run).includes("made-here"));
    });

    it("leaves unknown what AWS alone decides", () => {
        const subnet = record(run, "box-ap-northeast-1a");
        const { outputs } = record(run, "box-endpoint");
        assert.equal(subnet.outputs["availabilityZoneId"], UNKNOWN);
        const [first] = outputs["subnetConfigurations"] as { ipv4: string; subnetId: string }[];
        assert.deepEqual(first, { subnetId: subnet.id, ipv4: UNKNOWN });
    });

    it("is the same a second time", async () => {
        const names = (each: DryRun) => [...each.state.deployment.resources].sort((a, b) => (a.urn < b.urn ? -1 : 1));
        assert.deepEqual(names(await runFixture("plain")), names(run));
    });

    it("carries a secret of the configuration as a secret", async () => {
        const { outputs } = await runFixture("plain", { "fixture:password": "[secret]" });
        assert.deepEqual(outputs["password"], SEALED);
    });
});

describe("what a program looks up", () => {
    let run: DryRun;
    before(async () => {
        run = await runFixture("looks-up");
    });

    it("is read by its id and otherwise unknown", () => {
        const adopted = entry(run, "adopted");
        assert.deepEqual([adopted.external, adopted.id], [true, "vpc-0123456789abcdef0"]);
        assert.deepEqual(adopted.outputs, { id: "vpc-0123456789abcdef0" });
        assert.deepEqual(record(run, "inside").inputs, { cidrBlock: UNKNOWN, vpcId: "vpc-0123456789abcdef0" });
    });

    it("is known as far as the program says it", () => {
        const { name, zoneId } = record(run, "record").inputs;
        assert.deepEqual({ name, zoneId }, { name: "example.com", zoneId: "Z0123456789" });
    });

    it("is answered by data sources, but for facts of the account", () => {
        const { inputs } = record(run, "looked-up");
        assert.deepEqual(inputs, {
            name: "/ap-northeast-1/aws",
            tags: { name: "com.amazonaws.ap-northeast-1.execute-api", zones: UNKNOWN },
        });
    });

    it("leaves what the program says on the side, none of it in the outputs", () => {
        assert.deepEqual(run.messages, [
            { severity: "warning", text: "said as a warning" },
            { severity: "info", text: "said on stdout" },
        ]);
    });
});

describe("resources with options", () => {
    let run: DryRun;
    before(async () => {
        run = await runFixture("abroad");
    });

    it("are made in the region and partition of their provider, or in their own", () => {
        const arns = ["abroad", "elsewhere"].map((name) => record(run, name).outputs["arn"]);
        assert.deepEqual(arns, [
            "arn:aws-cn:logs:cn-north-1:123456789012:log-group:abroad",
            "arn:aws-us-gov:logs:us-gov-west-1:123456789012:log-group:elsewhere",
        ]);
    });

    it("keep protection and retention", () => {
        const { protect, retainOnDelete } = entry(run, "abroad");
        assert.deepEqual({ protect, retainOnDelete }, { protect: true, retainOnDelete: true });
    });

    it("keep the id of what they take over, and are not read only", () => {
        const { id, external } = entry(run, "taken-over");
        assert.deepEqual({ id, external }, { id: "old", external: undefined });
    });

    it("hide the outputs that the program calls secret", () => {
        const role = entry(run, "sealed");
        assert.deepEqual(role.outputs?.["arn"], SEALED);
    });
});

describe("the program in a dry run", () => {
    it("loads what serializes functions, and the automation API, only where it is asked for", async () => {
        const { inputs } = entry(await runFixture("loads"), "loads");
        assert.deepEqual(inputs?.["tags"], {
            sdk: "true",
            before: "false false",
            paths: "true",
            closures: "true",
            automation: "function",
        });
    });
});

describe("components of a plugin", () => {
    let run: DryRun;
    before(async () => {
        run = await runFixture("remote");
    });

    it("have outputs, and as in the engine's state neither an id nor a provider", () => {
        const { custom, id, provider, outputs } = entry(run, "elsewhere");
        assert.deepEqual({ custom, id, provider }, { custom: false, id: undefined, provider: undefined });
        assert.deepEqual(Object.keys(outputs ?? {}), ["url", "repository", "lifecyclePolicy"]);
        assert.deepEqual(entry(run, "default_3_9_0").type, "pulumi:providers:awsx");
    });

    it("are made in the stack's region, in that of the provider of AWS that they are given, or in their own", () => {
        const urls = ["Unnamed", "abroad", "elsewhere"].map((name) => String(entry(run, name).outputs?.["url"]));
        assert.match(urls[0] ?? "", /^123456789012\.dkr\.ecr\.ap-northeast-1\.amazonaws\.com\/unnamed-[0-9a-f]{7}$/);
        assert.deepEqual(urls.slice(1), [
            "123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/pets",
            "123456789012.dkr.ecr.us-gov-west-1.amazonaws.com/pets",
        ]);
    });

    it("leave unknown what a build decides, and what is made of a secret", () => {
        assert.deepEqual(entry(run, "built").outputs, { imageUri: UNKNOWN });
        assert.equal(entry(run, "unsaid").outputs?.["url"], UNKNOWN);
    });
});

describe("a program that cannot be run", () => {
    it("is refused with every line at once: twice the same name, what is not modelled, what has no region", async () => {
        const byAdding = (where: string) => `use \`pulumi preview\`, or add ${where}`;
        const unknownType = (name: string, type: string) =>
            `${urn(type, name)}: the dry run does not know the resource type, got \`${type}\`; expected one that it models; ${byAdding("the type to `cli/dry-run/cloud`")}`;
        assert.deepEqual(
            [...(await failureOfFixture("refused"))].sort(),
            [
                "aws:ssm/getParameter:getParameter: the dry run does not know the data source, got `aws:ssm/getParameter:getParameter`; " +
                    `expected one that it answers; ${byAdding("it to `cli/dry-run/cloud/data-sources.ts`")}`,
                `${urn("aws:cloudwatch/logGroup:LogGroup", "logs")}: is registered twice, got \`logs\` again; ` +
                    "expected one resource of a type and parent with that name; give one of them another name",
                `${urn("aws:ec2/vpc:Vpc", "nowhere")}: has no region, got \`nothing\`; ` +
                    "expected the name of an AWS region; set `aws:region` in the stack's configuration",
                unknownType("policy", "aws:sqs/queuePolicy:QueuePolicy"),
                unknownType("queue", "aws:sqs/queue:Queue"),
                unknownType("remote", "other:index:Remote"),
            ].sort(),
        );
    });

    it("is quoted where it words its errors, one line an issue", async () => {
        assert.deepEqual(await failureOfFixture("issues"), [
            "network.cidrBlock: has host bits set, got `10.0.0.1/16`; expected a network address; use `10.0.0.0/16`",
            "api.stageNam: is not a key, got `dev`; expected `stageName`; correct the key",
        ]);
    });

    it("is quoted where it words an error late", async () => {
        const lines = await failureOfFixture("late-issue");
        assert.deepEqual(lines, ["network.vpcId: is wrong, got `x`; expected `y`; use `y`"]);
    });

    for (const scenario of ["crash", "late-crash", "running-crash"]) {
        it(`is shown with the place in its own files (${scenario})`, async () => {
            const [line = "", ...rest] = await failureOfFixture(scenario);
            assert.match(
                line,
                /^index\.ts:\d+:\d+: TypeError: Cannot read properties of undefined \(reading 'zones'\)$/,
            );
            assert.deepEqual(rest, []);
        });
    }

    it("is told by its exit code where it says nothing", async () => {
        assert.deepEqual(await failureOfFixture("exit"), [
            "program: ended before it was done, got exit code 7; expected 0; read what it wrote (nothing)",
        ]);
    });
});
