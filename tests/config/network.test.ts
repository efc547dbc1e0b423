/** Proves what `private-api:network` may say. Not: that the zones exist or that the existing things do. */
import assert from "node:assert/strict";
import { faults, INNER, lines, parsed } from "./stack";

const ZONES = ["eu-central-1a", "eu-central-1b"];
const VPC = "vpc-0123456789abcdef0";
const EXISTING = { vpcId: VPC, subnetIds: ["subnet-0123456789abcdef0", "subnet-01234567"] };
const withNetwork = (network: unknown) => ({ ...INNER, network });
const created = (fields: object) => withNetwork({ zones: ZONES, ...fields });

describe("a network to create", () => {
    it("is as large as a VPC can be", () => {
        for (const cidrBlock of ["10.0.0.0/16", "10.0.0.0/24"]) assert.deepEqual(faults(created({ cidrBlock })), []);
        assert.deepEqual(lines(created({ cidrBlock: "10.0.0.0/15" })), [
            "network.cidrBlock: is too large for a VPC, got `10.0.0.0/15`; expected a prefix length of 16 to 28; choose a block of such a size",
        ]);
        assert.deepEqual(faults(created({ cidrBlock: "0.0.0.0/0" })), ["network-size network.cidrBlock"]);
        assert.deepEqual(faults(created({ cidrBlock: "10.0.0.0/29" })), ["network-size network.cidrBlock"]);
    });

    it("is refused when its block has host bits, with the block to use", () => {
        assert.deepEqual(lines(created({ cidrBlock: "10.0.0.1/16" })), [
            "network.cidrBlock: has host bits set, got `10.0.0.1/16`; expected a network address; use `10.0.0.0/16`",
        ]);
    });

    it("has subnets five bits smaller than itself, at most /28", () => {
        const prefixLength = (cidrBlock: string) => {
            const { network } = parsed(created({ cidrBlock }));
            return network?.kind === "created" ? network.subnetPrefixLength : undefined;
        };
        assert.deepEqual(
            ["10.0.0.0/16", "10.0.0.0/20", "10.0.0.0/23", "10.0.0.0/24"].map(prefixLength),
            [21, 25, 28, 28],
        );
    });

    it("has room for its subnets", () => {
        assert.deepEqual(faults(created({ cidrBlock: "10.0.0.0/28" })), ["subnet-plan-too-small network.cidrBlock"]);
        assert.deepEqual(faults(created({ subnetPrefixLength: 17 })), ["subnet-plan-too-small network.cidrBlock"]);
        assert.deepEqual(faults(created({ subnetPrefixLength: 19 })), []);
        assert.deepEqual(faults(created({ subnetPrefixLength: 29 })), ["out-of-range network.subnetPrefixLength"]);
    });

    it("needs two to six different zones", () => {
        assert.deepEqual(lines(withNetwork({})), [
            "network.zones: is not set, got nothing; expected two to six availability zones, or an `existing` network; add it to `private-api:network`, such as `zones: [eu-central-1a, eu-central-1b]`",
        ]);
        assert.deepEqual(lines(withNetwork({ zones: ["eu-central-1a"] })), [
            "network.zones: has too few entries, got 1; expected a list of 2 to 6 entries; add the missing ones",
        ]);
        const seven = [..."abcdefg"].map((letter) => `eu-central-1${letter}`);
        assert.deepEqual(faults(withNetwork({ zones: seven })), ["too-many network.zones"]);
        assert.deepEqual(faults(withNetwork({ zones: [...ZONES, "eu-central-1a"] })), ["repeated network.zones[2]"]);
    });

    it("takes zones of the stack's region alone", () => {
        assert.deepEqual(lines(withNetwork({ zones: ["eu-central-1a", "eu-west-1b"] })), [
            "network.zones[1]: is not a zone of the stack's region, got `eu-west-1b`; expected `eu-central-1` and a letter, as `aws:region` says; use `eu-central-1b`, or change `aws:region`",
        ]);
    });

    it("takes no local and no wavelength zones", () => {
        const zones = ["us-west-2a", "us-west-2-lax-1a", "us-west-2-wl1-las-wlz-1"];
        const here = { ...INNER, "aws:region": "us-west-2" };
        assert.deepEqual(faults({ ...here, network: { zones } }), [
            "zone-local network.zones[1]",
            "wrong-form network.zones[2]",
        ]);
        assert.deepEqual(faults({ pattern: "inner", network: { zones } }), [
            "missing aws:region",
            "zone-local network.zones[1]",
            "wrong-form network.zones[2]",
        ]);
    });

    it("says what is wrong with each zone, whatever is wrong with others", () => {
        assert.deepEqual(faults(withNetwork({ zones: ["euc1-az1", "eu-west-1a", 5] })), [
            "wrong-form network.zones[0]",
            "zone-region network.zones[1]",
            "wrong-type network.zones[2]",
        ]);
        assert.deepEqual(faults(withNetwork({ zones: ["eu-west-1a"] })), [
            "too-few network.zones",
            "zone-region network.zones[0]",
        ]);
    });

    it("has no way to the internet unless it is given one", () => {
        const egress = (fields: object) => {
            const { network } = parsed(created(fields));
            return network?.kind === "created" ? network.egress : undefined;
        };
        assert.deepEqual([egress({}), egress({ egress: "nat" })], ["none", "nat"]);
        assert.deepEqual(faults(created({ egress: true })), ["unknown-value network.egress"]);
    });
});

