import type { Urn } from "./state";
import type { Properties } from "./values";

/** What the program asks for when it makes or reads a resource. */
export interface Registration {
    readonly type: string;
    readonly name: string;
    readonly parent: Urn | undefined;
    readonly custom: boolean;
    /** Made by a plugin, children and all. */
    readonly remote?: boolean;
    readonly inputs: Properties;
    readonly dependencies: readonly Urn[];
    readonly propertyDependencies: Readonly<Record<string, readonly Urn[]>>;
    /** `<urn>::<id>` of an explicit provider. */
    readonly provider: string | undefined;
    /** The same for the resources inside a component, by package. */
    readonly providers?: Readonly<Record<string, string>>;
    /** Of the package that the type comes from. */
    readonly version: string | undefined;
    readonly additionalSecretOutputs: readonly string[];
    readonly protect?: boolean;
    readonly retainOnDelete?: boolean;
    readonly deletedWith?: Urn;
    /** Id of a resource that exists and is taken over: it is not made. */
    readonly importId?: string;
}
