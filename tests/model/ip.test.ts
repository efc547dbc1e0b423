/**
 * Proves that the address arithmetic is right: on chosen blocks, on random ones, and against sets of integers in a
 * world small enough to count. Not: that AWS accepts a block.
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import {
    blockOf,
    contains,
    containsRange,
    formatCidr,
    formatIpv4,
    overlaps,
    parseCidr,
    parseIpv4,
    rangeEnd,
    rangeSize,
    type Ipv4Range,
} from "../../model/ip";

const SEED = { seed: 20261120, numRuns: 500 };
const address = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const block = fc.tuple(address, fc.integer({ min: 0, max: 32 })).map(([first, length]) => blockOf(first, length));

function cidr(text: string): Ipv4Range {
    const range = parseCidr(text, "here");
    assert.ok(range.ok, text);
    return range.value;
}

describe("addresses", () => {
    it("reads and writes the first, the last and others", () => {
        for (const [text, number] of [
            ["0.0.0.0", 0],
            ["10.0.1.20", 167772436],
            ["128.0.0.0", 2 ** 31],
            ["255.255.255.255", 2 ** 32 - 1],
        ] as const) {
            assert.equal(parseIpv4(text), number);
            assert.equal(formatIpv4(number), text);
        }
    });

    it("refuses what is not four decimal octets", () => {
        for (const text of [
            "",
            "1.2.3",
            "1.2.3.4.5",
            "1.2.3.256",
            "01.2.3.4",
            "1abc.2.3.4",
            " 1.2.3.4",
            "1.2.3.-4",
            "1.2.3.4e0",
            "0x1.2.3.4",
            "::1",
        ]) {
            assert.equal(parseIpv4(text), undefined, text);
        }
    });

    it("throws for a number that is no address instead of writing another one", () => {
        for (const number of [-1, 2 ** 32, 0.5, Number.NaN]) assert.throws(() => formatIpv4(number), RangeError);
    });

    it("gives back every address that it writes", () => {
        fc.assert(
            fc.property(address, (number) => assert.equal(parseIpv4(formatIpv4(number)), number)),
            SEED,
        );
    });
});

describe("blocks", () => {
    it("has the first and the last address of every size from /0 to /32", () => {
        const table: readonly (readonly [string, string, number])[] = [
            ["0.0.0.0/0", "255.255.255.255", 2 ** 32],
            ["128.0.0.0/1", "255.255.255.255", 2 ** 31],
            ["10.0.0.0/8", "10.255.255.255", 2 ** 24],
            ["10.0.0.0/16", "10.0.255.255", 65536],
            ["192.168.1.16/28", "192.168.1.31", 16],
            ["255.255.255.254/31", "255.255.255.255", 2],
            ["8.8.8.8/32", "8.8.8.8", 1],
        ];
        for (const [text, last, size] of table) {
            const range = cidr(text);
            assert.equal(formatIpv4(rangeEnd(range) - 1), last);
            assert.equal(rangeSize(range), size);
            assert.equal(formatCidr(range), text);
        }
    });

    it("finds every address in 0.0.0.0/0", () => {
        // Found in iam-simulate: `-1 << 32` is -1 in JavaScript, so a mask made by shifting loses /0.
        for (const text of ["0.0.0.0", "8.8.8.8", "127.255.255.255", "128.0.0.0", "255.255.255.255"]) {
            assert.ok(contains(cidr("0.0.0.0/0"), parseIpv4(text) ?? -1), text);
        }
    });

    it("finds one address in a /32", () => {
        const range = cidr("8.8.8.8/32");
        assert.deepEqual(
            ["8.8.8.7", "8.8.8.8", "8.8.8.9"].map((text) => contains(range, parseIpv4(text) ?? -1)),
            [false, true, false],
        );
    });

    it("refuses a block whose host bits are set, and names the block that holds the address", () => {
        // Found in CDK: such a block silently became the next one.
        assert.deepEqual(parseCidr("10.0.3.1/28", "network.cidrBlock"), {
            ok: false,
            issues: [
                {
                    code: "cidr-host-bits",
                    path: "network.cidrBlock",
                    message: "has host bits set, got `10.0.3.1/28`; expected a network address; use `10.0.3.0/28`",
                },
            ],
        });
        assert.deepEqual(parseCidr("0.0.0.1/0", "x"), {
            ok: false,
            issues: [
                {
                    code: "cidr-host-bits",
                    path: "x",
                    message: "has host bits set, got `0.0.0.1/0`; expected a network address; use `0.0.0.0/0`",
                },
            ],
        });
    });

    it("refuses what is not an address and a prefix length", () => {
        for (const text of [
            "",
            "10.0.0.0",
            "10.0.0.0/",
            "10.0.0.0/33",
            "10.0.0.0/-1",
            "10.0.0.0/08",
            "10.0.0.0/8/8",
            "/8",
            "10.0.0/8",
            "10.0.0.0/8 ",
            "10.0.0.0/1e1",
        ]) {
            const range = parseCidr(text, "here");
            assert.deepEqual(
                range.ok ? [] : range.issues.map(({ code, path }) => [code, path]),
                [["cidr-syntax", "here"]],
                text,
            );
        }
    });

    it("takes an address without a prefix length for one that is meant alone", () => {
        const range = parseCidr("198.51.100.1", "here");
        assert.deepEqual(range.ok ? [] : range.issues.map(({ message }) => message), [
            "is not a block of IPv4 addresses, got `198.51.100.1`; expected four numbers 0..255 and a prefix length 0..32; use `198.51.100.1/32` for this address alone",
        ]);
    });

    it("gives back every block that it writes", () => {
        fc.assert(
            fc.property(block, (range) => assert.deepEqual(cidr(formatCidr(range)), range)),
            SEED,
        );
    });
});

describe("blocks side by side", () => {
    it("either nest or share nothing", () => {
        fc.assert(
            fc.property(block, block, (one, other) => {
                assert.equal(overlaps(one, other), containsRange(one, other) || containsRange(other, one));
            }),
            SEED,
        );
    });

    it("overlap whichever comes first", () => {
        fc.assert(
            fc.property(block, block, (one, other) => assert.equal(overlaps(one, other), overlaps(other, one))),
            SEED,
        );
    });

    it("agree with sets of integers on all blocks of a world of sixteen addresses", () => {
        const start = 2 ** 31 - 8; // across the middle, where the sign of 32-bit numbers changes
        const world = [28, 29, 30, 31, 32].flatMap((length) =>
            Array.from({ length: 2 ** (length - 28) }, (_, index) =>
                blockOf(start + index * 2 ** (32 - length), length),
            ),
        );
        const blocks = [...world, blockOf(0, 0), blockOf(start, 28), blockOf(start + 8, 28)];
        const universe = Array.from({ length: 64 }, (_, index) => start - 24 + index);
        for (const one of blocks) {
            const these = new Set(universe.filter((number) => contains(one, number)));
            for (const other of blocks) {
                const those = universe.filter((number) => contains(other, number));
                assert.equal(
                    overlaps(one, other),
                    those.some((number) => these.has(number)),
                );
                // A block larger than the universe is cut by it, so only smaller ones can be compared.
                if (other.prefixLength > 0)
                    assert.equal(
                        containsRange(one, other),
                        those.every((number) => these.has(number)),
                    );
            }
        }
    });
});

describe("membership", () => {
    it("of a block agrees with comparing the leading bits as text", () => {
        const bits = (number: number) => number.toString(2).padStart(32, "0");
        fc.assert(
            fc.property(block, fc.oneof(address, fc.nat(300)), address, (range, offset, other) => {
                for (const number of [(range.first + offset) % 2 ** 32, other]) {
                    const naive =
                        bits(number).slice(0, range.prefixLength) === bits(range.first).slice(0, range.prefixLength);
                    assert.equal(contains(range, number), naive);
                }
            }),
            SEED,
        );
    });
});
