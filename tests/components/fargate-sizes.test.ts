import assert from "node:assert/strict";
import { FARGATE_CPU_UNITS, fargateMemory } from "../../components/fargate-sizes";

describe("the sizes of Fargate tasks", () => {
    /** CPU units, least and most memory in MiB, how many values there are. */
    const ROWS: readonly (readonly [number, number, number, number])[] = [
        [256, 512, 2048, 3],
        [512, 1024, 4096, 4],
        [1024, 2048, 8192, 7],
        [2048, 4096, 16_384, 13],
        [4096, 8192, 30_720, 23],
        [8192, 16_384, 61_440, 12],
        [16_384, 32_768, 122_880, 12],
    ];

    it("are of seven numbers of CPU units", () => {
        assert.deepEqual(
            FARGATE_CPU_UNITS,
            ROWS.map(([units]) => units),
        );
    });

    for (const [units, least, most, count] of ROWS) {
        it(`go from ${least} to ${most} MiB for ${units} CPU units`, () => {
            const sizes = fargateMemory(units);
            assert.deepEqual([sizes[0], sizes.at(-1), sizes.length], [least, most, count]);
            assert.deepEqual(
                sizes,
                [...new Set(sizes)].sort((a, b) => a - b),
            );
        });
    }

    it("are none for CPU units that there are not", () => {
        assert.deepEqual([0, 128, 300, 32_768, -256].flatMap(fargateMemory), []);
    });
});
