import { readInstant, readRequestInstant } from "../text/instant";
import { readNumber } from "../text/number";
import type { Operator } from "./operator";

type Comparison = (requestValue: number, policyValue: number) => boolean;

/** An operator on numbers. */
export function numeric(name: string, holds: Comparison): Operator {
    return ordered(name, "number", readNumber, (text) => (text === "" ? undefined : Number(text)), holds);
}

/** An operator on instants. */
export function date(name: string, holds: Comparison): Operator {
    return ordered(name, "instant", readInstant, readRequestInstant, holds);
}

type Read = (text: string) => number | undefined;

function ordered(name: string, type: "number" | "instant", read: Read, request: Read, holds: Comparison): Operator {
    const compare: Operator["compare"] = ({ text }) => {
        const bound = read(text);
        if (bound === undefined) return undefined;
        const matches = (requestValue: string): boolean => {
            const value = request(requestValue);
            return value !== undefined && holds(value, bound);
        };
        return { bound, matches };
    };
    return { name, type, negated: false, wildcards: false, compare };
}
