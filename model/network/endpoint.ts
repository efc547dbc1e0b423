import type { Data, Resource, Urn } from "../resource";
import { ofType, referred, type Reference, type Stack } from "../stack";
import { isUnknown, unknown } from "../unknown";
import { asFlag, asList, asText, fieldOf, settingOf, type Known } from "./attribute";
import { isNothing, nothing, referredIn } from "./reference";
import { ENDPOINT_GROUP_TYPE, ENDPOINT_TYPES, GROUP_TYPES, SUBNET_TYPES, VPC_TYPES } from "./resource-types";

/** A VPC endpoint, of whatever kind. */
export interface Endpoint {
    readonly urn: Urn;
    readonly name: string;
    readonly id: string | undefined;
    readonly vpc: Reference;
    /** Such as `com.amazonaws.eu-west-1.execute-api`. */
    readonly service: Known<string>;
    readonly kind: Known<string>;
    /** Whether the service's own names lead to it inside the VPC. */
    readonly privateDns: Known<boolean>;
    /** `undefined`: none given, so that AWS takes the VPC's default group. */
    readonly securityGroups: Reference | undefined;
    readonly subnets: Reference;
    /** Of its interfaces, as far as they were chosen; unknown where AWS chooses them. */
    readonly addresses: readonly Known<string>[];
}

/**
 * The VPC endpoints of a stack.
 *
 * The default of the provider is no private DNS, unlike that of the console.
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/37783 (read 2026-11-20)
 */
export function readEndpoints(stack: Stack): readonly Endpoint[] {
    return ofType(stack, ...ENDPOINT_TYPES).map((endpoint) => ({
        urn: endpoint.urn,
        name: endpoint.name,
        id: endpoint.id,
        vpc: referred(stack, endpoint, "vpcId", VPC_TYPES),
        service: asText(settingOf(endpoint, "serviceName")) ?? unknown,
        kind: asText(settingOf(endpoint, "vpcEndpointType")) ?? "Gateway",
        privateDns: asFlag(settingOf(endpoint, "privateDnsEnabled")) ?? false,
        securityGroups: groupsOf(stack, endpoint),
        subnets: subnetsOf(stack, endpoint),
        addresses: addressesOf(endpoint),
    }));
}

/** Whether it is an endpoint of API Gateway's execute-api service, in whatever partition. */
export function isExecuteApi({ service }: Endpoint): Known<boolean> {
    return isUnknown(service) ? unknown : /\.execute-api(?:-fips)?$/.test(service);
}

function groupsOf(stack: Stack, endpoint: Resource): Reference | undefined {
    const ids = settingOf(endpoint, "securityGroupIds");
    const groups =
        ids === undefined ? nothing : referredIn(stack, endpoint, "securityGroupIds", entries(ids), GROUP_TYPES);
    const all = [groups, ...associatedGroups(stack, endpoint)].filter((each) => !isNothing(each));
    if (all.length === 0) return undefined;
    return {
        resources: [...new Set(all.flatMap(({ resources }) => resources))],
        elsewhere: [...new Set(all.flatMap(({ elsewhere }) => elsewhere))],
        hasUnknown: all.some(({ hasUnknown }) => hasUnknown),
    };
}

/** Groups that the program adds to an endpoint by a resource of its own. */
function associatedGroups(stack: Stack, endpoint: Resource): readonly Reference[] {
    return ofType(stack, ENDPOINT_GROUP_TYPE)
        .filter((each) => referred(stack, each, "vpcEndpointId", ENDPOINT_TYPES).resources.includes(endpoint))
        .map((each) => referred(stack, each, "securityGroupId", GROUP_TYPES));
}

function subnetsOf(stack: Stack, endpoint: Resource): Reference {
    const ids = settingOf(endpoint, "subnetIds");
    return ids === undefined ? nothing : referredIn(stack, endpoint, "subnetIds", entries(ids), SUBNET_TYPES);
}

function addressesOf(endpoint: Resource): readonly Known<string>[] {
    const configurations = asList(settingOf(endpoint, "subnetConfigurations"));
    const chosen = isUnknown(configurations)
        ? []
        : configurations.map((each) => asText(fieldOf(each, "ipv4")) ?? unknown);
    return chosen.length > 0 ? chosen : [unknown];
}

function entries(data: Data): readonly Data[] {
    const list = asList(data);
    return isUnknown(list) ? [unknown] : list;
}
