import assert from "node:assert/strict";
import { hiddenRecords, type RecordKey } from "../../components/split-horizon-zones";

const key = (text: string): RecordKey => {
    const [name = "", type = "A"] = text.split(" ");
    return { name, type };
};

describe("hiddenRecords", () => {
    const validation = "_0123456789abcdef0123456789abcdef.api.ex.com";
    const cases: [title: string, records: string[], answered: string[], hidden: string[]][] = [
        [
            "names what is at or below the zone and not answered, once, in order",
            ["w.ex.com A", "a.b.ex.com A", "w.ex.com A", "ex.com MX"],
            [],
            ["a.b.ex.com A", "ex.com MX", "w.ex.com A"],
        ],
        ["leaves out what is answered", ["api.ex.com A", "www.ex.com A"], ["api.ex.com A"], ["www.ex.com A"]],
        ["tells types of one name apart", ["api.ex.com A", "api.ex.com AAAA"], ["api.ex.com A"], ["api.ex.com AAAA"]],
        ["leaves out what is beside or above the zone", ["example.com A", "com A", "notex.com A"], [], []],
        [
            "leaves out name servers and start of authority of the zone itself, and not of one below",
            ["ex.com NS", "ex.com SOA", "sub.ex.com NS"],
            [],
            ["sub.ex.com NS"],
        ],
        [
            "leaves out the CNAMEs by which ACM validates",
            [`${validation} CNAME`, `${validation} TXT`],
            [],
            [`${validation} TXT`],
        ],
        [
            "names other records that begin with an underscore",
            ["_dmarc.ex.com TXT", "_sip._tcp.ex.com SRV", "_acme-challenge.ex.com CNAME"],
            [],
            ["_acme-challenge.ex.com CNAME", "_dmarc.ex.com TXT", "_sip._tcp.ex.com SRV"],
        ],
    ];
    for (const [title, records, answered, hidden] of cases) {
        it(title, () => {
            const zone = { apex: "ex.com", zoneName: "ex.com", answered: answered.map(key) };
            assert.deepEqual(hiddenRecords(records.map(key), zone), hidden);
        });
    }

    it("names what is below a zone of exactly one name, and nothing beside it", () => {
        const zone = { apex: "ex.com", zoneName: "api.ex.com", answered: [key("api.ex.com A")] };
        const records = ["api.ex.com A", "v2.api.ex.com A", "www.ex.com A", "ex.com NS"].map(key);
        assert.deepEqual(hiddenRecords(records, zone), ["v2.api.ex.com A"]);
    });
});
