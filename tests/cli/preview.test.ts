/**
 * Proves what `private-api preview` shows and writes, with a program of its own.
 * Not: what the patterns build.
 */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../../cli/command-line";
import { parseState, resourcesOf, type Resource } from "../../cli/dry-run/state";
import { secret, UNKNOWN } from "../../cli/dry-run/values";
import { previewScreen, type Preview } from "../../cli/preview-screen";
import { PROGRAM, recordingIo, urn } from "./fixture";

function resource(type: string, name: string, more: Partial<Resource> = {}): Resource {
    const own = urn(type, name);
    return { urn: own, type, name, inputs: {}, outputs: {}, dependencies: [], propertyDependencies: {}, ...more };
}

const STACK = resource("pulumi:pulumi:Stack", "fixture-dev");
const NETWORK = resource("private-api:index:Network", "network", { parent: STACK.urn });
const INNER = resource("private-api:index:Log", "log", { parent: NETWORK.urn });
const SUBNET = resource("aws:ec2/subnet:Subnet", "network-a", { parent: NETWORK.urn, id: "subnet-1" });

const SHOWN: Preview = {
    stack: "dev",
    pattern: "private",
    region: "ap-northeast-1",
    configFile: undefined,
    stateFile: undefined,
    resources: [
        STACK,
        resource("pulumi:providers:aws", "default_7_48_0", { id: "x" }),
        NETWORK,
        INNER,
        resource("aws:ec2/vpc:Vpc", "network-vpc", { parent: NETWORK.urn, id: "vpc-1", external: true }),
        SUBNET,
        { ...SUBNET, urn: `${SUBNET.urn}2`, name: "network-c", id: "subnet-2" },
        resource("aws:cloudwatch/logGroup:LogGroup", "log-group", { parent: INNER.urn, id: "lg" }),
        resource("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "rule", { parent: STACK.urn, id: "sgr" }),
    ],
    outputs: {
        url: "https://abc.execute-api.ap-northeast-1.amazonaws.com/dev/",
        key: secret("hunter2"),
        zone: UNKNOWN,
        ids: ["a", "b"],
        claims: [
            {
                id: "inside",
                from: { kind: "subnet", subnetId: "subnet-1" },
                url: "https://abc.execute-api.ap-northeast-1.amazonaws.com/dev/",
                method: "GET",
                headers: { Host: "h" },
                expect: { accept: [{ kind: "http", status: 200 }] },
                rule: "D-1",
                why: "private DNS",
            },
            {
                id: "outside",
                from: { kind: "on-premises", address: "192.168.0.1" },
                url: "https://abc/",
                method: "GET",
                expect: { accept: [{ kind: "dns-failure" }, { kind: "http", status: 403, body: "{}" }] },
                rule: "E7",
                why: "",
            },
        ],
    },
};

const SCREEN = `stack dev   pattern private   region ap-northeast-1

What will be built

  network  private-api:index:Network
    aws.ec2.Vpc                       ×1 read, made elsewhere
    aws.ec2.Subnet                    ×2

    log  private-api:index:Log
      aws.cloudwatch.LogGroup         ×1

  in no component
    aws.vpc.SecurityGroupIngressRule  ×1

  4 resources of 3 kinds in 2 components; 1 more read, not built

Outputs, with stand-ins for the ids that AWS will give out

  url   https://abc.execute-api.ap-northeast-1.amazonaws.com/dev/
  key   [secret]
  zone  known after up
  ids   a
        b

What to expect

  from                      request                             answer                        rule
  subnet network-a          GET https://abc.execute-api.ap-     200                           D-1
                            northeast-1.amazonaws.com/dev/      private DNS
                            Host: h

  on-premises 192.168.0.1   GET https://abc/                    no such name (DNS) or 403 {}  E7

Next

  pulumi stack init dev                       once, where the stack is new
  pulumi up --stack dev                       deploys it
  npx private-api preview --stack dev --json  says the same to a program
`;

describe("the screen of a preview", () => {
    it("shows what is built, the outputs, what to expect and what to type next", () => {
        const screen = previewScreen(SHOWN, { color: false, columns: 100 });
        assert.equal(screen.replace(/ +$/gm, ""), SCREEN);
    });

    it("is the same in colour, but for the colour", () => {
        const screen = previewScreen(SHOWN, { color: true, columns: 100 });
        assert.notEqual(screen, previewScreen(SHOWN, { color: false, columns: 100 }));
        // eslint-disable-next-line no-control-regex -- the sequences that colour text begin with it
        assert.equal(screen.replace(/\u001b\[\d+m/g, "").replace(/ +$/gm, ""), SCREEN);
    });

    it("leaves out what the program does not say", () => {
        const screen = previewScreen({ ...SHOWN, pattern: undefined, outputs: {} }, { color: false, columns: 100 });
        assert.match(screen, /^stack dev {3}region ap-northeast-1\n/);
        assert.doesNotMatch(screen, /Outputs|What to expect/);
    });

    it("names the file of the state, and the configuration to deploy with", () => {
        const shown = { ...SHOWN, stateFile: "state.json", configFile: "other.yaml" };
        const screen = previewScreen(shown, { color: false, columns: 100 });
        assert.match(screen, /The state is in state\.json/);
        assert.match(screen, /pulumi up --stack dev --config-file other\.yaml/);
    });
});

describe("a preview of a program", () => {
    it("prints one JSON document, writes the state, and nothing into the project", async () => {
        const folder = mkdtempSync(join(tmpdir(), "private-api-"));
        const before = readdirSync(PROGRAM);
        const io = recordingIo(PROGRAM);
        try {
            const file = join(folder, "state.json");
            assert.equal(await run(["preview", "--json", "--out", file, "--pattern", "private"], io), 0);
            const state = parseState(readFileSync(file, "utf8"));
            assert.ok(state !== undefined);
            const document = JSON.parse(io.written.out) as Record<string, unknown>;
            assert.deepEqual(Object.keys(document), ["stack", "pattern", "resources", "outputs"]);
            assert.deepEqual([document["stack"], document["pattern"]], ["dev", "private"]);
            const listed = resourcesOf(state).map(({ urn: own, type, parent }) => ({ urn: own, type, parent }));
            assert.deepEqual(document["resources"], JSON.parse(JSON.stringify(listed)));
            const outputs = document["outputs"] as Record<string, unknown>;
            assert.deepEqual([outputs["stage"], outputs["password"]], ["dev", "[secret]"]);
            assert.equal(io.written.err, "");
        } finally {
            rmSync(folder, { recursive: true });
        }
        assert.deepEqual(readdirSync(PROGRAM), before);
    });
});
