/** What most proofs about the confinement of private APIs judge, and how. */
import type { Properties, Resource } from "../../../model/resource";
import type { Finding } from "../../../policy/rule";
import { privateApiConfinedToVpc } from "../../../policy/rules/private-api-confined-to-vpc";
import { NOTHING_SEEN, seenIn } from "../../../policy/seen";
import { DEFAULTS, type Settings } from "../../../policy/settings";
import { confining, OPEN, program, type Registration, text, VPC_ID } from "../program";

/** Lets in callers of the network's VPC alone. */
export const CONFINED = text(confining(VPC_ID));
/** Lets in everyone. */
export const UNSAFE = text(OPEN);
/** What is found of a policy of its own that does not confine. */
export const VIOLATED = ["violated policy policy"];
/** Up to the id of the API. */
export const ARN = "arn:aws:execute-api:eu-central-1:111122223333:";

/** Lets in everyone by the short form, and denies those from outside by an ARN. */
export function deniedBy(Resource: string): string {
    const statements = confining(VPC_ID, ["Deny"])["Statement"] as readonly Properties[];
    return text({
        ...OPEN,
        Statement: [...(OPEN["Statement"] as []), ...statements.map((each) => ({ ...each, Resource }))],
    });
}

/** What the rule finds in the whole stack, a line each. */
export function ofStack(registrations: readonly Registration[], settings: Partial<Settings> = {}): string[] {
    return (privateApiConfinedToVpc.stack?.(program(...registrations), { ...DEFAULTS, ...settings }) ?? []).map(line);
}

/** The last resource judged alone, after the others were seen. */
export function alone(registrations: readonly Registration[], settings: Partial<Settings> = {}): string[] {
    const resources = program(...registrations);
    const last: Resource | undefined = resources.at(-1);
    if (last === undefined) throw new Error("no program");
    const seen = registrations.length === 1 ? NOTHING_SEEN : seenIn(resources);
    return (privateApiConfinedToVpc.resource?.(last, { ...DEFAULTS, ...settings }, seen) ?? []).map(line);
}

const line = ({ state, missing, urn, at }: Finding): string =>
    [state, ...(missing === undefined ? [] : [missing]), urn.split("::").pop(), at].join(" ");
