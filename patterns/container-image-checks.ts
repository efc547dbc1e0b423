import { parseImage } from "../components/container-image";
import { makeIssue, quote, type Issue } from "../config/issue";
import type { ProjectFiles } from "../config/project-files";
import type { ContainerConfig } from "./container-options";

const IMAGE = "options.image";
const BUILD = "options.build";

type Build = NonNullable<ContainerConfig["options"]["build"]>;

/**
 * Checks where the container's image comes from: exactly one of `image` and `build`.
 *
 * @returns issues with the codes `image-missing` and `image-or-build`; `image-form`, `image-registry`, `image-region` and
 * `image-tag` of an image; `build-context` and `build-dockerfile` of what one is built of.
 */
export function sourceIssues({ options, region }: ContainerConfig, files: ProjectFiles | undefined): Issue[] {
    const { image, build } = options;
    if (image !== undefined && build !== undefined) return [bothSources(build)];
    if (build !== undefined) return buildIssues(build, files);
    return image === undefined ? [noSource()] : imageIssues(image, region);
}

function bothSources({ context }: Build): Issue {
    return makeIssue({
        code: "image-or-build",
        path: BUILD,
        problem: "is set beside `options.image`",
        got: quote(context),
        expected: "one of them: an image that there is, or a folder to build one of",
        fix: "remove one of them",
    });
}

function noSource(): Issue {
    return makeIssue({
        code: "image-missing",
        path: IMAGE,
        problem: "is not set, nor is `options.build`",
        got: "nothing",
        expected: "an image in ECR, or a folder to build one of",
        fix: "add `image` or `build` to `private-api:options`",
    });
}

/** What Docker would say only when the network is there already. */
function buildIssues({ context, dockerfile }: Build, files: ProjectFiles | undefined): Issue[] {
    const faultOf = (path: string, wanted: "file" | "folder"): string | undefined => {
        const found = files?.look(path) ?? { error: "no project folder" };
        if ("error" in found) return found.error;
        return found.kind === wanted ? undefined : `it is a ${found.kind}`;
    };
    const noFolder = faultOf(context, "folder");
    const issues = noFolder === undefined ? [] : [noContext(context, noFolder)];
    if (dockerfile !== undefined) {
        const noFile = faultOf(dockerfile, "file");
        return noFile === undefined ? issues : [...issues, noDockerfile(dockerfile, noFile)];
    }
    if (noFolder !== undefined) return issues;
    return faultOf(`${context}/Dockerfile`, "file") === undefined ? [] : [withoutDockerfile(context)];
}

const CORRECT_PATH = "correct the path, which is relative to the folder of `Pulumi.yaml`";

function noContext(context: string, why: string): Issue {
    return makeIssue({
        code: "build-context",
        path: `${BUILD}.context`,
        problem: `is not what an image is built of: ${why}`,
        got: quote(context),
        expected: "a folder",
        fix: CORRECT_PATH,
    });
}

function noDockerfile(dockerfile: string, why: string): Issue {
    return makeIssue({
        code: "build-dockerfile",
        path: `${BUILD}.dockerfile`,
        problem: `is no Dockerfile: ${why}`,
        got: quote(dockerfile),
        expected: "a file",
        fix: CORRECT_PATH,
    });
}

function withoutDockerfile(context: string): Issue {
    return makeIssue({
        code: "build-dockerfile",
        path: `${BUILD}.context`,
        problem: "has no `Dockerfile`",
        got: quote(context),
        expected: "a folder with a file of that name",
        fix: "add it, or name another with `options.build.dockerfile`",
    });
}

function imageIssues(image: string, region: string): Issue[] {
    const path = IMAGE;
    const suffix = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
    const example = `\`<account>.dkr.ecr.${region}.${suffix}/<repository>:<tag>\``;
    const parsed = parseImage(image);
    if (!parsed) {
        const parts = { problem: "is not the URI of an image", got: quote(image), expected: example };
        return [makeIssue({ code: "image-form", path, ...parts, fix: "copy it from the ECR console" })];
    }
    const issues: Issue[] = [];
    if (!parsed.registry || (parsed.registry.region === region && parsed.registry.dnsSuffix !== suffix)) {
        issues.push(
            makeIssue({
                code: "image-registry",
                path,
                problem: "is in a registry that isolated subnets do not reach",
                got: quote(image),
                expected: `a private ECR registry, ${example}`,
                fix: "push it there: through endpoints nothing else is pulled",
            }),
        );
    } else if (parsed.registry.region !== region) {
        issues.push(
            makeIssue({
                code: "image-region",
                path,
                problem: `is in the registry of \`${parsed.registry.region}\``,
                got: quote(image),
                expected: `one of \`${region}\`, whose registry the endpoints lead to`,
                fix: "push it there, or have ECR replicate it",
            }),
        );
    }
    if (parsed.version === undefined) {
        issues.push(
            makeIssue({
                code: "image-tag",
                path,
                problem: "has no tag, so that nobody can tell which image runs",
                got: quote(image),
                expected: "a tag or a digest behind the repository",
                fix: `write it like ${quote(`${image}:1.0.0`)}`,
            }),
        );
    }
    return issues;
}
