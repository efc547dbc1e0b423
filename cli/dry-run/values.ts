/** What stands for a value that is not known before the deployment, on the wire and in a state. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** The key that marks an object as more than a map, and the mark of a secret. */
export const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** JSON, as resources carry it. */
export type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };

/** The inputs or outputs of a resource. */
export type Properties = { readonly [key: string]: Value };

/** Whether a value is a map or an object with a signature. */
export function isMap(value: Value | undefined): value is Properties {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value is a secret, whatever is inside. */
export function isSecret(value: Value | undefined): value is Properties {
    return isMap(value) && value[SIGNATURE] === SECRET;
}

/** Marks a value as secret, as the program does. */
export function secret(value: Value): Value {
    return { [SIGNATURE]: SECRET, value };
}

/**
 * A text that the in-memory cloud may work with.
 *
 * @returns `undefined` for a secret as well as for an unknown: what is made of a secret would not be marked as one.
 */
export function knownText(value: Value | undefined): string | undefined {
    return typeof value === "string" && value !== UNKNOWN ? value : undefined;
}

/** A name or an id that is known; the provider takes an empty text for none. */
export function knownName(value: Value | undefined): string | undefined {
    const text = knownText(value);
    return text === "" ? undefined : text;
}

/** Texts of a list; an element that is not known stays in its place as {@link UNKNOWN}. */
export function texts(value: Value | undefined): readonly string[] {
    return isList(value) ? value.map((each) => knownText(each) ?? UNKNOWN) : [];
}

/** Whether a value is a list. */
export function isList(value: Value | undefined): value is readonly Value[] {
    return Array.isArray(value);
}

/** Applies a function to every leaf and every secret, from the outside in. */
function mapLeaves(value: Value, change: (leaf: Value) => Value): Value {
    if (isSecret(value)) return change(value);
    if (isList(value)) return value.map((each) => mapLeaves(each, change));
    if (!isMap(value)) return change(value);
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapLeaves(each, change)]));
}

/**
 * Secrets in the form of an exported state, without what they hide: the place of the ciphertext says that it is unknown.
 */
export function sealSecrets(properties: Properties): Properties {
    const sealed = { [SIGNATURE]: SECRET, ciphertext: UNKNOWN };
    return mapProperties(properties, (leaf) => (isSecret(leaf) ? sealed : leaf));
}

/** For people: secrets become `[secret]`, unknown values the given words. */
export function readable(properties: Properties, unknown: string): Properties {
    return mapProperties(properties, (leaf) => {
        if (isSecret(leaf)) return "[secret]";
        return leaf === UNKNOWN ? unknown : leaf;
    });
}

function mapProperties(properties: Properties, change: (leaf: Value) => Value): Properties {
    return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, mapLeaves(value, change)]));
}
