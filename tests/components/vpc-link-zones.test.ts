import assert from "node:assert/strict";
import { judgeLinkZones } from "../../components/vpc-link-zones";

/** An account whose names stand for ids in another order than one would guess. */
const ACCOUNT = {
    names: ["us-east-1a", "us-east-1b", "us-east-1c", "us-east-1d"],
    ids: ["use1-az3", "use1-az1", "use1-az2", "use1-az6"],
};

describe("the zones of a VPC link", () => {
    it("are judged by the id that stands behind a name in the account", () => {
        assert.equal(judgeLinkZones("us-east-1", ACCOUNT, ["us-east-1b", "us-east-1d"]), undefined);
        assert.equal(
            judgeLinkZones("us-east-1", ACCOUNT, ["us-east-1a", "us-east-1b"]),
            "network.zones: has a zone without VPC links, got `us-east-1a`, in this account `use1-az3`; expected zones among `us-east-1b`, `us-east-1c`, `us-east-1d`; choose others, at least two",
        );
    });

    it("are named all at once where several are refused", () => {
        const account = {
            names: ["eu-west-3a", "eu-west-3b", "eu-west-3c"],
            ids: ["euw3-az2", "euw3-az4", "euw3-az1"],
        };
        assert.equal(
            judgeLinkZones("eu-west-3", account, ["eu-west-3a", "eu-west-3b"]),
            "network.zones: has a zone without VPC links, got `eu-west-3a`, in this account `euw3-az2` and `eu-west-3b`, in this account `euw3-az4`; expected zones among `eu-west-3c`; choose others, at least two",
        );
    });

    it("are named by the subnet where subnets are configured", () => {
        const line = judgeLinkZones("us-east-1", ACCOUNT, ["us-east-1b", "us-east-1a"], "network.existing.subnetIds");
        assert.ok(line?.startsWith("network.existing.subnetIds[1]: is in a zone without VPC links, got `us-east-1a`"));
    });

    it("are left to AWS in a region of which nothing is listed", () => {
        const account = { names: ["xx-west-1a"], ids: ["xxw1-az9"] };
        assert.equal(judgeLinkZones("xx-west-1", account, ["xx-west-1a"]), undefined);
    });

    it("are left to AWS where the account does not know the name", () => {
        assert.equal(judgeLinkZones("us-east-1", ACCOUNT, ["us-east-1z"]), undefined);
    });
});
