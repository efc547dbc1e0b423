/*
 * What container-link registers when it builds the image, and that nothing of that is loaded when it does not. Offline:
 * that Docker builds the image, that awsx takes these inputs, and what it makes of them, is not shown here.
 */
import assert from "node:assert/strict";
import { dryRun } from "../../cli/dry-run";
import { UNKNOWN } from "../../cli/dry-run/values";
import { readProject } from "../../cli/project-file";
import { convertConfig } from "../../cli/stack-config";
import { RULES } from "../../policy/registry";
import { judged } from "../policy/rules/judged";
import { exampleConfig, only, preview, ROOT } from "../support/preview";

const REGION = "ap-northeast-1";
const ACCOUNT = "123456789012";
const REPOSITORY = "awsx:ecr:Repository";
const IMAGE = "awsx:ecr:Image";
const CONTEXT = "examples/container";

/** The example, built of its sources. */
function building(build: object = {}, more: object = {}): Record<string, unknown> {
    const example = exampleConfig("container-link");
    const { image, ...options } = example["private-api:options"] as Record<string, unknown>;
    assert.equal(typeof image, "string");
    return { ...example, "private-api:options": { ...options, build: { context: CONTEXT, ...build }, ...more } };
}

describe("the container-link pattern, given a folder to build of", () => {
    it("has awsx make a repository that scans images and keeps a few of the last ones", async () => {
        const { resources } = await preview(building());
        const { inputs, outputs, parent } = only(resources, REPOSITORY);
        assert.deepEqual(inputs, {
            imageScanningConfiguration: { scanOnPush: true },
            imageTagMutability: "MUTABLE",
            lifecyclePolicy: {
                rules: [
                    {
                        description: "Images before the last ones",
                        tagStatus: "untagged",
                        maximumNumberOfImages: 30,
                    },
                ],
            },
            forceDelete: true,
            tags: {},
        });
        assert.equal(parent, only(resources, "private-api:index:BuiltImage").urn);
        assert.match(
            String(outputs["url"]),
            new RegExp(`^${ACCOUNT}\\.dkr\\.ecr\\.${REGION}\\.amazonaws\\.com/image-repository-[0-9a-f]{7}$`),
        );
    });

    it("has awsx build that folder for the task's processors, and push it there", async () => {
        const intel = await preview(building());
        const { inputs, parent, propertyDependencies } = only(intel.resources, IMAGE);
        const repository = only(intel.resources, REPOSITORY);
        assert.deepEqual(inputs, {
            repositoryUrl: repository.outputs["url"],
            context: CONTEXT,
            args: {},
            platform: "linux/amd64",
        });
        assert.deepEqual(propertyDependencies["repositoryUrl"], [repository.urn]);
        assert.equal(parent, only(intel.resources, "private-api:index:BuiltImage").urn);
    });

    it("builds for Graviton with a Dockerfile and arguments that are told", async () => {
        const dockerfile = `${CONTEXT}/Dockerfile`;
        const args = { VERSION: "1.2.3" };
        const { resources } = await preview(building({ dockerfile, args }, { architecture: "ARM64" }));
        const { repositoryUrl, ...inputs } = only(resources, IMAGE).inputs;
        assert.equal(repositoryUrl, only(resources, REPOSITORY).outputs["url"]);
        assert.deepEqual(inputs, { context: CONTEXT, dockerfile, args, platform: "linux/arm64" });
        const task = only(resources, "aws:ecs/taskDefinition:TaskDefinition");
        assert.deepEqual(task.inputs["runtimePlatform"], {
            operatingSystemFamily: "LINUX",
            cpuArchitecture: "ARM64",
        });
    });

    it("runs what the build gives, which nobody knows before, and knows everything else", async () => {
        const { resources, outputs } = await preview(building());
        const task = only(resources, "aws:ecs/taskDefinition:TaskDefinition");
        assert.ok(task.propertyDependencies["containerDefinitions"]?.includes(only(resources, IMAGE).urn));
        assert.equal(outputs["containerImage"], UNKNOWN);
        const unknown = resources.flatMap(({ name, external, inputs }) =>
            external
                ? []
                : Object.entries(inputs)
                      .filter(([, value]) => JSON.stringify(value).includes(UNKNOWN))
                      .map(([key]) => `${name} ${key}`),
        );
        assert.deepEqual(unknown, ["container-task containerDefinitions"]);
    });

    it("lets nothing but the task wait for the build", async () => {
        const { resources } = await preview(building());
        const image = only(resources, IMAGE).urn;
        const waiting = resources.filter(({ dependencies }) => dependencies.includes(image));
        assert.deepEqual(
            waiting.map(({ name }) => name),
            ["container-task"],
        );
    });

    it("lets the execution role pull from that repository alone", async () => {
        const { resources } = await preview(building());
        const { inputs } = only(resources, "aws:iam/rolePolicy:RolePolicy", "container-execution-policy");
        const { Statement } = JSON.parse(String(inputs["policy"])) as { Statement: Record<string, unknown>[] };
        const repository = String(only(resources, REPOSITORY).outputs["url"]).split("/")[1] ?? "";
        assert.deepEqual(
            Statement.find(({ Sid }) => Sid === "PullImage"),
            {
                Sid: "PullImage",
                Effect: "Allow",
                Action: ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
                Resource: `arn:aws:ecr:${REGION}:${ACCOUNT}:repository/${repository}`,
            },
        );
    });

    it("has nothing that a rule of the pack finds", async () => {
        const { resources } = await preview(building());
        assert.deepEqual(
            RULES.flatMap((rule) => judged(rule, resources)),
            [],
        );
    });

    it("registers besides them what it registers with an image that is there", async () => {
        const named = await preview(exampleConfig("container-link"));
        const built = await preview(building());
        const urnsOf = ({ resources }: typeof named) => resources.map(({ urn }) => urn).sort();
        const added = urnsOf(built).filter((urn) => !urnsOf(named).includes(urn));
        assert.deepEqual(
            urnsOf(built).filter((urn) => !added.includes(urn)),
            urnsOf(named),
        );
        assert.deepEqual(
            added.map((urn) => urn.split("::").slice(2).join(" ")),
            [
                "private-api:index:BuiltImage$awsx:ecr:Image image-build",
                "private-api:index:BuiltImage$awsx:ecr:Repository image-repository",
                "private-api:index:BuiltImage image",
                "pulumi:providers:awsx default_3_9_0",
            ],
        );
    });
});

