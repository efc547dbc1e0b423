import type { Unknown } from "./unknown";

/** A resource's name across the whole state. */
export type Urn = string;

/** Plain data, as resources carry it; a leaf, or a whole part, may be {@link Unknown}. */
export type Data = null | boolean | number | string | Unknown | readonly Data[] | { readonly [key: string]: Data };

/** The inputs or outputs of a resource. A property that is not there has no value; an unknown one has one. */
export type Properties = { readonly [key: string]: Data };

/** What everything that judges a stack reads: one resource, wherever it was found. */
export interface Resource {
    readonly urn: Urn;
    /** Such as `aws:apigateway/restApi:RestApi`. */
    readonly type: string;
    /** The name given in the program: the last part of the URN. */
    readonly name: string;
    readonly id?: string;
    readonly parent?: Urn;
    /** Made elsewhere and only read. */
    readonly external?: boolean;
    readonly inputs: Properties;
    readonly outputs: Properties;
    readonly dependencies: readonly Urn[];
    readonly propertyDependencies: Readonly<Record<string, readonly Urn[]>>;
}
