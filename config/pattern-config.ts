import type { z } from "zod";
import type { Issue } from "./issue";
import type { ProjectFiles } from "./project-files";
import type { ApiConfig, DnsConfig, NetworkConfig, Tags } from "./schema";

/** Sections that only some patterns have; `api` and `tags` belong to every pattern. */
export const SECTIONS = ["network", "dns", "prober"] as const;
export type Section = (typeof SECTIONS)[number];

/** What the parser has to know of a pattern. */
export interface PatternConfig<Key extends string = string, Options extends z.ZodObject = z.ZodObject> {
    /** Value of `private-api:pattern`. */
    readonly key: Key;
    /** One sentence: what is deployed, who can reach it. */
    readonly summary: string;
    /** Sections that the pattern uses; a section that is not named is refused. */
    readonly sections: Readonly<Partial<Record<Section, "required" | "optional">>>;
    /** The pattern's own options; each field with `.describe()`. Unknown keys are refused; for maps inside, use `z.strictObject`. */
    readonly options: Options;
    /** Options that are meant to be secrets, such as `apiKey.value`: no message quotes them. */
    readonly secretOptions?: readonly string[];
    /**
     * Checks that need more than one section; called only with a config that is right in itself.
     *
     * @param secretKeys - keys such as `private-api:options` whose values are encrypted, wholly or in part.
     * @param files - of the project, for options that name some.
     */
    check?(
        config: StackConfig<Key, z.output<Options>>,
        secretKeys: ReadonlySet<string>,
        files: ProjectFiles | undefined,
    ): readonly Issue[];
}

/** A stack's configuration: checked, complete with defaults, free of secrets' wrappers. */
export interface StackConfig<Key extends string = string, Options = Readonly<Record<string, unknown>>> {
    readonly pattern: Key;
    readonly region: string;
    readonly network?: NetworkConfig;
    readonly api: ApiConfig;
    readonly dns?: DnsConfig;
    readonly options: Options;
    /** Whether there is a function to ask from; not said where the stack says nothing. */
    readonly prober?: boolean;
    readonly tags: Tags;
}
