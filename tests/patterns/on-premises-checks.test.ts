/* What on-premises refuses: whole lists of codes and places. */
import assert from "node:assert/strict";
import { parseStackConfig } from "../../config/parse";
import { patterns } from "../../patterns/registry";
import { adopted, EXAMPLE, TABLES, withOptions } from "./on-premises-fixture";

describe("the on-premises pattern refuses", () => {
    function issuesOf(config: Record<string, unknown>): string[] {
        const raw = Object.fromEntries(
            Object.entries(config).map(([key, value]) => [
                key,
                typeof value === "string" ? value : JSON.stringify(value),
            ]),
        );
        const parsed = parseStackConfig(raw, patterns);
        if (parsed.ok) return [];
        for (const { message } of parsed.issues) assert.match(message, /^[^;]+, got .+; expected .+; .+[^.]$/s);
        return parsed.issues.map(({ code, path }) => `${code} ${path}`);
    }

    const transit = (connection: object) => ({ connection: { kind: "transit-gateway", ...connection } });
    const attachmentId = "tgw-attach-0123456789abcdef0";
    const cases: [title: string, config: Record<string, unknown>, issues: string[]][] = [
        [
            "subnets without room for a load balancer",
            withOptions(
                {},
                { "private-api:network": { cidrBlock: "10.80.0.0/23", zones: ["ap-northeast-1a", "ap-northeast-1c"] } },
            ),
            ["balancer-subnet-size network"],
        ],
        [
            "targets on the internet or of the local link, but not one of the shared address space",
            withOptions({
                onPremisesCidrBlocks: ["100.64.0.0/10", "198.51.100.0/24"],
                targets: ["198.51.100.7", "100.64.0.7", "169.254.1.1"],
            }),
            ["target-public options.targets[0]", "target-public options.targets[2]"],
        ],
        [
            "a target inside the VPC's own block",
            withOptions({ targets: ["10.80.1.10"] }),
            ["target-in-vpc options.targets[0]"],
        ],
        [
            "a target inside an adopted VPC whose block is stated",
            withOptions({ targets: ["10.1.1.10"], routeTableIds: TABLES }, adopted({ cidrBlock: "10.1.0.0/16" })),
            ["target-in-vpc options.targets[0]"],
        ],
        [
            "a target that no block has a route to, and one that is listed twice",
            withOptions({ targets: ["192.168.1.1", "172.16.0.1", "192.168.1.1"] }),
            ["target-without-route options.targets[1]", "repeated options.targets[2]"],
        ],
        [
            "on-premises blocks that meet the VPC's, or each other's copy",
            withOptions({ onPremisesCidrBlocks: ["192.168.0.0/16", "10.0.0.0/8", "192.168.0.0/16"] }),
            ["network-overlap options.onPremisesCidrBlocks[1]", "repeated options.onPremisesCidrBlocks[2]"],
        ],
        [
            "a way back that leaves out a part of the VPC",
            withOptions({ returnCidrBlocks: ["10.80.0.0/17"] }),
            ["no-return-route options.returnCidrBlocks"],
        ],
        [
            "an existing VPC without a route to a gateway that is not there yet",
            withOptions({}, adopted()),
            ["no-route options.routeTableIds"],
        ],
        [
            "route tables for a VPC that is created with its own",
            withOptions({ routeTableIds: [TABLES[0]] }),
            ["not-used options.routeTableIds"],
        ],
        [
            "a transit gateway and a table beside the attachment to it",
            withOptions(
                transit({
                    attachmentId,
                    transitGatewayId: "tgw-0123456789abcdef0",
                    routeTableId: "tgw-rtb-0123456789abcdef0",
                }),
                adopted(),
            ),
            [
                "adopted-attachment options.connection.routeTableId",
                "adopted-attachment options.connection.transitGatewayId",
            ],
        ],
        [
            "a table of a transit gateway that is only being created",
            withOptions(transit({ routeTableId: "tgw-rtb-0123456789abcdef0" })),
            ["table-without-gateway options.connection.routeTableId"],
        ],
        [
            "status codes in a range that ends before it begins",
            withOptions({ healthyStatusCodes: "200,399-300" }),
            ["status-range options.healthyStatusCodes"],
        ],
        [
            "a way to the internet that no host of this pattern has",
            withOptions(
                {},
                { "private-api:network": { ...(EXAMPLE["private-api:network"] as object), egress: "nat" } },
            ),
            ["not-used network.egress"],
        ],
        [
            "public subnets, and addresses of an endpoint",
            withOptions(
                transit({ attachmentId }),
                adopted({
                    endpointAddresses: ["10.0.0.10", "10.0.1.10"],
                    publicSubnetIds: ["subnet-0123456789abcdef2"],
                }),
            ),
            ["not-used network.existing.endpointAddresses", "not-used network.existing.publicSubnetIds"],
        ],
        [
            "an attachment of a VPC that is only being created",
            withOptions(transit({ attachmentId })),
            ["attachment-of-created-network options.connection.attachmentId"],
        ],
        [
            "a policy with the keys of private APIs, which nobody would satisfy",
            withOptions({
                resourcePolicy: {
                    Statement: [{ Effect: "Allow", Condition: { StringEquals: { "aws:SourceVpc": "vpc-1" } } }],
                },
            }),
            ["public-policy-endpoint-key options.resourcePolicy"],
        ],
        [
            "routes of its own, as the servers answer all of them",
            withOptions(
                {},
                { "private-api:api": { routes: [{ method: "GET", path: "/", integration: { type: "mock" } }] } },
            ),
            ["not-used api.routes"],
        ],
        [
            "what only an execute-api endpoint has",
            withOptions(
                transit({ attachmentId }),
                adopted({ endpointId: "vpce-0123456789abcdef0", endpointPrivateDnsEnabled: true }),
            ),
            ["not-used network.existing.endpointId"],
        ],
        [
            "clients of an endpoint, and addresses for it",
            withOptions(
                {},
                {
                    "private-api:network": {
                        ...(EXAMPLE["private-api:network"] as object),
                        clients: [{ cidrBlock: "172.16.0.0/16" }],
                        endpointAddresses: ["10.80.0.10", "10.80.64.10"],
                    },
                },
            ),
            ["not-used network.clients", "not-used network.endpointAddresses"],
        ],
    ];
    for (const [title, config, issues] of cases) it(title, () => assert.deepEqual(issuesOf(config), issues));

    it("nothing of an existing VPC that is connected already", () => {
        assert.deepEqual(issuesOf(withOptions(transit({ attachmentId }), adopted())), []);
        const virtualPrivateGatewayId = "vgw-0123456789abcdef0";
        const connection = { kind: "virtual-private-gateway", virtualPrivateGatewayId };
        assert.deepEqual(issuesOf(withOptions({ connection }, adopted())), []);
    });
});
