import type { Properties, Resource, Urn } from "../model/resource";
import { type Finding, findingId } from "./rule";
import { type Seen, seenIn } from "./seen";

/** What one process of the pack keeps between the calls of the engine: it serves one preview, or one update. */
export interface RunMemory {
    readonly note: (resource: Resource) => void;
    readonly seen: () => Seen;
    readonly inputsOf: (urn: Urn) => Properties | undefined;
    /** Whether a finding is said for the first time. */
    readonly isNew: (finding: Finding) => boolean;
    /** By the indexes of a rule's exceptions that were used, the resources that they were used for. */
    readonly usedExceptions: (rule: string) => Map<number, Set<Urn>>;
    /** Leaves the unprovable findings of a rule for its companion, which the engine asks next. */
    readonly leave: (rule: string, call: string, findings: readonly Finding[]) => void;
    /** Whether anything is left for a rule's companion; before the first resource there may be. */
    readonly mayTell: (rule: string) => boolean;
    readonly collect: (rule: string, call: string) => readonly Finding[];
    /** After the look at the whole stack nothing follows: what was said may be said again. */
    readonly endOfRun: (rule: string) => void;
}

export function runMemory(): RunMemory {
    const resources = new Map<Urn, Resource>();
    const said = new Map<string, Set<string>>();
    const used = new Map<string, Map<number, Set<Urn>>>();
    const left = new Map<string, Map<string, readonly Finding[]>>();
    let started = false;
    return {
        note: (resource) => resources.set(resource.urn, resource),
        seen: () => asked(() => seenIn(resources.values())),
        inputsOf: (urn) => resources.get(urn)?.inputs,
        isNew: (finding) => {
            const ids = entry(said, finding.rule, () => new Set<string>());
            const id = `${finding.state} ${findingId(finding)}`;
            if (ids.has(id)) return false;
            ids.add(id);
            return true;
        },
        usedExceptions: (rule) => entry(used, rule, () => new Map<number, Set<Urn>>()),
        leave: (rule, call, findings) => {
            started = true;
            if (findings.length > 0) entry(left, rule, () => new Map<string, readonly Finding[]>()).set(call, findings);
        },
        mayTell: (rule) => !started || (left.get(rule)?.size ?? 0) > 0,
        collect: (rule, call) => {
            const findings = left.get(rule)?.get(call) ?? [];
            left.get(rule)?.delete(call);
            return findings;
        },
        endOfRun: (rule) => {
            said.delete(rule);
            used.delete(rule);
        },
    };
}

/** Few rules ask what was seen, and of few resources. */
function asked(look: () => Seen): Seen {
    let held: Seen | undefined;
    const seen = (): Seen => (held ??= look());
    return {
        get vpcs() {
            return seen().vpcs;
        },
        get usedVpcIds() {
            return seen().usedVpcIds;
        },
        get endpointVpcIds() {
            return seen().endpointVpcIds;
        },
    };
}

function entry<T>(map: Map<string, T>, key: string, make: () => T): T {
    const found = map.get(key);
    if (found !== undefined) return found;
    const made = make();
    map.set(key, made);
    return made;
}