describe("pinned addresses of the endpoint", () => {
    const pinned = (...endpointAddresses: string[]) => created({ endpointAddresses });

    it("lie in the isolated subnet of each zone, in the order of the zones", () => {
        // A zone's place is its letter's: four /21 each, so `b` begins at 10.0.32.0.
        assert.deepEqual(faults(pinned("10.0.0.4", "10.0.39.254")), []);
        const turned = { zones: [...ZONES].reverse(), endpointAddresses: ["10.0.39.254", "10.0.0.4"] };
        assert.deepEqual(faults(withNetwork(turned)), []);
        assert.deepEqual(lines(pinned("10.0.0.4", "10.0.8.10")), [
            "network.endpointAddresses[1]: is not in the isolated subnet of `eu-central-1b`, got `10.0.8.10`; expected `10.0.32.4` to `10.0.39.254` of `10.0.32.0/21`; choose one of these",
        ]);
        assert.deepEqual(faults(pinned("10.0.32.4", "10.0.0.4")), [
            "endpoint-address-outside network.endpointAddresses[0]",
            "endpoint-address-outside network.endpointAddresses[1]",
        ]);
    });

    it("are none of the five that AWS keeps", () => {
        for (const address of ["10.0.0.0", "10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.7.255"]) {
            assert.deepEqual(
                faults(pinned(address, "10.0.32.4")),
                ["endpoint-address-reserved network.endpointAddresses[0]"],
                address,
            );
        }
    });

    it("are as many as the zones", () => {
        assert.deepEqual(lines(pinned("10.0.0.4")), [
            "network.endpointAddresses: does not have one address for each zone, got 1; expected 2, in the order of `network.zones`; add the missing ones",
        ]);
        assert.deepEqual(faults(pinned("10.0.0.4", "10.0.32.4", "10.0.32.5")), [
            "endpoint-address-count network.endpointAddresses",
        ]);
        assert.deepEqual(faults(pinned()), ["too-few network.endpointAddresses"]);
    });

    it("are IPv4 addresses", () => {
        for (const address of ["10.0.0.256", "10.0.0", "10.0.0.04", "::1", "10.0.0.4/32", "10.0.0.4."]) {
            assert.deepEqual(
                faults(pinned(address, "10.0.32.4")),
                ["wrong-form network.endpointAddresses[0]"],
                address,
            );
        }
    });
});

describe("clients of the endpoint", () => {
    const withClients = (...clients: unknown[]) => created({ clients });

    it("are blocks or VPCs", () => {
        const { network } = parsed(withClients({ cidrBlock: "192.168.0.0/16" }, { vpcId: VPC }));
        assert.deepEqual(network?.clients, [{ cidrBlock: "192.168.0.0/16" }, { vpcId: VPC }]);
        assert.deepEqual(faults(withClients({}, { cidrBlock: "192.168.0.0/16", vpcId: VPC })), [
            "client-form network.clients[0]",
            "client-form network.clients[1]",
        ]);
    });

    it("lie outside the VPC, whichever block is the larger", () => {
        assert.deepEqual(lines(withClients({ cidrBlock: "10.0.7.0/24" })), [
            "network.clients[0].cidrBlock: lies inside the VPC's own block, got `10.0.7.0/24`; expected a block apart from `network.cidrBlock`, which is `10.0.0.0/16`; change one of them",
        ]);
        assert.deepEqual(faults(withClients({ cidrBlock: "10.0.0.0/8" })), [
            "network-overlap network.clients[0].cidrBlock",
        ]);
        assert.deepEqual(faults(withClients({ cidrBlock: "0.0.0.0/0" })), [
            "network-overlap network.clients[0].cidrBlock",
        ]);
        assert.deepEqual(faults(withClients({ cidrBlock: "10.1.0.0/16" })), []);
    });

    it("lie outside the existing VPC where its block is stated", () => {
        const clients = [{ cidrBlock: "10.9.0.0/24" }];
        assert.deepEqual(faults(withNetwork({ existing: { ...EXISTING, cidrBlock: "10.9.0.0/16" }, clients })), [
            "network-overlap network.clients[0].cidrBlock",
        ]);
        assert.deepEqual(faults(withNetwork({ existing: EXISTING, clients })), []);
    });

    it("are nothing to an adopted endpoint, whose security group is not this stack's", () => {
        const adopted = (...clients: unknown[]) =>
            withNetwork({ existing: { ...EXISTING, endpointId: "vpce-01234567" }, clients });
        assert.deepEqual(lines(adopted({ vpcId: "vpc-01234567" }, { cidrBlock: "10.9.0.0/24" })), [
            "network.clients: has no effect on an adopted endpoint, got 2 entries; expected none: its security group is somebody else's; remove them, and have the group's owner let these networks in",
        ]);
        assert.deepEqual(lines(adopted({ vpcId: "vpc-01234567" })), [
            "network.clients: has no effect on an adopted endpoint, got 1 entry; expected none: its security group is somebody else's; remove them, and have the group's owner let these networks in",
        ]);
        assert.deepEqual(faults(adopted({})), [
            "clients-of-adopted-endpoint network.clients",
            "client-form network.clients[0]",
        ]);
        assert.deepEqual(faults(adopted()), []);
    });

    it("are named once each, and each wrong one is said", () => {
        assert.deepEqual(
            faults(withClients({ vpcId: VPC }, { vpcId: VPC }, { vpcId: "vpc-1" }, {}, { cidrBlock: "10.0.0.0/99" })),
            [
                "repeated network.clients[1]",
                "wrong-form network.clients[2].vpcId",
                "client-form network.clients[3]",
                "cidr-syntax network.clients[4].cidrBlock",
            ],
        );
    });
});

