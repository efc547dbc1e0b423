import { makeIssue, quote, type Issue } from "../config/issue";
import type { StackConfig } from "../config/pattern-config";
import { repeatedEntries } from "../config/repeated-entries";
import { contains, containsRange, parseCidr, parseIpv4, type Ipv4Range } from "../model/ip";
import { balancerSubnetIssues } from "./balancer-subnets";
import { idleDefinition, idleNetworkParts, notUsed } from "./idle-settings";
import { overlapIssues } from "./on-premises-blocks";
import type { Options } from "./on-premises-options";

type Config = StackConfig<string, Options>;

/**
 * Addresses outside the VPC that a load balancer takes as targets.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html (read 2026-11-21)
 */
const TARGET_BLOCKS = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"];

/** What a stack of the pattern cannot be, however right each key is. */
export function onPremisesIssues(config: Config): readonly Issue[] {
    return [
        ...repeatedEntries("options.onPremisesCidrBlocks", config.options.onPremisesCidrBlocks),
        ...repeatedEntries("options.binaryMediaTypes", config.options.binaryMediaTypes),
        ...overlapIssues(config),
        ...targetIssues(config),
        ...connectionIssues(config),
        ...returnIssues(config),
        ...tableIssues(config),
        ...statusIssues(config),
        ...idleDefinition(config.api, "the servers answer every path and method"),
        ...idleNetworkParts(config.network),
        ...balancerSubnetIssues(config.network),
    ];
}

const rangesOf = (blocks: readonly string[]): readonly Ipv4Range[] =>
    blocks.flatMap((text) => {
        const block = parseCidr(text, "");
        return block.ok ? [block.value] : [];
    });

function targetIssues({ options, network }: Config): readonly Issue[] {
    const [own] = rangesOf(network?.cidrBlock === undefined ? [] : [network.cidrBlock]);
    const onPremises = rangesOf(options.onPremisesCidrBlocks);
    const issues = options.targets.flatMap((text, index): readonly Issue[] => {
        const address = parseIpv4(text);
        if (address === undefined) return [];
        const target = { path: `options.targets[${index}]`, got: quote(text) };
        const liesIn = (ranges: readonly Ipv4Range[]) => ranges.some((range) => contains(range, address));
        if (!liesIn(rangesOf(TARGET_BLOCKS))) return [publicTarget(target)];
        if (own && contains(own, address)) return [innerTarget(target, network?.cidrBlock ?? "")];
        return liesIn(onPremises) ? [] : [unroutedTarget(target)];
    });
    return [...repeatedEntries("options.targets", options.targets), ...issues];
}

interface Target {
    readonly path: string;
    readonly got: string;
}

function publicTarget(target: Target): Issue {
    return makeIssue({
        code: "target-public",
        ...target,
        problem: "is not a private address",
        expected: "one of RFC 1918 or 100.64.0.0/10, as a load balancer takes no other outside its VPC",
        fix: "give the server's address in its own network",
    });
}

function innerTarget(target: Target, own: string): Issue {
    return makeIssue({
        code: "target-in-vpc",
        ...target,
        problem: "lies inside the VPC's own block",
        expected: `an address outside \`${own}\`, in \`options.onPremisesCidrBlocks\``,
        fix: "correct the address, or choose another block for the VPC",
    });
}

function unroutedTarget(target: Target): Issue {
    return makeIssue({
        code: "target-without-route",
        ...target,
        problem: "lies in none of the on-premises blocks, so that there is no route to it",
        expected: "an address in `options.onPremisesCidrBlocks`",
        fix: "add its block there, or correct the address",
    });
}

