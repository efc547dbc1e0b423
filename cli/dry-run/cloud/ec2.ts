import { isMap, isList, knownName, knownText, UNKNOWN, type Properties } from "../values";
import { ec2Kind, joinKind, type Kinds } from "./kind";

const vpc = ec2Kind("vpc", "vpc", (inputs, place) => {
    const routeTable = `rtb-0${place.hex(16, "main")}`;
    return {
        defaultNetworkAclId: `acl-0${place.hex(16, "acl")}`,
        defaultRouteTableId: routeTable,
        defaultSecurityGroupId: `sg-0${place.hex(16, "group")}`,
        enableDnsHostnames: inputs["enableDnsHostnames"] ?? false,
        enableDnsSupport: inputs["enableDnsSupport"] ?? true,
        instanceTenancy: "default",
        mainRouteTableId: routeTable,
    };
});

const subnet = ec2Kind("subnet", "subnet", () => ({
    // Which zone id stands behind a zone's name differs from account to account.
    availabilityZoneId: UNKNOWN,
    assignIpv6AddressOnCreation: false,
    mapPublicIpOnLaunch: false,
    privateDnsHostnameTypeOnLaunch: "ip-name",
}));

const securityGroup = {
    named: true,
    ...ec2Kind("sg", "security-group", () => ({ description: "Managed by Pulumi", namePrefix: "" })),
};

const rule = ec2Kind("sgr", "security-group-rule", (_inputs, _place, id) => ({ securityGroupRuleId: id }));

const eip = ec2Kind("eipalloc", "elastic-ip", (_inputs, place, id) => {
    // TEST-NET-3 (RFC 5737): an address that cannot be anybody's.
    const publicIp = `203.0.113.${place.next("eip")}`;
    return { allocationId: id, domain: "vpc", publicIp, address: publicIp, associationId: UNKNOWN };
});

const natGateway = ec2Kind("nat", "natgateway", (_inputs, place) => ({
    connectivityType: "public",
    networkInterfaceId: `eni-0${place.hex(16, "eni")}`,
    privateIp: UNKNOWN,
    publicIp: UNKNOWN,
}));

/** Which names and addresses an endpoint has is in `endpoint.ts`; the rest of a VPC is here. */
export const EC2: Kinds = {
    "aws:ec2/vpc:Vpc": vpc,
    "aws:ec2/subnet:Subnet": subnet,
    "aws:ec2/routeTable:RouteTable": ec2Kind("rtb", "route-table", (inputs) => ({ routes: inputs["routes"] ?? [] })),
    "aws:ec2/internetGateway:InternetGateway": ec2Kind("igw", "internet-gateway", () => ({})),
    "aws:ec2/natGateway:NatGateway": natGateway,
    "aws:ec2/eip:Eip": eip,
    "aws:ec2/securityGroup:SecurityGroup": securityGroup,
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": rule,
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": rule,
    "aws:ec2/route:Route": {
        make: (_inputs, place) => ({
            id: `r-rtb-${place.hex(17)}`,
            outputs: { origin: "CreateRoute", state: "active" },
        }),
    },
    "aws:ec2/routeTableAssociation:RouteTableAssociation": {
        make: (_inputs, place) => ({ id: `rtbassoc-0${place.hex(16)}`, outputs: {} }),
    },
    "aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation": {
        make: (_inputs, place) => ({ id: `rtbassoc-0${place.hex(16)}`, outputs: { originalRouteTableId: UNKNOWN } }),
    },
    "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy": {
        make: (inputs, place) => ({ id: knownName(inputs["vpcEndpointId"]) ?? place.hex(16), outputs: {} }),
    },
    "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation": {
        make: (_inputs, place) => ({ id: `a-${place.hex(16)}`, outputs: {} }),
    },
    "aws:ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation": {
        make: (_inputs, place) => ({ id: `a-${place.hex(16)}`, outputs: {} }),
    },
    "aws:ec2/vpcEndpointSecurityGroupAssociation:VpcEndpointSecurityGroupAssociation": joinKind(
        "vpcEndpointId",
        "securityGroupId",
    ),
};

/** Addresses that the program pins, by subnet. */
export function pinnedAddresses(inputs: Properties): ReadonlyMap<string, string> {
    const configurations = inputs["subnetConfigurations"];
    if (!isList(configurations)) return new Map();
    const pins = configurations.filter(isMap).map((each) => [knownText(each["subnetId"]), knownText(each["ipv4"])]);
    return new Map(pins.filter((pin): pin is [string, string] => pin.every((part) => part !== undefined)));
}
