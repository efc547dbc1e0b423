/** Where a container image is, read off its URI. */
export interface ContainerImage {
    /** Account, region and partition's suffix of a private ECR registry; none for any other. */
    readonly registry: { readonly account: string; readonly region: string; readonly dnsSuffix: string } | undefined;
    /** Repository in the registry, such as `team/pets`. */
    readonly repository: string;
    /** Tag or digest, as written behind `:` or `@`; none where there is neither. */
    readonly version: string | undefined;
}

/** Not `dkr.ecr-fips`: its names are not among those that the endpoint of `ecr.dkr` answers (rule E-2). */
const ECR = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.(amazonaws\.com(?:\.cn)?)$/;
const SEGMENT = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
const REPOSITORY = new RegExp(`^${SEGMENT}(?:/${SEGMENT})*$`);
const TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;

/**
 * Reads `registry/repository:tag` or `registry/repository@sha256:…`.
 *
 * @returns `undefined` for a text that is no image of a registry.
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/docker-pull-ecr-image.html (read 2026-11-21)
 */
export function parseImage(text: string): ContainerImage | undefined {
    const slash = text.indexOf("/");
    if (slash < 1) return undefined;
    const host = ECR.exec(text.slice(0, slash));
    const [named = "", digest] = text.slice(slash + 1).split("@");
    if (digest !== undefined && !DIGEST.test(digest)) return undefined;
    const colon = named.lastIndexOf(":");
    const repository = colon < 0 ? named : named.slice(0, colon);
    const tag = colon < 0 ? undefined : named.slice(colon + 1);
    if (!REPOSITORY.test(repository) || (tag !== undefined && !TAG.test(tag))) return undefined;
    const [, account = "", region = "", dnsSuffix = ""] = host ?? [];
    return { registry: host ? { account, region, dnsSuffix } : undefined, repository, version: digest ?? tag };
}
