import type { Resource, Urn } from "../model/resource";
import type { Finding } from "./rule";
import type { Exception } from "./settings";

/** The exceptions of one rule that hold today, and which of them were used. */
export interface ExceptionBook {
    /** Whether a finding is let pass; an exception that says so counts as used. */
    readonly covers: (finding: Finding, name: string) => boolean;
    /** Findings about exceptions that are used by nothing, hold no longer, or are of several resources. */
    readonly leftOver: (resources: readonly Resource[]) => readonly LeftOver[];
}

/** An exception that should go. */
export interface LeftOver {
    readonly at: string;
    readonly why: "unused" | "expired" | "ambiguous";
    readonly exception: Exception;
}

/**
 * @param today - `YYYY-MM-DD`.
 * @param used - by the indexes of those used before, the resources that they were used for; filled further.
 */
export function exceptionBook(
    exceptions: readonly Exception[],
    today: string,
    used: Map<number, Set<Urn>>,
): ExceptionBook {
    const holds = ({ expires }: Exception): boolean => today <= expires;
    return {
        covers: (finding, name) => {
            const matching = [...exceptions.keys()].filter((index) => {
                const exception = exceptions[index];
                return exception !== undefined && holds(exception) && matches(exception, finding, name);
            });
            matching.forEach((index) => used.set(index, new Set(used.get(index)).add(finding.urn)));
            return matching.length > 0;
        },
        leftOver: (resources) =>
            exceptions.flatMap((exception, index): LeftOver[] => {
                const at = `exceptions[${index}]`;
                if (isOfOtherStack(exception, resources)) return [];
                if (!holds(exception)) return [{ at, why: "expired", exception }];
                const { size } = used.get(index) ?? new Set();
                return size === 1 ? [] : [{ at, why: size === 0 ? "unused" : "ambiguous", exception }];
            }),
    };
}

function matches({ resource, finding: place }: Exception, { urn, at }: Finding, name: string): boolean {
    return (resource === urn || resource === name) && (place === "*" || place === at);
}

/** One configuration serves many stacks, and a URN says of which stack it is. */
function isOfOtherStack({ resource }: Exception, resources: readonly Resource[]): boolean {
    const stack = stackOfUrn(resource);
    return stack !== undefined && !resources.some(({ urn }) => stackOfUrn(urn) === stack);
}

function stackOfUrn(text: Urn): string | undefined {
    return /^urn:pulumi:[^:]+::[^:]+(?=::)/.exec(text)?.[0];
}