function connectionIssues({ options: { connection }, network }: Config): readonly Issue[] {
    if (connection.kind !== "transit-gateway") return [];
    const { transitGatewayId, attachmentId, routeTableId } = connection;
    if (attachmentId === undefined) {
        const isLoose = routeTableId !== undefined && transitGatewayId === undefined;
        return isLoose ? [tableOfNoGateway(routeTableId)] : [];
    }
    const early = makeIssue({
        code: "attachment-of-created-network",
        path: "options.connection.attachmentId",
        problem: "cannot be an attachment of a VPC that is only being created",
        got: quote(attachmentId),
        expected: "none without `network.existing`",
        fix: "give `transitGatewayId`, or the existing VPC",
    });
    const besides = (["transitGatewayId", "routeTableId"] as const)
        .filter((key) => connection[key] !== undefined)
        .map((key) =>
            makeIssue({
                code: "adopted-attachment",
                path: `options.connection.${key}`,
                problem: "cannot stand beside `attachmentId`, which is used as it is",
                got: "both",
                expected: "an attachment to create or an existing one",
                fix: `remove \`${key}\` or \`attachmentId\``,
            }),
        );
    return network?.kind === "created" ? [early, ...besides] : besides;
}

/** A table that exists belongs to a gateway that exists; one that is only being created has its default tables. */
function tableOfNoGateway(routeTableId: string): Issue {
    return makeIssue({
        code: "table-without-gateway",
        path: "options.connection.routeTableId",
        problem: "cannot be a table of a transit gateway that is only being created",
        got: quote(routeTableId),
        expected: "`transitGatewayId` of the gateway that it belongs to",
        fix: "add it, or remove `routeTableId`",
    });
}

/** Ranges such as `399-200`, which AWS refuses. */
function statusIssues({ options: { healthyStatusCodes } }: Config): readonly Issue[] {
    const falling = healthyStatusCodes.split(",").filter((part) => {
        const [first = "", last = first] = part.split("-");
        return Number(first) > Number(last);
    });
    return falling.map((range) =>
        makeIssue({
            code: "status-range",
            path: "options.healthyStatusCodes",
            problem: "has a range that ends before it begins",
            got: quote(range),
            expected: "the lower code first",
            fix: `write ${quote(range.split("-").reverse().join("-"))}`,
        }),
    );
}

/** Answers come back over the connection only where a block that holds the VPC's is sent over it. */
function returnIssues({ options, network }: Config): readonly Issue[] {
    const blocks = options.returnCidrBlocks;
    if (blocks === undefined) return [];
    const repeated = repeatedEntries("options.returnCidrBlocks", blocks);
    const [own] = rangesOf(network?.cidrBlock === undefined ? [] : [network.cidrBlock]);
    if (!own || rangesOf(blocks).some((range) => containsRange(range, own))) return repeated;
    const issue = makeIssue({
        code: "no-return-route",
        path: "options.returnCidrBlocks",
        problem: "has no return route to the VPC, whose load balancer would wait for answers in vain",
        got: blocks.map(quote).join(", "),
        expected: `a block that holds the VPC's, ${quote(network?.cidrBlock)}`,
        fix: "add it, or leave the key out",
    });
    return [...repeated, issue];
}

function tableIssues({ options, network }: Config): readonly Issue[] {
    const tables = options.routeTableIds;
    const path = "options.routeTableIds";
    const repeated = repeatedEntries(path, tables);
    if (network?.kind === "created" && tables.length > 0) {
        const problem = "has no use in a VPC of this stack, which has a route table of its own";
        return [...repeated, notUsed(path, problem, quote(tables))];
    }
    if (network?.kind !== "existing" || tables.length > 0 || isConnected(options)) return repeated;
    const issue = makeIssue({
        code: "no-route",
        path,
        problem: "is empty, while nothing can lead yet to a gateway that is only being created or attached",
        got: "no route table",
        expected: "the route tables of `network.existing.subnetIds`",
        fix: "list them with `aws ec2 describe-route-tables`",
    });
    return [...repeated, issue];
}

/** Whether the VPC is connected already, so that its routes may be there. */
function isConnected({ connection }: Options): boolean {
    return connection.kind === "transit-gateway"
        ? connection.attachmentId !== undefined
        : connection.virtualPrivateGatewayId !== undefined;
}
