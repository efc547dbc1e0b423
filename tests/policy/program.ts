import type { Properties, Resource } from "../../model/resource";

export const VPC_ID = "vpc-0a1b2c3d4e5f60718";
export const FOREIGN_VPC_ID = "vpc-0f9e8d7c6b5a43210";
export const ENDPOINT_ID = "vpce-0a1b2c3d4e5f60718";
export const REGION_SERVICE = "com.amazonaws.eu-central-1.execute-api";

/** How a resource differs from one that nothing is known of. */
export interface Parts {
    readonly id?: string;
    readonly parent?: string;
    readonly inputs?: Properties;
    readonly outputs?: Properties;
    /** Names of the resources that a property is made of. */
    readonly from?: Readonly<Record<string, readonly string[]>>;
    /** Names of resources that it waits for besides. */
    readonly after?: readonly string[];
}

/** URN of a test program's resource, by its type and name. */
export function urnOf(type: string, name: string): string {
    return `urn:pulumi:stack::project::${type}::${name}`;
}

/** A resource as the program registers it. */
export type Registration = readonly [type: string, name: string, parts?: Parts];

/** The resources of a program; dependencies are given by name. */
export function program(...registrations: readonly Registration[]): readonly Resource[] {
    const urns = new Map(registrations.map(([type, name]) => [name, urnOf(type, name)]));
    const urnsOf = (names: readonly string[]): string[] =>
        names.map((name) => urns.get(name) ?? urnOf("missing", name));
    return registrations.map(([type, name, parts = {}]) => {
        const { id, parent, inputs = {}, outputs = {}, from = {}, after = [] } = parts;
        const propertyDependencies = Object.fromEntries(
            Object.entries(from).map(([property, names]) => [property, urnsOf(names)]),
        );
        return {
            urn: urnOf(type, name),
            type,
            name,
            ...(id === undefined ? {} : { id }),
            ...(parent === undefined ? {} : { parent }),
            inputs,
            outputs,
            dependencies: [...new Set([...Object.values(propertyDependencies).flat(), ...urnsOf(after)])],
            propertyDependencies,
        };
    });
}

/** The AWS form of a policy that confines callers to VPCs: an Allow, and a Deny for the rest. */
export function confining(
    vpcs: Properties[string],
    keys: readonly ("Allow" | "Deny")[] = ["Allow", "Deny"],
): Properties {
    const statement = { Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*" };
    return {
        Version: "2012-10-17",
        Statement: keys.map((Effect) => ({
            Effect,
            ...statement,
            Condition: { [Effect === "Allow" ? "StringEquals" : "StringNotEquals"]: { "aws:SourceVpc": vpcs } },
        })),
    };
}

/** A policy that lets in everyone. */
export const OPEN: Properties = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: "*", Action: "execute-api:Invoke", Resource: "execute-api:/*" }],
};

export const text = (document: Properties): string => JSON.stringify(document);

export const TYPES = {
    stack: "pulumi:pulumi:Stack",
    vpc: "aws:ec2/vpc:Vpc",
    endpoint: "aws:ec2/vpcEndpoint:VpcEndpoint",
    api: "aws:apigateway/restApi:RestApi",
    policy: "aws:apigateway/restApiPolicy:RestApiPolicy",
    put: "aws:apigateway/restApiPut:RestApiPut",
    method: "aws:apigateway/method:Method",
    deployment: "aws:apigateway/deployment:Deployment",
    domain: "aws:apigateway/domainName:DomainName",
    association: "aws:apigateway/domainNameAccessAssociation:DomainNameAccessAssociation",
    component: "private-api:index:RestApi",
} as const;

/** The network of most tests: a VPC and its execute-api endpoint, both there. */
export const NETWORK: readonly Registration[] = [
    [TYPES.vpc, "vpc", { id: VPC_ID, inputs: { cidrBlock: "10.0.0.0/16" } }],
    [
        TYPES.endpoint,
        "endpoint",
        { id: ENDPOINT_ID, inputs: { vpcId: VPC_ID, serviceName: REGION_SERVICE }, from: { vpcId: ["vpc"] } },
    ],
];

/** A private API, once it is there. */
export function privateApi(inputs: Properties = {}, from: Parts["from"] = {}): Registration {
    return [
        TYPES.api,
        "api",
        { id: "a1b2c3d4e5", inputs: { endpointConfiguration: { types: "PRIVATE" }, ...inputs }, from },
    ];
}

/** A policy of its own for that API. */
export function policyOf(document: Properties[string], name = "policy"): Registration {
    return [
        TYPES.policy,
        name,
        { inputs: { restApiId: "a1b2c3d4e5", policy: document }, from: { restApiId: ["api"], policy: ["api", "vpc"] } },
    ];
}
