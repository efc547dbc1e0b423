import { UnknownValueError } from "@pulumi/policy";
import type { Data, Properties } from "../model/resource";
import { unknown } from "../model/unknown";

/** Deeper than any program nests its data; what lies below is taken as unknown, so that a cycle ends. */
const MAX_DEPTH = 128;

/**
 * Plain data of what the engine handed over, with {@link unknown} where a value is not known yet.
 *
 * Behind the SDK's proxy every read of an unknown value throws, and which one is read first would decide what a rule
 * says. Secrets arrive unwrapped. Assets, archives and whatever else is no plain data are unknown too: a rule cannot say
 * what is in them.
 *
 * @param props - of a resource, behind the SDK's proxy or not.
 */
export function plainProperties(props: unknown): Properties {
    const data = plain(props, 0);
    return isProperties(data) ? data : {};
}

function isProperties(data: Data): data is Properties {
    return typeof data === "object" && data !== null && !Array.isArray(data);
}

function plain(value: unknown, depth: number): Data {
    switch (typeof value) {
        case "string":
        case "number":
        case "boolean":
            return value;
        case "object":
            return value === null ? null : depth > MAX_DEPTH ? unknown : plainObject(value, depth);
        default:
            return unknown;
    }
}

function plainObject(value: object, depth: number): Data {
    if (Array.isArray(value)) {
        return Array.from({ length: value.length }, (_, index) => read(value, String(index), depth) ?? null);
    }
    if (isOpaque(value)) return unknown;
    // `fromEntries`, because an assignment to `__proto__` is not a property.
    return Object.fromEntries(
        Object.keys(value).flatMap((key): [string, Data][] => {
            const data = read(value, key, depth);
            return data === undefined ? [] : [[key, data]];
        }),
    );
}

/** A property without a value is not there, as `JSON.stringify` has it. */
function read(holder: object, key: string, depth: number): Data | undefined {
    try {
        const value: unknown = Reflect.get(holder, key);
        return value === undefined ? undefined : plain(value, depth + 1);
    } catch (error) {
        if (error instanceof UnknownValueError) return unknown;
        throw error;
    }
}

/** Marks of the SDK's own objects, and of promises: none of them is plain data. */
const OPAQUE = ["__pulumiAsset", "__pulumiArchive", "__pulumiOutput", "__pulumiResource", "then"];

function isOpaque(value: object): boolean {
    return OPAQUE.some((mark) => mark in value && (mark !== "then" || typeof Reflect.get(value, mark) === "function"));
}
