import assert from "node:assert/strict";
import fc from "fast-check";
import { planSubnets, TIERS, type PlannedSubnet, type SubnetPlanArgs } from "../../components/subnet-plan";
import { containsRange, formatCidr, overlaps, parseCidr, rangeSize } from "../../model/ip";

const LETTERS = ["a", "b", "c", "d", "e", "f"].map((letter) => `eu-west-1${letter}`);
const prefixLengths = fc.record({
    isolated: fc.integer({ min: 17, max: 28 }),
    routed: fc.integer({ min: 17, max: 28 }),
    public: fc.integer({ min: 17, max: 28 }),
});
/** VPCs of every size, two zones or more, three sizes of subnets that need not be equal. */
const request: fc.Arbitrary<SubnetPlanArgs> = fc.record({
    cidrBlock: fc
        .tuple(fc.integer({ min: 8, max: 28 }), fc.integer({ min: 0, max: 2 ** 32 - 1 }))
        .map(([prefixLength, at]) => ({ first: at - (at % 2 ** (32 - prefixLength)), prefixLength })),
    zones: fc.uniqueArray(fc.constantFrom(...LETTERS), { minLength: 2, maxLength: 6 }),
    prefixLengths,
});

/** Runs a property on every request that has a plan, and sees to it that there are many. */
function holdsForPlans(property: (plan: readonly PlannedSubnet[], args: SubnetPlanArgs) => void): void {
    let planned = 0;
    fc.assert(
        fc.property(request, (args) => {
            const plan = planSubnets(args);
            if (!plan.ok) return;
            planned += 1;
            property(plan.value, args);
        }),
        { seed: 20261120, numRuns: 2000 },
    );
    assert.ok(planned > 400, `only ${planned} of 2000 requests had a plan`);
}

describe("planSubnets", () => {
    it("keeps every subnet inside the VPC", () => {
        holdsForPlans((plan, { cidrBlock }) => {
            for (const { range } of plan) assert.ok(containsRange(cidrBlock, range), formatCidr(range));
        });
    });

    it("lets no two subnets share an address", () => {
        holdsForPlans((plan) => {
            for (const [index, a] of plan.entries()) {
                for (const b of plan.slice(index + 1)) assert.ok(!overlaps(a.range, b.range));
            }
        });
    });

    it("aligns every subnet to its size", () => {
        holdsForPlans((plan) => {
            for (const { range } of plan) assert.equal(range.first % rangeSize(range), 0);
        });
    });

    it("gives every zone a subnet of each tier, of the size asked for", () => {
        holdsForPlans((plan, args) => {
            const seen = plan.map(({ zone, tier, range }) => [zone, tier, range.prefixLength]);
            const wanted = [...args.zones]
                .sort()
                .flatMap((z) => TIERS.map((tier) => [z, tier, args.prefixLengths[tier]]));
            assert.deepEqual(seen, wanted);
        });
    });

    it("moves no existing subnet when a zone is added, wherever in the list", () => {
        let compared = 0;
        holdsForPlans((before, args) => {
            for (const added of LETTERS) {
                const after = planSubnets({ ...args, zones: [added, ...args.zones] });
                if (!after.ok) continue;
                compared += 1;
                const places = new Map(
                    after.value.map((each) => [`${each.zone} ${each.tier}`, formatCidr(each.range)]),
                );
                for (const { zone, tier, range } of before) {
                    assert.equal(places.get(`${zone} ${tier}`), formatCidr(range));
                }
            }
        });
        assert.ok(compared > 1000, `only ${compared} plans with one more zone`);
    });

    it("does not depend on the order of the zones", () => {
        fc.assert(
            fc.property(request, (args) => {
                const reversed = { ...args, zones: [...args.zones].reverse() };
                assert.deepEqual(planSubnets(args), planSubnets(reversed));
            }),
            { seed: 20261120 },
        );
    });

    it("stays inside a /16 with a /18, a /17 and a /18 in one zone, where summing sizes would leave it", () => {
        const cidrBlock = parseCidr("10.0.0.0/16", "test");
        assert.ok(cidrBlock.ok);
        const plan = planSubnets({
            cidrBlock: cidrBlock.value,
            zones: ["eu-west-1a"],
            prefixLengths: { isolated: 18, routed: 17, public: 18 },
        });
        assert.ok(plan.ok);
        assert.deepEqual(
            plan.value.map(({ tier, range }) => `${tier} ${formatCidr(range)}`),
            ["isolated 10.0.128.0/18", "routed 10.0.0.0/17", "public 10.0.192.0/18"],
        );
    });

    it("refuses a block that is too small, and says which would do", () => {
        const cidrBlock = parseCidr("10.0.0.0/24", "test");
        assert.ok(cidrBlock.ok);
        const plan = planSubnets({
            cidrBlock: cidrBlock.value,
            zones: ["eu-west-1a", "eu-west-1c"],
            prefixLengths: { isolated: 25, routed: 25, public: 25 },
        });
        assert.deepEqual(plan, {
            ok: false,
            issues: [
                {
                    code: "subnet-plan-too-small",
                    path: "cidrBlock",
                    message:
                        "has no room for the subnets of zone `eu-west-1c`, got `10.0.0.0/24`; expected at least a /21: zones are placed by letter, each with 512 addresses; take a larger block or smaller subnets (`subnetPrefixLength`)",
                },
            ],
        });
    });
});
