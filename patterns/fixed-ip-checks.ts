import { makeIssue, quote, type Issue } from "../config/issue";
import { repeatedEntries } from "../config/repeated-entries";
import { endpointFactIssues } from "./endpoint-facts";
import type { FixedIpConfig } from "./fixed-ip";

/** What is wrong with a configuration of `fixed-ip` as a whole. */
export function fixedIpIssues(config: FixedIpConfig): readonly Issue[] {
    const { allowedCidrs, clientVpcIds, elasticIpAllocationIds, privateDnsEnabled } = config.options;
    return [
        ...repeatedEntries("options.allowedCidrs", allowedCidrs),
        ...repeatedEntries("options.clientVpcIds", clientVpcIds),
        ...repeatedEntries("options.elasticIpAllocationIds", elasticIpAllocationIds),
        ...existingNetworkIssues(config),
        ...elasticIpIssues(config),
        ...privateZoneIssues(config),
        ...endpointFactIssues(config, privateDnsEnabled),
    ];
}

/** What the pattern has to be told of a network that it does not make. */
function existingNetworkIssues({ network }: FixedIpConfig): readonly Issue[] {
    if (network?.kind !== "existing") return [];
    const missing = (key: string, expected: string, fix: string): Issue =>
        makeIssue({
            code: "missing",
            path: `network.existing.${key}`,
            problem: "is not set",
            got: "nothing",
            expected,
            fix,
        });
    const whose = network.endpointId === undefined ? "that the endpoint gets" : "that the endpoint has";
    return [
        ...(network.publicSubnetIds === undefined
            ? [
                  missing(
                      "publicSubnetIds",
                      "subnets with a route to an internet gateway, where the load balancer faces the internet",
                      "list one in each zone",
                  ),
              ]
            : []),
        ...(network.endpointAddresses === undefined
            ? [
                  missing(
                      "endpointAddresses",
                      `the addresses ${whose}, one in each of \`network.existing.subnetIds\`: the load balancer leads to them`,
                      network.endpointId === undefined
                          ? "choose free ones"
                          : "list them with `aws ec2 describe-network-interfaces`",
                  ),
              ]
            : []),
    ];
}

function elasticIpIssues({ network, options }: FixedIpConfig): readonly Issue[] {
    const given = options.elasticIpAllocationIds.length;
    const places = network?.kind === "created" ? network.zones : network?.publicSubnetIds;
    if (given === 0 || places === undefined || given === places.length) return [];
    const where = network?.kind === "created" ? "`network.zones`" : "`network.existing.publicSubnetIds`";
    const issue = makeIssue({
        code: "elastic-ip-count",
        path: "options.elasticIpAllocationIds",
        problem: "does not have one Elastic IP for each zone of the load balancer",
        got: `${given}`,
        expected: `${places.length}, in the order of ${where}`,
        fix:
            given < places.length
                ? "add the missing ones, or leave the list out to have all created"
                : "remove those left over",
    });
    return [issue];
}

/** A wider private zone hides every public name below it that is not in it (rule D-12). */
function privateZoneIssues({ dns, options }: FixedIpConfig): readonly Issue[] {
    const { privateZoneName: zone, mirroredRecords } = options;
    const name = dns?.domainName ?? "";
    if (zone === undefined || zone === name) return mirroredRecords.length > 0 ? [looseRecords(name)] : [];
    if (!name.endsWith(`.${zone}`)) return [outsideZone(zone, name)];
    if (mirroredRecords.length === 0) return [hidingZone(zone, name)];
    return mirroredRecords.flatMap((record, index) => {
        const isInside = record.name === zone || record.name.endsWith(`.${zone}`);
        if (isInside && record.name !== name) return [];
        const issue = makeIssue({
            code: isInside ? "mirrored-own-name" : "mirrored-record-outside",
            path: `options.mirroredRecords[${index}].name`,
            problem: isInside ? "is the API's own name, which has its private answer" : "is not in the private zone",
            got: quote(record.name),
            expected: isInside ? "names besides it" : `\`${zone}\` or a name below it`,
            fix: "remove the record",
        });
        return [issue];
    });
}

function looseRecords(name: string): Issue {
    return makeIssue({
        code: "mirrored-without-zone",
        path: "options.mirroredRecords",
        problem: `is not used, since a private zone of exactly \`${name}\` hides no other name`,
        got: "records",
        expected: "none without a wider `options.privateZoneName`",
        fix: "remove them",
    });
}

function outsideZone(zone: string, name: string): Issue {
    return makeIssue({
        code: "domain-outside-private-zone",
        path: "options.privateZoneName",
        problem: "does not hold the API's name",
        got: quote(zone),
        expected: `\`${name}\` or a domain above it`,
        fix: "correct it, or leave it out",
    });
}

function hidingZone(zone: string, name: string): Issue {
    return makeIssue({
        code: "private-zone-hides-names",
        path: "options.privateZoneName",
        problem: "hides every public name below it from the VPC, and none is repeated",
        got: quote(zone),
        expected: `\`options.mirroredRecords\` with the other public names of \`${zone}\`, or a zone of exactly \`${name}\``,
        fix: "list the records, or leave the option out",
    });
}
