import { createHash } from "node:crypto";
import { knownText, texts, UNKNOWN, type Properties, type Value } from "../values";
import { pinnedAddresses } from "./ec2";
import { hostedZoneOf } from "./hosted-zones";
import { ec2Kind, type Kinds } from "./kind";
import type { Place } from "./place";

const endpoint = ec2Kind("vpce", "vpc-endpoint", (inputs, place, id) => {
    const isInterface = knownText(inputs["vpcEndpointType"]) === "Interface";
    const common = {
        privateDnsEnabled: inputs["privateDnsEnabled"] ?? false,
        requesterManaged: false,
        routeTableIds: inputs["routeTableIds"] ?? [],
        serviceRegion: place.region,
        state: "available",
        vpcEndpointType: inputs["vpcEndpointType"] ?? "Gateway",
    };
    return isInterface
        ? { ...common, ...interfacePart(inputs, place, id) }
        : {
              ...common,
              dnsEntries: [],
              networkInterfaceIds: [],
              prefixListId: prefixListOf(knownText(inputs["serviceName"])),
          };
});

/** AWS's own list, the same for the service in the whole region: here one of the same form. */
function prefixListOf(serviceName: string | undefined): string {
    if (serviceName === undefined) return UNKNOWN;
    return `pl-${createHash("sha256").update(serviceName).digest("hex").slice(0, 8)}`;
}

function interfacePart(inputs: Properties, place: Place, id: string): Properties {
    const subnetIds = texts(inputs["subnetIds"]);
    const pinned = pinnedAddresses(inputs);
    return {
        dnsEntries: dnsEntries(inputs, place, id),
        ipAddressType: "ipv4",
        networkInterfaceIds: subnetIds.map((_, index) => `eni-0${place.hex(16, `eni ${index}`)}`),
        // An address that is not pinned is chosen by AWS.
        subnetConfigurations: subnetIds.map((subnetId) => ({ subnetId, ipv4: pinned.get(subnetId) ?? UNKNOWN })),
    };
}

/**
 * The endpoint's own name. The zonal names, which AWS adds behind it, need the zones of the subnets and are left out;
 * the list is known as far as it goes, since programs take its first entry.
 */
function dnsEntries(inputs: Properties, place: Place, id: string): Value {
    const service = hostOfService(knownText(inputs["serviceName"]), place.region);
    if (service === undefined) return UNKNOWN;
    const name = `${id}-${place.alphanumeric(8, "dns")}.${service}.${place.region}.vpce.${place.dnsSuffix}`;
    return [{ dnsName: name, hostedZoneId: hostedZoneOf("endpoint", place.region) }];
}

/** `com.amazonaws.<region>.ecr.dkr` is reached as `dkr.ecr`. */
function hostOfService(serviceName: string | undefined, region: string): string | undefined {
    const service = serviceName?.split(`.${region}.`)[1];
    return service?.split(".").reverse().join(".");
}

export const ENDPOINT: Kinds = { "aws:ec2/vpcEndpoint:VpcEndpoint": endpoint };