/** Has the program say at its end how many files of awsx it has loaded. */
const COUNT_FILES = `
import { createRequire } from "node:module";
const { cache } = createRequire(process.cwd() + "/");
process.on("exit", () => console.log("awsx files: " + Object.keys(cache).filter((file) => file.includes("/@pulumi/awsx/")).length));
`;

/** How many files of awsx the program loads for a configuration. */
async function filesOfAwsx(config: Readonly<Record<string, unknown>>): Promise<number> {
    const before = process.env["NODE_OPTIONS"];
    process.env["NODE_OPTIONS"] = `${before ?? ""} --import=data:text/javascript,${encodeURIComponent(COUNT_FILES)}`;
    try {
        const project = readProject(ROOT);
        const { messages } = await dryRun(project, "test", convertConfig(project.name, config));
        const said = messages
            .map(({ text }) => /awsx files: (\d+)/.exec(text)?.[1])
            .find((count) => count !== undefined);
        return Number(said);
    } finally {
        if (before === undefined) delete process.env["NODE_OPTIONS"];
        else process.env["NODE_OPTIONS"] = before;
    }
}

describe("the program", () => {
    it("loads awsx to build an image", async () => {
        assert.ok((await filesOfAwsx(building())) > 0);
    });

    it("does not load awsx for an image that is there", async () => {
        assert.equal(await filesOfAwsx(exampleConfig("container-link")), 0);
    });
});
