import type {
    Policies,
    ReportViolation,
    ResourceValidation,
    ResourceValidationPolicy,
    StackValidation,
    StackValidationPolicy,
} from "@pulumi/policy";
import type { Resource } from "../model/resource";
import { configSchema } from "./config-schema";
import { exceptionBook } from "./exceptions";
import { configurationFinding, defectFinding, leftOverFinding } from "./own-findings";
import { report, reportMandatory } from "./report";
import { resourceOf, stackResources } from "./resources";
import type { Finding, Rule } from "./rule";
import type { RunMemory } from "./run-memory";
import { type Configuration, readConfiguration } from "./settings";

type Policy = ResourceValidationPolicy & Partial<StackValidationPolicy>;

/** The outside of a run, so that tests can set it. */
export interface Surroundings {
    /** `YYYY-MM-DD`. */
    readonly today: () => string;
    /** Whether the engine says that this is an update, in which every value is known. */
    readonly isUpdate: boolean;
}

const STACK_CALL = "stack";

/** The policies of the pack: each rule, and behind it its companion for what cannot be proved. */
export function policiesOf(rules: readonly Rule[], memory: RunMemory, surroundings: Surroundings): Policies {
    return rules.flatMap((rule) => [policyOf(rule, memory, surroundings), companionOf(rule, memory)]);
}

function policyOf(rule: Rule, memory: RunMemory, surroundings: Surroundings): Policy {
    return {
        name: rule.name,
        description: rule.description,
        enforcementLevel: rule.level,
        configSchema: configSchema(rule.options ?? []),
        ...(rule.resource === undefined ? {} : { validateResource: resourceValidation(rule, memory, surroundings) }),
        validateStack: (args, reportViolation) => {
            const resources = stackResources(args, memory.inputsOf);
            const call = callOf(rule, memory, surroundings, args.getConfig());
            call.judge(STACK_CALL, resources, reportViolation, (settings) => rule.stack?.(resources, settings) ?? []);
            call.close(resources, reportViolation);
            memory.endOfRun(rule.name);
        },
    };
}

function resourceValidation(rule: Rule, memory: RunMemory, surroundings: Surroundings): ResourceValidation {
    return (args, reportViolation) => {
        const resource = resourceOf(args);
        memory.note(resource);
        callOf(rule, memory, surroundings, args.getConfig()).judge(
            resource.urn,
            [resource],
            reportViolation,
            (settings) => rule.resource?.(resource, settings, memory.seen()) ?? [],
        );
    };
}

/**
 * A level belongs to a policy, so what cannot be proved has one of its own: advisory at a preview. The engine asks the
 * policies in their order, so the rule has left its findings before the companion is asked for them.
 */
function companionOf(rule: Rule, memory: RunMemory): Policy {
    const tell = (call: string, reportViolation: ReportViolation): void =>
        memory.collect(rule.name, call).forEach((finding) => report(finding, reportViolation));
    const resource: ResourceValidation = ({ urn }, reportViolation) => tell(urn, reportViolation);
    const stack: StackValidation = (_args, reportViolation) => tell(STACK_CALL, reportViolation);
    return {
        name: `${rule.name}-unprovable`,
        description: `what cannot be proved with what is known: ${rule.description}`,
        enforcementLevel: "advisory",
        // A function that is not there costs nothing, while for each that is the SDK reads all properties anew: a
        // companion has them when it is announced, and whenever there is something to tell.
        get validateResource() {
            return rule.resource && memory.mayTell(rule.name) ? resource : undefined;
        },
        get validateStack() {
            return rule.stack && memory.mayTell(rule.name) ? stack : undefined;
        },
    };
}

type Judge = (settings: Configuration["settings"]) => readonly Finding[];

interface Call {
    readonly judge: (call: string, resources: readonly Resource[], out: ReportViolation, judge: Judge) => void;
    /** Says what is wrong with the configuration itself, once in a run. */
    readonly close: (resources: readonly Resource[], out: ReportViolation) => void;
}

function callOf(rule: Rule, memory: RunMemory, { today, isUpdate }: Surroundings, given: object): Call {
    const { settings, exceptions, faults } = readConfiguration(given);
    const book = exceptionBook(exceptions, today(), memory.usedExceptions(rule.name));
    return {
        judge: (call, resources, out, judge) => {
            const found = judged(rule, resources, out, () => judge(settings))
                .filter((finding) => !book.covers(finding, nameOf(finding, resources)))
                // Asked again about a resource, the pack says it again; only the look at the stack repeats nothing.
                .filter((finding) => memory.isNew(finding) || call !== STACK_CALL);
            const isBlocking = ({ state, missing }: Finding): boolean =>
                state === "violated" || (isUpdate && missing === "value");
            found.filter(isBlocking).forEach((finding) => report(finding, out));
            memory.leave(
                rule.name,
                call,
                found.filter((finding) => !isBlocking(finding)),
            );
        },
        close: (resources, out) => {
            const root = rootOf(resources);
            if (root === undefined) return;
            faults.forEach((fault) => reportMandatory(configurationFinding(rule, root, fault), out));
            book.leftOver(resources).forEach((each) => reportMandatory(leftOverFinding(rule, root, each), out));
        },
    };
}

/** A rule that throws is a defect of the pack: said as such, it neither ends the run nor passes anything. */
function judged(
    rule: Rule,
    resources: readonly Resource[],
    out: ReportViolation,
    judge: () => readonly Finding[],
): readonly Finding[] {
    try {
        return judge();
    } catch (error) {
        const root = rootOf(resources);
        if (root !== undefined) reportMandatory(defectFinding(rule, root, error), out);
        return [];
    }
}

function nameOf({ urn }: Finding, resources: readonly Resource[]): string {
    return resources.find((resource) => resource.urn === urn)?.name ?? "";
}

/** A finding of the whole stack needs a resource all the same: without a URN the CLI panics. */
function rootOf(resources: readonly Resource[]): Resource | undefined {
    return resources.find(({ type }) => type === "pulumi:pulumi:Stack") ?? resources[0];
}
