import type { Properties, Value } from "../values";
import type { Place } from "./place";

/** What a resource becomes in the in-memory cloud. */
export interface Made {
    readonly id: string;
    /** What the service adds to the inputs: ids, names, defaults. */
    readonly outputs: Properties;
}

/** A resource type that the dry run models. */
export interface Kind {
    /** Whether the provider names the resource where the program does not. */
    readonly named?: boolean;
    /** Inputs as the program gave them, with the name where {@link Kind.named}; pure. */
    readonly make: (inputs: Properties, place: Place) => Made;
    /** What the id alone tells of a resource made elsewhere. */
    readonly toldById?: (id: string) => Properties;
}

/** A component that a plugin makes: inputs to outputs; pure. What the plugin makes inside is not modelled. */
export type RemoteKind = (inputs: Properties, place: Place) => Properties;

/** The components of one plugin, by type token. */
export type RemoteKinds = Readonly<Record<string, RemoteKind>>;

/** A data source: arguments to answer; an answer that only the account knows is `UNKNOWN`. */
export type DataSource = (args: Properties, place: Place) => Properties;

/** The resource types of one service, by type token. */
export type Kinds = Readonly<Record<string, Kind>>;

/** A kind whose id is a prefix and 17 hexadecimal digits, with an ARN of `ec2`. */
export function ec2Kind(
    prefix: string,
    collection: string,
    more: (inputs: Properties, place: Place, id: string) => Properties,
): Kind {
    return {
        make: (inputs, place) => {
            const id = `${prefix}-0${place.hex(16)}`;
            return {
                id,
                outputs: {
                    arn: place.arn("ec2", `${collection}/${id}`),
                    ownerId: place.account,
                    ...more(inputs, place, id),
                },
            };
        },
    };
}

/** A kind that only joins others: its id is made of theirs and it has no outputs of its own. */
export function joinKind(...keys: readonly string[]): Kind {
    return { make: (inputs, place) => ({ id: joined(inputs, keys, "-") ?? place.hex(16), outputs: {} }) };
}

/** The given inputs in one text, or nothing where one of them is not a known text. */
export function joined(inputs: Properties, keys: readonly string[], separator: string): string | undefined {
    const parts = keys.map((key) => inputs[key]);
    return parts.every(isPlainText) ? parts.join(separator) : undefined;
}

function isPlainText(value: Value | undefined): value is string {
    return typeof value === "string";
}
