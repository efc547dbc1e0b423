import type { Data, Resource } from "../../../model/resource";

/** What of a resource a test wants to say besides its inputs. */
export interface Rest {
    readonly id?: string;
    readonly outputs?: Readonly<Record<string, Data>>;
    readonly external?: boolean;
    /** Resources that a property was made of. */
    readonly madeOf?: Readonly<Record<string, readonly Resource[]>>;
}

/** A resource of a program, as it is before or after a deployment. */
export function resource(
    type: string,
    name: string,
    inputs: Readonly<Record<string, Data>>,
    rest: Rest = {},
): Resource {
    const made = Object.entries(rest.madeOf ?? {}).map(([key, of]) => [key, of.map(({ urn }) => urn)] as const);
    return {
        urn: `urn:pulumi:test::test::${type}::${name}`,
        type,
        name,
        id: rest.id,
        external: rest.external,
        inputs,
        outputs: rest.outputs ?? {},
        dependencies: made.flatMap(([, urns]) => urns),
        propertyDependencies: Object.fromEntries(made),
    };
}

export const vpc = resource("aws:ec2/vpc:Vpc", "vpc", { cidrBlock: "10.0.0.0/16" }, { id: "vpc-1" });

export const securityGroup = (name: string, inputs: Readonly<Record<string, Data>> = {}, rest: Rest = {}): Resource =>
    resource("aws:ec2/securityGroup:SecurityGroup", name, { vpcId: "vpc-1", ...inputs }, { id: `sg-${name}`, ...rest });

/** An inline rule of TCP 443. */
export const https = (peer: Readonly<Record<string, Data>>): Data => ({
    protocol: "tcp",
    fromPort: 443,
    toPort: 443,
    ...peer,
});

/** An endpoint for API Gateway with security group `sg-clients`, and private DNS unless it is switched off. */
export const endpoint = (inputs: Readonly<Record<string, Data>> = {}, rest: Rest = {}): Resource =>
    resource(
        "aws:ec2/vpcEndpoint:VpcEndpoint",
        "endpoint",
        {
            vpcId: "vpc-1",
            serviceName: "com.amazonaws.eu-west-1.execute-api",
            vpcEndpointType: "Interface",
            privateDnsEnabled: true,
            securityGroupIds: ["sg-clients"],
            ...inputs,
        },
        { id: "vpce-1", ...rest },
    );

export const restApi = (name: string, types: string, inputs: Readonly<Record<string, Data>> = {}): Resource =>
    resource(
        "aws:apigateway/restApi:RestApi",
        name,
        { endpointConfiguration: { types }, ...inputs },
        { id: name, outputs: { executionArn: `arn:aws:execute-api:eu-west-1:111111111111:${name}` } },
    );

export const zone = (domain: Data, vpcIds: readonly string[], rest: Rest = {}): Resource =>
    resource(
        "aws:route53/zone:Zone",
        `zone-${vpcIds.length}-${String(domain)}`,
        { name: domain, vpcs: vpcIds.map((vpcId) => ({ vpcId })) },
        { id: `Z${vpcIds.length}-${String(domain)}`, ...rest },
    );

export const record = (
    of: Resource,
    name: Data,
    inputs: Readonly<Record<string, Data>> = {},
    rest: Rest = {},
): Resource =>
    resource(
        "aws:route53/record:Record",
        `${of.name}/${String(name)}`,
        { zoneId: of.id ?? "", name, type: "A", aliases: [{ name: "x", zoneId: "Z" }], ...inputs },
        rest,
    );
