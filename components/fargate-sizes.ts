/** From `from` to `to` MiB, in steps. */
const steps = (from: number, to: number, step: number): readonly number[] =>
    Array.from({ length: (to - from) / step + 1 }, (_, index) => from + index * step);

const GIB = 1024;

/**
 * Memory in MiB that goes with each number of CPU units (1024 are one vCPU).
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html (read 2026-11-21)
 */
const MEMORY: ReadonlyMap<number, readonly number[]> = new Map([
    [256, [512, GIB, 2 * GIB]],
    [512, steps(GIB, 4 * GIB, GIB)],
    [1024, steps(2 * GIB, 8 * GIB, GIB)],
    [2048, steps(4 * GIB, 16 * GIB, GIB)],
    [4096, steps(8 * GIB, 30 * GIB, GIB)],
    [8192, steps(16 * GIB, 60 * GIB, 4 * GIB)],
    [16384, steps(32 * GIB, 120 * GIB, 8 * GIB)],
]);

/** CPU units that a Fargate task can have. */
export const FARGATE_CPU_UNITS: readonly number[] = [...MEMORY.keys()];

/** Memory, in MiB and ascending, that a Fargate task with these CPU units can have; none for units that there are not. */
export function fargateMemory(cpuUnits: number): readonly number[] {
    return MEMORY.get(cpuUnits) ?? [];
}
