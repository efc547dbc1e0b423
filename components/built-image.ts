import type * as awsxEcr from "@pulumi/awsx/ecr";
import * as pulumi from "@pulumi/pulumi";
import { childOf } from "./child";
import type { Architecture } from "./fargate-service";
import { plainArgs } from "./plain-args";

export interface BuiltImageArgs {
    /** Folder that the image is built of, relative to the folder that the program runs in. */
    readonly context: string;
    /** Dockerfile, relative to that folder too. @defaultValue `Dockerfile` in `context` */
    readonly dockerfile?: string;
    /** Values of the Dockerfile's `ARG`s. Not for secrets: an image keeps them in its history. @defaultValue none */
    readonly buildArguments?: { [name: string]: string };
    /** Processors that the image is built for. */
    readonly architecture: Architecture;
    /** Tags of the repository. @defaultValue none */
    readonly tags?: { [name: string]: string };
}

/** What Docker calls those processors. */
const PLATFORMS: Readonly<Record<Architecture, string>> = { X86_64: "linux/amd64", ARM64: "linux/arm64" };

/** Untagged images that are kept, for a service to go back to: those of ten builds, as one may push three manifests. */
const KEPT_IMAGES = 30;

/**
 * A container image that is built during the deployment, with Docker, and pushed to a private repository of its own.
 *
 * Repository and image are components of `@pulumi/awsx`, made by its plugin; nobody else pushes there.
 *
 * - A build pushes with the same tag as the last one, which awsx derives of the paths, so tags are not immutable. What runs
 *   is named by its digest (`imageUri`), which no push changes. The image before loses its tag and is kept for a while.
 * - The repository goes with its images when the stack is destroyed: they are made of sources, and run in this stack alone.
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html (read 2026-11-21)
 */
export class BuiltImage extends pulumi.ComponentResource {
    /** URI of the image with its digest: `<account>.dkr.ecr.<region>.amazonaws.com/<repository>@sha256:…`. */
    public readonly imageUri: pulumi.Output<string>;
    /** URI of the repository: the part before the digest, which is known before the image is built. */
    public readonly repositoryUrl: pulumi.Output<string>;

    public constructor(name: string, args: BuiltImageArgs, opts?: pulumi.ComponentResourceOptions) {
        super("private-api:index:BuiltImage", name, plainArgs(args), opts);
        const { Image, Repository } = loadEcr();
        const repository = new Repository(
            `${name}-repository`,
            {
                imageScanningConfiguration: { scanOnPush: true },
                imageTagMutability: "MUTABLE",
                lifecyclePolicy: {
                    rules: [
                        {
                            description: "Images before the last ones",
                            tagStatus: "untagged",
                            maximumNumberOfImages: KEPT_IMAGES,
                        },
                    ],
                },
                forceDelete: true,
                tags: args.tags,
            },
            childOf(this),
        );
        const image = new Image(
            `${name}-build`,
            {
                repositoryUrl: repository.url,
                context: args.context,
                dockerfile: args.dockerfile,
                args: args.buildArguments,
                platform: PLATFORMS[args.architecture],
            },
            childOf(this),
        );

        this.imageUri = image.imageUri;
        this.repositoryUrl = repository.url;
        this.registerOutputs({ imageUri: this.imageUri, repositoryUrl: this.repositoryUrl });
    }
}

/** `awsx.ecr`, for programs that build an image. */
function loadEcr(): typeof awsxEcr {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load it for programs that build none
    return require("@pulumi/awsx/ecr") as typeof awsxEcr;
}
