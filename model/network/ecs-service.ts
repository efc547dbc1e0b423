import type { Resource, Urn } from "../resource";
import { ofType, type Stack } from "../stack";
import { asFlag, fieldOf, settingOf, type Known } from "./attribute";

export const TASK_TYPES: readonly string[] = ["aws:ecs/service:Service", "aws:ecs/taskSet:TaskSet"];

/** A service or task set of ECS, as far as its network goes. */
export interface EcsService {
    readonly urn: Urn;
    readonly name: string;
    /** Whether each task's interface gets a public address. */
    readonly assignsPublicIp: Known<boolean>;
}

/** The services of a stack. */
export function readEcsServices(stack: Stack): readonly EcsService[] {
    return ofType(stack, ...TASK_TYPES).map(readEcsService);
}

export function readEcsService(service: Resource): EcsService {
    const assignsPublicIp = asFlag(fieldOf(settingOf(service, "networkConfiguration"), "assignPublicIp")) ?? false;
    return { urn: service.urn, name: service.name, assignsPublicIp };
}
