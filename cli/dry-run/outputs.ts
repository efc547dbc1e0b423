import type { Made } from "./cloud/kind";
import type { Place } from "./cloud/place";
import type { Registration } from "./registration";
import { isMap, secret, UNKNOWN, type Properties, type Value } from "./values";

/** Inputs with the name that the provider gives, and its note that the name is not the program's. */
export function named({ inputs, name }: Registration, place: Place): Properties {
    if (inputs["name"] !== undefined || inputs["namePrefix"] !== undefined) return inputs;
    return { __defaults: ["name"], ...inputs, name: `${name}-${place.hex(7, "name")}` };
}

/** What a resource that was made tells: its inputs, and what the service adds to them. */
export function outputsOf(registration: Registration, made: Made, region: string): Properties {
    const { inputs } = registration;
    const tags: Properties = inputs["tags"] === undefined ? {} : { tagsAll: inputs["tags"] };
    const outputs: Properties = {
        region,
        ...made.outputs,
        ...tags,
        ...withoutMarks(inputs),
        ...completed(made.outputs, inputs),
        id: made.id,
    };
    return { ...outputs, ...hidden(outputs, registration) };
}

function withoutMarks(inputs: Properties): Properties {
    return Object.fromEntries(Object.entries(inputs).filter(([key]) => !key.startsWith("__")));
}

/** Outputs that the service completes although the program gives a part of them. */
function completed(made: Properties, inputs: Properties): Properties {
    return Object.fromEntries(
        Object.entries(made).filter(([key, value]) => inputs[key] !== undefined && isCollection(value)),
    );
}

function isCollection(value: Value): boolean {
    return Array.isArray(value) || isMap(value);
}

/** Outputs that the program declares secret. */
function hidden(outputs: Properties, { additionalSecretOutputs }: Registration): Properties {
    const keys = additionalSecretOutputs.filter((key) => outputs[key] !== undefined);
    return Object.fromEntries(keys.map((key) => [key, secret(outputs[key] ?? UNKNOWN)]));
}
