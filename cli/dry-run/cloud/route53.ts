import { isList, isMap, knownName, UNKNOWN, type Value } from "../values";
import { hostedZoneId } from "./hosted-zones";
import { joined, type Kind, type Kinds } from "./kind";

const zone: Kind = {
    named: true,
    toldById: (id) => ({ zoneId: id }),
    make: (_inputs, place) => {
        const id = hostedZoneId(place.urn);
        return {
            id,
            outputs: {
                arn: `arn:${place.partition}:route53:::hostedzone/${id}`,
                comment: "Managed by Pulumi",
                // Which servers answer for a zone is told when it is made.
                nameServers: UNKNOWN,
                primaryNameServer: UNKNOWN,
                zoneId: id,
            },
        };
    },
};

const record: Kind = {
    make: (inputs, place) => {
        const id = joined(inputs, ["zoneId", "name", "type"], "_") ?? place.hex(16);
        // A name that the program gives in full is the FQDN; a short one needs the zone's.
        const name = knownName(inputs["name"]);
        return {
            id,
            outputs: { fqdn: name?.includes(".") ? name.replace(/\.$/, "") : UNKNOWN, allowOverwrite: false },
        };
    },
};

/** A kind of Route 53 Resolver: the id is a prefix and 17 hexadecimal digits. */
function resolverKind(prefix: string, collection: string): Kind {
    return {
        named: true,
        make: (_inputs, place) => {
            const id = `${prefix}-0${place.hex(16)}`;
            return { id, outputs: { arn: place.arn("route53resolver", `${collection}/${id}`) } };
        },
    };
}

const resolverEndpoint: Kind = {
    named: true,
    make: (inputs, place) => {
        const id = `rslvr-${inputs["direction"] === "OUTBOUND" ? "out" : "in"}-0${place.hex(16)}`;
        const arn = place.arn("route53resolver", `resolver-endpoint/${id}`);
        return {
            id,
            outputs: {
                arn,
                hostVpcId: UNKNOWN,
                ipAddresses: withAddresses(inputs["ipAddresses"]),
                protocols: ["Do53"],
                resolverEndpointType: "IPV4",
            },
        };
    },
};

/** An address that the program does not pin is chosen by AWS. */
function withAddresses(given: Value | undefined): Value {
    return isList(given)
        ? given.map((each) => (isMap(each) ? { ip: UNKNOWN, ipId: UNKNOWN, ...each } : each))
        : UNKNOWN;
}

/** Amazon Route 53: zones, records and the Resolver. */
export const ROUTE53: Kinds = {
    "aws:route53/zone:Zone": zone,
    "aws:route53/zoneAssociation:ZoneAssociation": {
        make: (inputs, place) => ({
            id: joined(inputs, ["zoneId", "vpcId"], ":") ?? place.hex(16),
            outputs: { owningAccount: place.account, vpcRegion: place.region },
        }),
    },
    "aws:route53/vpcAssociationAuthorization:VpcAssociationAuthorization": {
        make: (inputs, place) => ({
            id: joined(inputs, ["zoneId", "vpcId"], ":") ?? place.hex(16),
            outputs: { vpcRegion: place.region },
        }),
    },
    "aws:route53/record:Record": record,
    "aws:route53/resolverEndpoint:ResolverEndpoint": resolverEndpoint,
    "aws:route53/resolverRule:ResolverRule": resolverKind("rslvr-rr", "resolver-rule"),
    "aws:route53/resolverRuleAssociation:ResolverRuleAssociation": resolverKind(
        "rslvr-rrassoc",
        "resolver-rule-association",
    ),
};