describe("an existing network", () => {
    it("is taken as it is, with the facts that are stated", () => {
        const existing = {
            ...EXISTING,
            endpointId: "vpce-01234567",
            cidrBlock: "10.9.0.0/16",
            endpointPrivateDnsEnabled: false,
        };
        assert.deepEqual(parsed(withNetwork({ existing })).network, { kind: "existing", ...existing, clients: [] });
    });

    it("leaves nothing to say about one to create", () => {
        const fields = { cidrBlock: "10.0.0.0/16", zones: ZONES, egress: "nat", subnetPrefixLength: 20 };
        assert.deepEqual(
            faults(withNetwork({ ...fields, endpointAddresses: ["10.0.0.4", "10.0.32.4"], existing: EXISTING })),
            [
                "created-and-existing network.cidrBlock",
                "created-and-existing network.egress",
                "created-and-existing network.endpointAddresses",
                "created-and-existing network.subnetPrefixLength",
                "created-and-existing network.zones",
            ],
        );
        assert.deepEqual(lines(withNetwork({ egress: "none", existing: EXISTING })), [
            "network.egress: cannot stand beside `network.existing`, which is used as it is, got both; expected a network to create or an existing one; remove `egress` or `existing`",
        ]);
    });

    it("is named by ids of the right form", () => {
        const existing = {
            vpcId: "vpc-0123456789ABCDEF0",
            subnetIds: ["subnet-1", "vpc-01234567"],
            endpointId: "vpce-0123",
        };
        assert.deepEqual(faults(withNetwork({ existing })), [
            "wrong-form network.existing.endpointId",
            "wrong-form network.existing.subnetIds[0]",
            "wrong-form network.existing.subnetIds[1]",
            "wrong-form network.existing.vpcId",
        ]);
    });

    it("has at least two different subnets", () => {
        const [subnet = ""] = EXISTING.subnetIds;
        assert.deepEqual(faults(withNetwork({ existing: { ...EXISTING, subnetIds: [subnet] } })), [
            "too-few network.existing.subnetIds",
        ]);
        assert.deepEqual(faults(withNetwork({ existing: { ...EXISTING, subnetIds: [subnet, subnet] } })), [
            "repeated network.existing.subnetIds[1]",
        ]);
    });

    it("has the endpoint's addresses in one of its blocks, where those are stated and the endpoint is new", () => {
        const given = { ...EXISTING, cidrBlock: "10.9.0.0/16", endpointAddresses: ["10.9.0.10", "10.8.0.10"] };
        const outside = ["endpoint-address-outside network.existing.endpointAddresses[1]"];
        assert.deepEqual(faults(withNetwork({ existing: given })), outside);
        const clients = [{ cidrBlock: "10.8.0.0/16" }];
        assert.deepEqual(faults(withNetwork({ existing: given, clients })), []);
        assert.deepEqual(faults(withNetwork({ existing: { ...given, endpointId: "vpce-01234567" } })), []);
        assert.deepEqual(faults(withNetwork({ existing: { ...given, cidrBlock: undefined } })), []);
    });

    it("states facts of an endpoint only with the endpoint", () => {
        assert.deepEqual(faults(withNetwork({ existing: { ...EXISTING, endpointPrivateDnsEnabled: true } })), [
            "fact-without-endpoint network.existing.endpointPrivateDnsEnabled",
        ]);
    });
});
