import { knownText, UNKNOWN, type Properties, type Value } from "../values";
import type { DataSource } from "./kind";
import { partitionOf, type Place } from "./place";

/** Facts that only the account knows: the dry run has none to ask. */
function unknown(facts: readonly string[]): Properties {
    return Object.fromEntries(facts.map((fact) => [fact, UNKNOWN]));
}

/** The facts that a look-up names itself; the rest is unknown. */
function lookUp(facts: readonly string[], args: Properties, id: Value | undefined): Properties {
    const named = facts.flatMap((fact) => (args[fact] === undefined ? [] : [[fact, args[fact]]]));
    return { ...unknown(facts), ...Object.fromEntries(named), id: id ?? UNKNOWN };
}

const VPC_FACTS =
    "arn cidrBlock cidrBlockAssociations default dhcpOptionsId enableDnsHostnames enableDnsSupport enableNetworkAddressUsageMetrics instanceTenancy ipv6AssociationId ipv6CidrBlock mainRouteTableId ownerId state tags".split(
        " ",
    );
const SUBNET_FACTS =
    "arn assignIpv6AddressOnCreation availabilityZone availabilityZoneId availableIpAddressCount cidrBlock defaultForAz ipv6CidrBlock mapPublicIpOnLaunch ownerId state tags vpcId".split(
        " ",
    );
const ZONE_FACTS =
    "arn callerReference comment linkedServiceDescription linkedServicePrincipal name nameServers primaryNameServer privateZone resourceRecordSetCount tags vpcId zoneId".split(
        " ",
    );

const SECRET_FACTS = "arn createdDate secretBinary secretId secretString versionId versionStage versionStages".split(
    " ",
);

const SERVICE_FACTS =
    "acceptanceRequired arn availabilityZones baseEndpointDnsNames managesVpcEndpoints owner privateDnsName privateDnsNames serviceId supportedIpAddressTypes tags".split(
        " ",
    );

function endpointService(args: Properties, place: Place): Properties {
    const reverse = place.partition === "aws-cn" ? "cn.com.amazonaws" : "com.amazonaws";
    const service = knownText(args["service"]);
    const given = knownText(args["serviceName"]);
    return {
        ...args,
        id: UNKNOWN,
        serviceName: given ?? (service === undefined ? UNKNOWN : `${reverse}.${place.region}.${service}`),
        serviceRegion: place.region,
        // In which zones a service is offered differs from account to account.
        ...unknown(SERVICE_FACTS),
        serviceType: args["serviceType"] ?? UNKNOWN,
    };
}

/** The data sources that the dry run answers, by token. */
export const DATA_SOURCES: Readonly<Record<string, DataSource>> = {
    "aws:index/getRegion:getRegion": (args, place) => {
        const region = knownText(args["region"]) ?? place.region;
        const { dnsSuffix } = partitionOf(region);
        return { id: region, region, name: region, endpoint: `ec2.${region}.${dnsSuffix}`, description: UNKNOWN };
    },
    "aws:index/getPartition:getPartition": (_args, { partition, dnsSuffix }) => ({
        id: partition,
        partition,
        dnsSuffix,
        reverseDnsPrefix: dnsSuffix.split(".").reverse().join("."),
    }),
    "aws:index/getCallerIdentity:getCallerIdentity": (_args, place) => ({
        id: place.account,
        accountId: place.account,
        arn: UNKNOWN,
        userId: UNKNOWN,
    }),
    "aws:ec2/getVpcEndpointService:getVpcEndpointService": endpointService,
    "aws:ec2/getVpc:getVpc": (args) => lookUp(VPC_FACTS, args, args["id"]),
    "aws:ec2/getSubnet:getSubnet": (args) => lookUp(SUBNET_FACTS, args, args["id"]),
    "aws:secretsmanager/getSecretVersion:getSecretVersion": (args) => lookUp(SECRET_FACTS, args, UNKNOWN),
    "aws:route53/getZone:getZone": (args) => lookUp(ZONE_FACTS, args, args["zoneId"]),
};
